package org.doorstep.preview

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import org.doorstep.core.openCore
import org.doorstep.model.Bookmark
import org.doorstep.model.Failure
import org.doorstep.model.LOCKED
import org.doorstep.model.NewPin
import org.doorstep.model.Place
import org.doorstep.model.Screen
import org.doorstep.model.Tab
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import kotlin.test.assertNull
import kotlin.test.assertTrue

/** The lock over what is saved, over the real core. */
@OptIn(ExperimentalTestApi::class)
class LockJourneyTest {
    private val folder = newFolder()
    private val key = DeskKey { ByteArray(32) }

    private fun opened() = openCore(places(Desk.Place.pack, folder), listOf("en"), key)

    private fun setPin(wipeAfter: Int? = null) = opened().passages.let {
        it.save(Scenes.ID.PLAN, 0)
        it.setPin(NewPin(PIN, 0, wipeAfter, giveUpDamaged = false))
    }

    @Test
    fun c4_a_pin_is_set_locks_and_is_typed_in_place_while_reading_goes_on() {
        val desk = Desk(folder = folder)
        desk.shell.start()
        play(desk) {
            onNode(hasText("Settings") and hasClickAction()).performScrollTo().performClick()
            onNode(hasText("Lock") and hasClickAction()).performScrollTo().performClick()
            onNode(hasText("No PIN is set.")).assertIsDisplayed()
            onNode(hasText("Set a PIN") and hasClickAction()).performScrollTo().performClick()
            val (first, second) = listOf("New PIN", "The same once more").map { onNode(hasSetTextAction() and hasText(it)) }
            first.performScrollTo().performTextInput("111111")
            onNode(hasText("Too easy", substring = true)).performScrollTo().assertIsDisplayed()
            desk.shell.setPin(PIN, PIN, null)
            waitForIdle()
            assertEquals(Place.Lock, desk.shell.frame.value?.at?.place)
            desk.shell.open(Place.Article(Scenes.ID.PLAN))
            val screen = assertIs<Screen.ArticleScreen>(desk.shell.frame.value?.screen)
            desk.shell.toggle(screen.article, screen.bookmark)
            desk.shell.lockNow()
            waitForIdle()
            assertEquals(Bookmark.Unknown, assertIs<Screen.ArticleScreen>(desk.shell.frame.value?.screen).bookmark)
            desk.shell.select(Tab.Saved)
            waitForIdle()
            onNode(hasText("What you saved is locked")).assertIsDisplayed()
            desk.shell.locking.unlock(PIN)
            waitForIdle()
            assertEquals(listOf(Scenes.ID.PLAN), desk.shell.keeping.state.value.list.map { it.section })
            desk.shell.lockNow()
            waitForIdle()
            onNode(hasSetTextAction()).performTextInput("135790")
            onNode(hasText("Unlock") and hasClickAction()).performClick()
            onNode(hasText("This is not the PIN.")).assertIsDisplayed()
        }
    }

    @Test
    fun c5_a_wrong_pin_is_counted_and_waited_for() {
        setPin()
        val passages = opened().passages
        assertEquals(LOCKED, assertFailsWith<Failure> { passages.list() }.key)
        val told = (1..4).map { assertFailsWith<Failure> { passages.unlock("135790", 100) }.key }
        assertEquals("error-pin-wrong", told.first())
        assertTrue(passages.pin(100).wait > 0, "$told")
        assertEquals("error-pin-wait", assertFailsWith<Failure> { passages.unlock(PIN, 100) }.key)
        assertNull(passages.unlock(PIN, 100 + passages.pin(100).wait.toLong()))
        assertEquals(1, passages.list().size)
    }

    @Test
    fun c6_what_too_many_wrong_pins_erase_is_gone_with_its_key_and_one_begins_anew() {
        setPin(wipeAfter = 5)
        val passages = opened().passages
        var clock = 0L
        val told = (1..5).map {
            clock += passages.pin(clock).wait
            assertFailsWith<Failure> { passages.unlock("135790", clock) }
        }
        assertEquals(mapOf("left" to 4), told.first().values)
        assertEquals("error-pin-wiped", told.last().key)
        assertEquals(1, key.times)
        assertEquals(emptyList(), passages.list())
        passages.save(Scenes.ID.PLAN, 0)
        assertEquals(1, opened().passages.list().size)
    }

    @Test
    fun c6_what_is_erased_is_gone_whether_open_locked_or_under_a_key_that_is_gone() {
        setPin()
        opened().passages.erase()
        assertEquals(emptyList(), opened().passages.list())
        opened().passages.save(Scenes.ID.PLAN, 0)
        val other = openCore(places(Desk.Place.pack, folder), listOf("en"), DeskKey { ByteArray(32) { 1 } }).passages
        assertEquals("error-store-wrong-key", assertFailsWith<Failure> { other.list() }.key)
        other.erase()
        assertEquals(emptyList(), other.list())
    }

    /** Killed after the platform's key went and before anything else did. */
    @Test
    fun c6_an_erasure_that_was_cut_off_is_ended_at_the_next_start() {
        setPin()
        key.destroy()
        val passages = opened().passages
        assertEquals(emptyList(), passages.list())
        assertTrue(!key.destroyed)
    }

    @Test
    fun a_pin_is_changed_and_removed_with_the_one_there_is() {
        setPin()
        val passages = opened().passages
        passages.changePin(PIN, 0, NewPin("two words", 0, null, giveUpDamaged = false))
        assertEquals(false, passages.pin(0).digits)
        assertTrue(passages.lock())
        assertEquals("error-pin-wrong", assertFailsWith<Failure> { passages.unlock(PIN, 0) }.key)
        // A wrong one makes the next wait.
        passages.removePin("two words", 3600)
        assertEquals(false, passages.pin(3600).on)
        assertEquals(1, opened().passages.list().size)
    }

    @Test
    fun the_screen_that_erases_says_what_goes() {
        val desk = Desk(folder = folder)
        desk.shell.start()
        desk.shell.select(Tab.Handbook)
        desk.shell.open(Place.Erase)
        play(desk) {
            onNode(hasText("every saved section, your notes and labels, your numbers, and the PIN", substring = true)).assertIsDisplayed()
            onNode(hasText("Erase it all now")).performClick()
            onNode(hasText("What you saved is erased.", substring = true)).assertIsDisplayed()
        }
    }

    private companion object {
        const val PIN = "246813"
    }
}
