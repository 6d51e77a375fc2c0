package org.doorstep.app

import java.util.Locale
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNull
import kotlin.test.assertTrue

class SpeechTest {
    private fun voice(tag: String, onDevice: Boolean = true, quality: Int = 300) = VoiceDescription(Locale.forLanguageTag(tag), onDevice, quality)

    private fun chosen(language: String, vararg voices: VoiceDescription) = chosen(voices.toList(), Locale.forLanguageTag(language)) { it }

    @Test
    fun c9_a_voice_that_needs_the_network_is_never_chosen() {
        assertNull(chosen("es", voice("es-ES", onDevice = false, quality = 500)))
        val here = voice("es-MX", quality = 100)
        assertEquals(here, chosen("es", voice("es-ES", onDevice = false, quality = 500), here))
    }

    @Test
    fun a_voice_speaks_the_language_of_the_passage() {
        assertNull(chosen("vi", voice("en-US"), voice("es-ES")))
        val mexican = voice("es-MX", quality = 200)
        assertEquals(mexican, chosen("es-MX", voice("es-ES", quality = 400), mexican))
        val spanish = voice("spa", quality = 100)
        assertEquals(spanish, chosen("es", voice("en"), spanish))
    }

    @Test
    fun nothing_is_lost_when_a_text_is_cut() {
        val text = "One two. Three four five!\n\n  Six\n" + "x".repeat(50) + " " + "\uD83D\uDE00".repeat(30)
        for (most in listOf(2, 3, 7, 20, 4000)) {
            val pieces = pieces(text, most)
            assertTrue(pieces.all { it.length in 1..most }, "$most: $pieces")
            assertTrue(pieces.none { it.first().isLowSurrogate() || it.last().isHighSurrogate() }, "$most")
            assertEquals(text.filterNot(Char::isWhitespace), pieces.joinToString("").filterNot(Char::isWhitespace))
        }
        assertEquals(listOf("One two.", "Three", "four"), pieces("One two. Three four", 9))
        assertEquals(emptyList(), pieces(" \n ", 10))
    }
}
