package org.doorstep.model

/** Something that could not be done, as a message that says what happened, what was kept and what to do. */
class Failure(val key: String, val values: Map<String, Any> = emptyMap()) : Exception(key)

/** A search that a newer one made pointless. */
class Interrupted : Exception()
