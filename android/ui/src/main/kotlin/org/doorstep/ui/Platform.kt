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

    /** What is being read aloud, if anything. */
    val reading: StateFlow<Reading?>

    /** Reads a text aloud. */
    fun speak(aloud: Aloud)

    /** Waits where it is, until [goOn]. */
    fun pause()

    fun goOn()

    /** Stops reading aloud. */
    fun hush()

    /** Keeps the screen lit, or no longer. */
    fun keepLit(on: Boolean)

    /** Keeps whoever has the phone in hand in the app, where the system can, or no longer. */
    fun keepInside(on: Boolean)

    /** Lets the person choose a handbook's file; null where none was chosen. */
    suspend fun pickPack(): PackFile?

    /** Lets the person choose a file and reads it; null where none was chosen. */
    suspend fun pickText(): String?

    /** Lets the person choose where to keep a text; whether it was written. */
    suspend fun keepText(text: String): Boolean

    /** Ends the app and takes it off the list of recent ones (A8). */
    fun leave()
}

/** A text to read aloud, [piece by piece][pieces], in the language of [tag], which its speakers call [endonym] (L15). [of] names it. */
data class Aloud(val of: String, val pieces: List<String>, val tag: String, val endonym: String)

/** How far a text is read: the number of the piece that is heard, from 0, and whether it waits there. */
data class Reading(val of: String, val piece: Int, val waits: Boolean = false)

/** How a phrase is named while it is read aloud, and how a whole passage is, without a [phrase]. */
internal fun heard(section: String, phrase: Int? = null): String = listOfNotNull(section, phrase).joinToString("/")
