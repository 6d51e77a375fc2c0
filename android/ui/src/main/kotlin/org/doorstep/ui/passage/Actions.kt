package org.doorstep.ui.passage

import org.doorstep.model.Words

/** What can be done inside a passage. A passage shown to a family has none. */
class Actions(
    val words: Words,
    val open: (section: String) -> Unit,
    val define: (concept: String) -> Unit,
    val dial: (number: String) -> Unit,
    val write: (number: String, words: String?) -> Unit,
    val ticked: (block: Int, item: Int) -> Boolean,
    val tick: (block: Int, item: Int) -> Unit,
)
