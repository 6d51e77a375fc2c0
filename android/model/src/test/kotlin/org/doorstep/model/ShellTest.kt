package org.doorstep.model

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.runCurrent
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
        Shell(handbook, passages, FakePacks(handbook, passages), settings, { 0 }, { 0 }, CoroutineScope(Dispatchers.Unconfined), Dispatchers.Unconfined)

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
    fun c4_a_passage_is_drawn_before_the_store_is_asked() {
        shell.start()
        var drawn: Screen? = null
        passages.asked = { drawn = shell.frame.value?.screen }
        shell.open(Place.Article("s1"))
        assertEquals(Bookmark.Unknown, assertIs<Screen.ArticleScreen>(drawn).bookmark)
        assertEquals(Bookmark.None, article().bookmark)
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
    fun l14_buttons_follow_the_device_to_the_first_language_there_is_and_nothing_is_written() {
        shell.start()
        shell.follow(listOf("fr-FR", "ar-EG", "en"))
        assertEquals("ar", frame.words.tongue.tag)
        shell.follow(listOf("fr-FR"))
        assertEquals("en", frame.words.tongue.tag)
        assertNull(settings.tongue)
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
        assertNotNull(shell.notice.value?.act).run()
        assertIs<Bookmark.Kept>(article().bookmark)
    }

    /** The shell on a clock of its own: what is started runs when the test says so. */
    @OptIn(ExperimentalCoroutinesApi::class)
    private fun later(act: TestScope.(Shell) -> Unit) {
        val scope = TestScope(StandardTestDispatcher())
        val shell = Shell(handbook, passages, FakePacks(handbook, passages), settings, { 0 }, { 0 }, scope, StandardTestDispatcher(scope.testScheduler))
        shell.start()
        scope.runCurrent()
        scope.act(shell)
    }

    @OptIn(ExperimentalCoroutinesApi::class)
    @Test
    fun a_double_tap_removes_once_and_can_be_undone() = later { shell ->
        passages.save("s1", 0)
        shell.open(Place.Article("s1"))
        runCurrent()
        val screen = shell.frame.value?.screen as Screen.ArticleScreen
        shell.toggle(screen.article, screen.bookmark)
        shell.toggle(screen.article, screen.bookmark)
        runCurrent()
        assertNotNull(shell.notice.value?.act).run()
        runCurrent()
        assertEquals(listOf("s1"), passages.list().map { it.section })
    }

    @Test
    fun what_was_typed_is_left_only_once_it_is_kept() {
        val id = passages.save("s1", 0)
        shell.start()
        shell.open(Place.Edit(id))
        shell.session.write(id, Draft("note", "visit"))
        passages.full = true
        shell.keep(id, "note", listOf("visit"))
        screen<Screen.EditScreen>()
        assertEquals("error-store-full {}", shell.notice.value?.text)
        assertEquals(Draft("note", "visit"), shell.session.draft(id))
        passages.full = false
        shell.keep(id, "note", listOf("visit"))
        screen<Screen.HomeScreen>()
        assertNull(shell.session.draft(id))
        assertEquals("note", passages.list().single().note)
    }

    @Test
    fun a_removed_passage_leaves_its_screen() {
        val id = passages.save("s1", 0)
        shell.start()
        shell.open(Place.Edit(id))
        shell.remove(id)
        screen<Screen.HomeScreen>()
        assertNotNull(shell.notice.value?.act)
    }

    @Test
    fun a_restored_note_can_be_moved() {
        val last = passages.save("s1", 0)
        passages.save("s2", 0)
        shell.start(Navigation().open(Place.Edit(last)).remembered())
        shell.keeping.move(last, up = true)
        assertEquals(listOf("s1", "s2"), passages.list().map { it.section })
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
    fun c4_a_locked_store_is_opened_again_when_asked_and_tells_why_not() {
        passages.why = Failure("error-key-locked")
        shell.start()
        shell.select(Tab.Saved)
        shell.openSaved(asked = false)
        assertNull(shell.notice.value)
        shell.openSaved(asked = true)
        assertEquals("error-key-locked {}", shell.notice.value?.text)
        passages.why = null
        shell.openSaved(asked = true)
        assertNull(shell.keeping.state.value.locked)
    }

    @Test
    fun a_handbook_that_cannot_be_read_says_so_from_the_first_screen_on() {
        handbook.damaged = true
        shell.start()
        assertEquals("error-pack-inside", screen<Screen.FailedScreen>().failure.key)
        assertEquals("en", frame.reading.tag)
        handbook.damaged = false
        shell.select(Tab.Handbook)
        screen<Screen.HomeScreen>()
    }

    @Test
    fun what_is_around_every_screen_is_read_once_a_language() {
        shell.start()
        handbook.homes = 0
        shell.open(Place.Article("s1"))
        shell.select(Tab.Search)
        shell.open(Place.Languages)
        assertEquals(0, handbook.homes)
        shell.read("ar")
        assertEquals(1, handbook.homes)
        assertEquals("ar", frame.reading.tag)
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
        assertEquals("ar", assertIs<Shell.Page.Whole>(frame.card?.page).article.shown.tag)
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
    fun a8_what_is_being_read_while_it_is_hidden_is_not_remembered() {
        shell.start()
        handbook.whileReading = shell::hide
        shell.open(Place.Article("s1"))
        assertNull(shell.session.resume)
        assertNull(shell.frame.value)
    }

    @Test
    fun a8_hiding_takes_one_call_and_leaves_nothing() {
        shell.start()
        shell.open(Place.Article("s1"))
        val id = passages.save("s1", 0)
        passages.edit(id, "note", listOf("visit"), 0)
        shell.select(Tab.Saved)
        shell.keeping.narrow("visit")
        shell.session.write(id, Draft("half", ""))
        shell.session.toggle(Tick("s1", 0, 0))
        shell.select(Tab.Search)
        shell.searching.type("s")
        shell.tell(Notice("said"))
        shell.hide()
        assertTrue(shell.hidden.value)
        assertNull(shell.frame.value)
        assertNull(shell.notice.value)
        assertTrue(shell.session.ticks.value.isEmpty())
        assertNull(shell.session.draft(id))
        assertEquals(Keeping.State(), shell.keeping.state.value)
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
