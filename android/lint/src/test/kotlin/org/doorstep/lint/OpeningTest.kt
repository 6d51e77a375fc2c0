package org.doorstep.lint

import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.advanceTimeBy
import kotlinx.coroutines.test.runCurrent
import org.doorstep.app.Opening
import org.doorstep.core.Core
import org.doorstep.model.Failure
import org.doorstep.model.FakeFile
import org.doorstep.model.FakeHandbook
import org.doorstep.model.FakePacks
import org.doorstep.model.FakePassages
import org.doorstep.model.FakeSettings
import org.doorstep.model.Navigation
import org.doorstep.model.NewPin
import org.doorstep.model.Place
import org.doorstep.model.Shell
import org.doorstep.model.Show
import org.doorstep.model.Tab
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

/** The life of the app around its screens. It is here and not in `app`, since the handbook that it opens is one of `model`'s tests. */
@OptIn(ExperimentalCoroutinesApi::class)
class OpeningTest {
    private val scope = TestScope(StandardTestDispatcher())
    private var failure: Failure? = null
    private var opened = 0
    private val handbook = FakeHandbook()
    private val passages = FakePassages(handbook, why = Failure("error-key-locked"))
    private val packs = FakePacks(handbook, passages)
    private var steady = 0L
    private val opening = Opening(FakeSettings(), { 0 }, { 0 }, { steady }, scope, StandardTestDispatcher(scope.testScheduler)) {
        opened++
        failure?.let { throw it }
        Core(handbook, passages, packs, notice = null, news = emptyList())
    }

    private fun enter(remembered: String? = null) {
        opening.enter(remembered)
        scope.runCurrent()
    }

    private val place get() = opening.shell?.frame?.value?.at?.place

    @Test
    fun it_opens_once_however_often_it_is_entered() {
        opening.enter(null)
        enter()
        enter()
        assertEquals(1, opened)
        assertEquals(Place.Root(Tab.Handbook), place)
    }

    @Test
    fun c3_a_key_that_is_gone_leaves_the_handbook_open() {
        enter()
        assertNotNull(opening.shell?.frame?.value)
    }

    @Test
    fun c4_a_key_that_was_locked_during_the_start_is_asked_for_again_when_the_app_comes_back() {
        enter()
        opening.shell?.select(Tab.Saved)
        scope.runCurrent()
        assertNotNull(opening.shell?.keeping?.state?.value?.locked)
        passages.why = null
        enter()
        assertNull(opening.shell?.keeping?.state?.value?.locked)
        assertNull(opening.shell?.notice?.value)
    }

    @Test
    fun a_place_is_remembered_even_before_it_is_drawn() {
        val card = Navigation().open(Place.Article("s1")).show(Show("s1", "ar")).remembered()
        opening.enter(card)
        scope.runCurrent()
        assertEquals(card, opening.remembered())
        val slow = OpeningTest()
        slow.failure = Failure("error-store-full")
        slow.enter(card)
        assertEquals(card, slow.opening.remembered())
        slow.failure = null
        slow.enter(slow.opening.remembered())
        assertNotNull(slow.opening.shell?.frame?.value?.card)
        slow.opening.shell?.hide()
        assertNull(slow.opening.remembered())
    }

    @Test
    fun the_place_outlives_the_process() {
        enter()
        opening.shell?.open(Place.Article("s1"))
        scope.runCurrent()
        val remembered = opening.remembered()
        val next = OpeningTest()
        next.enter(remembered)
        assertEquals(Place.Article("s1"), next.place)
    }

    @Test
    fun what_failed_is_tried_again() {
        failure = Failure("error-store-full")
        enter()
        assertEquals(failure, assertIs<Opening.State.Failed>(opening.state.value).failure)
        assertNull(opening.remembered())
        failure = null
        enter()
        assertIs<Opening.State.Open>(opening.state.value)
    }

    @Test
    fun a8_what_was_read_is_forgotten_when_the_app_is_closed() {
        enter()
        opening.shell?.open(Place.Article("s1"))
        scope.runCurrent()
        opening.leave()
        assertTrue(opening.shell?.hidden?.value == true)
        assertNull(opening.remembered())
        enter()
        assertFalse(opening.shell?.hidden?.value == true)
        assertEquals(Place.Root(Tab.Handbook), place)
        assertNull(opening.shell?.session?.resume)
    }

    @Test
    fun an_end_before_the_first_screen_hides_nothing() {
        opening.enter(null)
        opening.leave()
        scope.runCurrent()
        assertNotNull(place)
    }

    @Test
    fun p8_a_file_that_arrives_waits_for_the_first_screen_and_leaves_a_shown_card() {
        opening.arrive(FakeFile("newer"))
        enter()
        assertEquals(Place.Offer, place)
        assertNotNull(opening.shell?.installing?.state?.value?.offer)
        opening.shell?.keepMine()
        scope.runCurrent()
        opening.shell?.open(Place.Article("s1"))
        opening.shell?.show("s1", null)
        scope.runCurrent()
        opening.arrive(FakeFile("newer"))
        scope.runCurrent()
        assertEquals(Place.Article("s1"), place)
        assertNotNull(opening.shell?.frame?.value?.card)
        assertNull(opening.shell?.installing?.state?.value?.offer)
    }

    private fun withPin() {
        passages.why = null
        enter()
        passages.setPin(NewPin("246810", 0, null, false))
        opening.shell?.open(Place.Numbers)
        scope.runCurrent()
        assertTrue(opening.shell?.locking?.state?.value?.on == true)
    }

    @Test
    fun c7_what_is_saved_is_locked_while_the_app_is_away() {
        withPin()
        opening.stepAway()
        steady += Shell.MOMENT
        scope.advanceTimeBy(Shell.MOMENT + 1)
        scope.runCurrent()
        assertTrue(opening.shell?.locking?.state?.value?.locked == true)
        assertNull(opening.shell?.numbers?.state?.value?.slots)
    }

    /** A process that was frozen runs no timer. */
    @Test
    fun c7_what_is_saved_is_locked_before_anything_is_drawn_where_no_timer_ran() {
        withPin()
        opening.stepAway()
        steady += Shell.MOMENT
        opening.enter(null)
        assertNull(opening.shell?.numbers?.state?.value?.slots)
        scope.runCurrent()
        assertTrue(opening.shell?.locking?.state?.value?.locked == true)
    }

    @Test
    fun a_moment_away_locks_nothing() {
        withPin()
        opening.stepAway()
        steady += Shell.MOMENT / 2
        enter()
        scope.advanceTimeBy(2 * Shell.MOMENT)
        scope.runCurrent()
        assertTrue(opening.shell?.locking?.state?.value?.locked == false)
    }
}
