package org.doorstep.core

import org.doorstep.core.uniffi.Doorstep
import org.doorstep.core.uniffi.InterfaceLanguage
import org.doorstep.core.uniffi.Language
import org.doorstep.core.uniffi.ReadException

/** The handbook that is read, open. Another one may take its place while the app runs; what it is read and spoken in stays. */
class OpenedHandbook(first: Doorstep) {
    private class Open(val core: Doorstep) {
        /** An open handbook has the same ones always. */
        val languages: List<Language> by lazy { core.languages() }
    }

    @Volatile
    private var open = Open(first)

    private var reading: String? = null
    private var tongue: String? = null

    internal val core: Doorstep get() = open.core

    internal val languages: List<Language> get() = asking { open.languages }

    @Synchronized
    internal fun read(tag: String): String = core.useLanguage(tag).also { reading = tag }

    @Synchronized
    internal fun speak(tag: String): InterfaceLanguage = core.useInterfaceLanguage(tag).also { tongue = tag }

    /** Another handbook is read from now on. A language that it does not have leaves it in the one that it opened with. */
    @Synchronized
    internal fun become(next: Doorstep) {
        // Fails here rather than on the screen.
        next.home(0)
        tongue?.let { choosing { next.useInterfaceLanguage(it) } }
        reading?.let { choosing { next.useLanguage(it) } }
        open = Open(next)
    }

    private fun choosing(choose: () -> Unit) = try {
        choose()
    } catch (_: ReadException) {
        Unit
    }
}
