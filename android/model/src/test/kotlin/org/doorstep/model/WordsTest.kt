package org.doorstep.model

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

class WordsTest {
    private val handbook = FakeHandbook()

    /** A8: a message may hold what was searched for. */
    @Test
    fun a8_what_was_said_is_forgotten_with_the_rest() {
        val scope = CoroutineScope(Dispatchers.Unconfined)
        val shell = Shell(handbook, FakePassages(handbook), FakePacks(handbook, FakePassages(handbook)), FakeSettings(), { 0 }, { 0 }, scope, Dispatchers.Unconfined)
        shell.start()
        val words = assertNotNull(shell.frame.value).words
        val first = words.correction("trafficking")
        assertEquals(first, words.correction("trafficking"))
        assertEquals(1, handbook.formats, "what was said before is at hand")
        shell.hide()
        assertEquals(first, words.correction("trafficking"))
        assertEquals(2, handbook.formats)
    }

    @Test
    fun only_so_much_is_held() {
        val words = Words(handbook)
        repeat(1_000) { words.results(it) }
        handbook.formats = 0
        repeat(1_000) { words.results(it) }
        assertTrue(handbook.formats > 500)
    }
}
