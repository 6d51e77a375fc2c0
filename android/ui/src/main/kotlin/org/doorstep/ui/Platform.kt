package org.doorstep.ui

import kotlinx.coroutines.flow.StateFlow
import org.doorstep.model.PackFile

/**
 * What the device does for the screens. Everything else is drawn inside one window, sheets too, so that what keeps that window out of
 * screenshots (A3) covers all.
 */
interface Platform {
    /** Opens the dialer with a number of the handbook's; the person presses call. */
    fun dial(number: String)

    /** Opens the dialer with a number of the worker's own, handed over whole: pauses and extensions too. */
    fun dialOwn(dial: String)

    /** Opens a text message, with the words to send if there are any. */
    fun write(number: String, words: String?)

    /** Hands a text to the system's share sheet. */
    fun share(text: String)

    /** Whether a text is being read aloud. */
    val speaking: StateFlow<Boolean>

    /** Reads a text aloud in the language of [tag], which its speakers call [endonym] (L15). */
    fun speak(text: String, tag: String, endonym: String)

    /** Stops reading aloud. */
    fun hush()

    /** Lets the person choose a handbook's file; null where none was chosen. */
    suspend fun pickPack(): PackFile?

    /** Lets the person choose a file and reads it; null where none was chosen. */
    suspend fun pickText(): String?

    /** Lets the person choose where to keep a text; whether it was written. */
    suspend fun keepText(text: String): Boolean

    /** Ends the app and takes it off the list of recent ones (A8). */
    fun leave()
}
