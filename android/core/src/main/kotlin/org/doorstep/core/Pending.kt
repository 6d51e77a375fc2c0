package org.doorstep.core

import org.doorstep.core.uniffi.Bookmarks
import org.doorstep.core.uniffi.ImportReport
import org.doorstep.model.Failure

// Until the core has them; its own functions come before these.

internal fun Bookmarks.exportSealed(passphrase: String, now: Long): String =
    throw Failure("error-store-busy").also { check(passphrase.isNotEmpty() && now >= 0) }

internal fun Bookmarks.importSealed(text: String, passphrase: String, now: Long): ImportReport =
    throw Failure("error-store-busy").also { check(text.isNotEmpty() && passphrase.isNotEmpty() && now >= 0) }
