package org.doorstep.model

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

class ShellTest {
    private val handbook = FakeHandbook()
    private val passages = FakePassages(handbook)
    private val settings = FakeSettings()
    private val shell = shell()

    private fun shell() =
        Shell(handbook, passages, settings, { 0 }, CoroutineScope(Dispatchers.Unconfined), Dispatchers.Unconfined)

    private val frame get() = assertNotNull(shell.frame.value)
    private inline fun <reified S : Screen> screen(): S = assertIs<S>(frame.screen)

    private fun article() = screen<Screen.ArticleScreen>()

    @Test
    fun reading_goes_on_where_it_was_left_as_long_as_the_app_runs() {
        shell.start()
        assertNull(screen<Screen.HomeScreen>().resume)
        shell.open(Place.Article("s1"))
        shell.back()
        assertEquals("s1", screen<Screen.HomeScreen>().resume?.section)
        assertNull(assertIs<Screen.HomeScreen>(shell().also { it.start() }.frame.value?.screen).resume)
    }

    @Test
    fun l14_text_and_buttons_change_their_language_apart() {
        shell.start()
        shell.open(Place.Article("s1"))
        shell.read("ar")
        assertEquals("ar", article().article.shown.tag)
        assertEquals("en", frame.words.tongue.tag)
        shell.speak("ar")
        shell.read("en")
        assertEquals("en", article().article.shown.tag)
        assertEquals(Direction.RightToLeft, frame.words.tongue.direction)
        assertEquals("tab-search in ar", frame.words[Word.TabSearch])
    }

    @Test
    fun languages_that_were_chosen_are_there_at_the_next_start() {
        shell.start()
        shell.read("ar")
        shell.speak("ar")
        handbook.reading = "en"
        handbook.spoken = "en"
        val again = shell().also { it.start() }.frame.value
        assertEquals("ar", again?.reading?.tag)
        assertEquals("ar", again?.words?.tongue?.tag)
    }

    @Test
    fun a_passage_is_saved_removed_and_brought_back() {
        shell.start()
        shell.open(Place.Article("s1"))
        assertEquals(Bookmark.None, article().bookmark)
        shell.toggle(article().article, article().bookmark)
        assertIs<Bookmark.Kept>(article().bookmark)
        shell.toggle(article().article, article().bookmark)
        assertEquals(Bookmark.None, article().bookmark)
        assertNotNull(shell.notice.value?.undo).invoke()
        assertIs<Bookmark.Kept>(article().bookmark)
    }

    @Test
    fun a_saved_passage_that_changed_says_so() {
        shell.start()
        passages.save("s1", 0)
        passages.changed = true
        shell.open(Place.Article("s1"))
        assertTrue(assertIs<Bookmark.Kept>(article().bookmark).changed)
    }

    @Test
    fun c4_reading_goes_on_where_the_store_is_locked() {
        passages.why = Failure("error-store-wrong-key")
        shell.start()
        shell.open(Place.Article("s1"))
        assertEquals(Bookmark.Unknown, article().bookmark)
        shell.toggle(article().article, article().bookmark)
        assertEquals("error-store-wrong-key {}", shell.notice.value?.text)
        shell.select(Tab.Saved)
        assertEquals("error-store-wrong-key", shell.keeping.state.value.locked?.key)
    }

    @Test
    fun s4_a_store_that_was_set_aside_is_told_at_the_start() {
        shell.start(found = Failure("error-store-damaged"))
        assertEquals("error-store-damaged {}", shell.notice.value?.text)
        screen<Screen.HomeScreen>()
    }

    @Test
    fun a_passage_that_is_gone_says_so_and_leads_on() {
        shell.start()
        shell.open(Place.Article("nowhere"))
        assertEquals("error-unknown-section", screen<Screen.FailedScreen>().failure.key)
        shell.back()
        screen<Screen.HomeScreen>()
    }

    @Test
    fun a_card_is_left_only_by_a_hold_and_a_yes() {
        shell.start()
        shell.open(Place.Article("s1"))
        shell.show("s1", "ar")
        assertEquals("ar", frame.card?.article?.shown?.tag)
        shell.back()
        shell.select(Tab.Saved)
        shell.endShow()
        assertNotNull(frame.card)
        shell.holdShow()
        shell.stayShown()
        shell.endShow()
        assertNotNull(frame.card)
        shell.holdShow()
        shell.endShow()
        assertNull(frame.card)
        assertEquals("s1", article().article.section)
    }

    @Test
    fun a_card_that_cannot_be_read_does_not_lock_the_screen() {
        shell.start()
        shell.show("nowhere", null)
        assertNull(frame.card)
        shell.open(Place.Privacy)
        screen<Screen.PrivacyScreen>()
    }

    @Test
    fun a_restored_process_is_at_its_place_and_a_card_is_still_held() {
        shell.start(Navigation().open(Place.Article("s1")).show(Show("s1", "ar")).remembered())
        assertEquals(ShowLock.Locked, frame.card?.lock)
        shell.back()
        assertNotNull(frame.card)
    }

    @Test
    fun a8_hiding_takes_one_call_and_leaves_nothing() {
        shell.start()
        shell.open(Place.Article("s1"))
        shell.session.toggle(Tick("s1", 0, 0))
        shell.select(Tab.Search)
        shell.searching.type("s")
        shell.tell(Notice("said"))
        shell.hide()
        assertTrue(shell.hidden.value)
        assertNull(shell.frame.value)
        assertNull(shell.notice.value)
        assertTrue(shell.session.ticks.value.isEmpty())
        assertTrue(shell.searching.state.value.blank)
        assertTrue(shell.searching.state.value.found.hits.isEmpty())
        shell.open(Place.Article("s1"))
        shell.tell(Notice("late"))
        assertNull(shell.frame.value)
        assertNull(shell.notice.value)
        shell.uncover()
        assertFalse(shell.hidden.value)
        assertNull(screen<Screen.HomeScreen>().resume)
    }

    @Test
    fun the_start_screen_names_the_handbook_only_when_asked() {
        shell.start()
        assertFalse(frame.fullTitle)
        shell.nameTitle(true)
        assertTrue(frame.fullTitle)
    }
}
