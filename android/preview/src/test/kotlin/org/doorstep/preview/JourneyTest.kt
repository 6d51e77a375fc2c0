package org.doorstep.preview

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.assertIsOff
import androidx.compose.ui.test.assertIsOn
import androidx.compose.ui.test.click
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasScrollToIndexAction
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isHeading
import androidx.compose.ui.test.isToggleable
import androidx.compose.ui.test.onAllNodesWithContentDescription
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performKeyInput
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToIndex
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTextReplacement
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.requestFocus
import androidx.compose.ui.text.TextLayoutResult
import kotlinx.coroutines.test.StandardTestDispatcher
import org.doorstep.model.Failure
import org.doorstep.model.Place
import org.doorstep.model.Screen
import org.doorstep.model.Shell
import org.doorstep.model.ShowLock
import org.doorstep.model.Tab
import org.doorstep.model.page
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

/** What a person does with the app, over the real core. */
@OptIn(ExperimentalTestApi::class)
class JourneyTest {
    @Test
    fun l26_each_text_names_its_language_to_the_device() {
        val desk = opened()
        play(desk) {
            desk.shell.read("es")
            desk.shell.open(Place.Article(Scenes.ID.PRIVATE))
            waitForIdle()
            val article = assertIs<Screen.ArticleScreen>(desk.shell.frame.value?.screen).article
            assertEquals("es", language(article.title))
            assertEquals("en", language("Save"))
        }
    }

    @Test
    fun letters_typed_while_the_page_is_still_read_anew_are_all_there() {
        val reads = StandardTestDispatcher()
        val desk = Desk(io = reads).also { it.shell.start() }
        reads.scheduler.runCurrent()
        desk.shell.open(Place.Article(Scenes.ID.PRIVATE))
        reads.scheduler.runCurrent()
        desk.shell.find("")
        reads.scheduler.runCurrent()
        play(desk) {
            for (letter in "tell") onNode(hasSetTextAction()).performTextInput(letter.toString())
            onNode(hasSetTextAction() and hasText("tell")).assertIsDisplayed()
        }
    }

    /** The language that a text names to the device. */
    private fun DesktopComposeUiTest.language(text: String): String? {
        val drawn = nodes(unmerged = true) { node -> node.config.getOrNull(SemanticsProperties.Text).orEmpty().any { it.text == text } }
        val layouts = mutableListOf<TextLayoutResult>()
        drawn.first().config.getOrNull(SemanticsActions.GetTextLayoutResult)?.action?.invoke(layouts)
        return layouts.single().layoutInput.style.localeList?.first()?.toLanguageTag()
    }

    @Test
    fun a_search_finds_a_passage_and_opens_it() = play(opened()) {
        onNode(hasText("Search")).performClick()
        onNode(hasSetTextAction()).performTextInput("promise secrets")
        onAllNodesWithText("keep private", substring = true).onFirst().performClick()
        // It opens at its words, which may stand below the title.
        onNode(isHeading() and hasText("Say early what you cannot keep private")).assertExists()
    }

    @Test
    fun passages_come_as_one_scrolls_and_the_place_is_kept() {
        val desk = opened()
        play(desk) {
            desk.shell.select(Tab.Search)
            waitForIdle()
            onNode(hasSetTextAction()).performTextInput("young person")
            waitForIdle()
            fun found() = desk.shell.searching.state.value.found
            val list = onNode(hasScrollToIndexAction())
            assertEquals(20, found().hits.size, "what is beyond the screen is not asked for")
            assertTrue(found().total > 20)
            onNode(hasText("${found().total}", substring = true) and hasText("sections", substring = true)).assertIsDisplayed()
            while (found().hits.size < found().total) {
                val before = found().hits.size
                list.performScrollToIndex(before - 1)
                waitForIdle()
                assertTrue(found().hits.size > before, "no more than $before")
            }
            val last = found().hits.last().title.joinToString("") { it.text }
            list.performScrollToIndex(found().hits.lastIndex)
            onNode(hasText(last)).performClick()
            onNode(isHeading() and hasText(last)).assertExists()
            desk.shell.back()
            waitForIdle()
            onNode(hasText(last)).assertIsDisplayed()
        }
    }

    @Test
    fun an_emergency_is_called_from_the_search() {
        val desk = Desk { SampleHandbook(it) }
        desk.shell.start()
        play(desk) {
            onNode(hasText("Search")).performClick()
            onNode(hasSetTextAction()).performTextInput("flood")
            onNode(hasText("555-0100", substring = true) and hasClickAction()).performClick()
            assertEquals(listOf("dial 555-0100"), desk.platform.asked)
            onNode(hasText("The river rises", substring = true) and hasClickAction()).performClick()
            assertEquals(Place.Article("d1"), desk.shell.frame.value?.at?.place?.page)
        }
    }

    @Test
    fun nothing_found_keeps_help_in_reach() = play(opened()) {
        onNode(hasText("Search")).performClick()
        onNode(hasSetTextAction()).performTextInput("xqzw")
        onNodeWithText("Nothing found", substring = true).assertIsDisplayed()
        onNode(hasText("Who to call, day or night.")).performClick()
        onNode(isHeading() and hasText("If someone is in danger")).assertIsDisplayed()
    }

    @Test
    fun a_saved_passage_is_found_again_in_another_language() {
        val desk = opened()
        play(desk) {
            desk.shell.open(Place.Article(Scenes.ID.PRIVATE))
            waitForIdle()
            onNode(hasText("Save")).performClick()
            onNodeWithContentDescription("English", substring = true).performClick()
            onNode(hasText("Español")).performClick()
            desk.shell.select(Tab.Saved)
            waitForIdle()
            onNodeWithText("Explique al principio", substring = true).performClick()
            onNode(isHeading() and hasText("Explique al principio", substring = true)).assertIsDisplayed()
            onNode(hasText("Confidentiality", substring = true)).assertDoesNotExist()
        }
    }

    @Test
    fun a_removed_passage_is_brought_back() {
        val desk = Scenes.Saved.on("en", null)
        play(desk) {
            onNode(hasText("Make a safety plan together") and hasText("After the visit")).assertIsDisplayed()
            onNode(hasContentDescription("· Make a safety plan together", substring = true)).performClick()
            onNode(hasText("Remove")).performScrollTo().performClick()
            onNodeWithText("Make a safety plan together", substring = true).assertDoesNotExist()
            onNode(hasText("Undo")).performClick()
            onNodeWithText("Make a safety plan together", substring = true).assertIsDisplayed()
        }
    }

    @Test
    fun ticks_are_forgotten_with_the_app() {
        val desk = opened()
        play(desk) {
            desk.shell.open(Place.Article(Scenes.ID.CHECKLIST))
            waitForIdle()
            val first = onAllNodes(isToggleable()).onFirst()
            // The whole row is to tap, not its box alone.
            first.assertIsOff().performTouchInput { click(centerRight - Offset(INSIDE, 0f)) }.assertIsOn()
            desk.shell.hide()
            desk.shell.uncover()
            desk.shell.open(Place.Article(Scenes.ID.CHECKLIST))
            waitForIdle()
            onAllNodes(isToggleable()).onFirst().assertIsOff()
        }
    }

    @Test
    fun a_number_is_one_tap_away() {
        val desk = opened()
        val call = hasText("Call", substring = true) and hasText("911", substring = true) and hasClickAction()
        play(desk) {
            onNode(call).performClick()
            onNode(hasText("Who to call, day or night.")).performClick()
            onNode(call).performClick()
            onNode(hasText("Someone is in danger right now")).performClick()
            onAllNodes(call).onFirst().performScrollTo().performClick()
            assertEquals(List(3) { "dial 911" }, desk.platform.asked)
        }
    }

    @Test
    fun a_number_of_ones_own_is_typed_once_and_called_whole() {
        val desk = opened()
        play(desk) {
            onNode(hasText("My numbers")).performScrollTo().performClick()
            onNode(hasText("Supervisor on call")).performClick()
            onNode(hasSetTextAction() and hasText("Number")).performTextInput("none")
            onNode(hasText("Keep")).performScrollTo().performClick()
            onNodeWithText("This is no phone number", substring = true).assertIsDisplayed()
            onNode(hasSetTextAction() and hasText("none")).performTextReplacement("555-0142,,7#")
            onNode(hasText("Keep")).performScrollTo().performClick()
            onNode(hasText("555-0142,,7#", substring = true)).assertIsDisplayed()
            desk.shell.select(Tab.Handbook)
            waitForIdle()
            onNode(hasText("555-0142,,7#") and hasClickAction()).performScrollTo().performClick()
            assertEquals(listOf("dial own 5550142,,7#"), desk.platform.asked)
        }
    }

    @Test
    fun a_phrase_is_shown_and_read_aloud_in_the_familys_language() {
        val desk = opened()
        play(desk) {
            desk.shell.open(Place.Article(Scenes.ID.PRIVATE))
            waitForIdle()
            onNode(hasText("Show")).assertDoesNotExist()
            onAllNodesWithContentDescription("Read aloud:", substring = true).onFirst().performScrollTo().performClick()
            onNode(hasText("Español") and hasClickAction()).performClick()
            assertTrue(desk.platform.asked.single().startsWith("speak es “"), desk.platform.asked.toString())
            onAllNodesWithContentDescription("Show:", substring = true).onFirst().performScrollTo().performClick()
            onNode(hasText("Español") and hasClickAction()).performClick()
            assertIs<Shell.Page.One>(desk.shell.frame.value?.card?.page)
            onNodeWithText("traducción automática", substring = true).assertIsDisplayed()
            onNodeWithText("machine translation", substring = true).assertIsDisplayed()
            assertTrue(nodes { it.isTappable }.isEmpty(), "nothing to tap on a shown phrase")
        }
    }

    @Test
    fun what_is_shared_says_how_far_to_trust_it() {
        val desk = opened("es")
        play(desk) {
            desk.shell.open(Place.Article(Scenes.ID.PRIVATE))
            waitForIdle()
            onNode(hasText("Compartir como texto")).performScrollTo().performClick()
            val shared = desk.platform.asked.single()
            for (part in listOf("Evite: Prometer", "traducción automática", "Edición", "noviembre de 2026")) assertTrue(part in shared, shared)
        }
    }

    @Test
    fun an_answer_leads_on() {
        val desk = Scenes.Decision.on("en", null)
        play(desk) {
            onNode(hasText("They won't talk") and hasClickAction()).performScrollTo().performClick()
            onNode(isHeading() and hasText("They won't talk")).assertIsDisplayed()
        }
    }

    @Test
    fun a_shown_card_leads_nowhere_until_it_is_held_and_confirmed() {
        val desk = opened()
        play(desk) {
            desk.shell.open(Place.Article(Scenes.ID.FAMILY))
            waitForIdle()
            onNode(hasText("Show")).performClick()
            onNode(hasText("Español")).performClick()
            onNodeWithText("A quién llamar", substring = true).assertIsDisplayed()
            assertTrue(nodes { it.isTappable }.isEmpty(), "nothing to tap on a shown card")
            onNode(hasText("Save")).assertDoesNotExist()

            desk.shell.back()
            hold(ShowLock.HOLD / 2)
            onNode(hasText("Close this page?")).assertDoesNotExist()

            hold(ShowLock.HOLD)
            onNode(hasText("Close this page?")).assertIsDisplayed()
            onNode(hasText("Keep showing")).performClick()
            assertNotNull(desk.shell.frame.value?.card)

            hold(ShowLock.HOLD)
            onNode(hasText("Close this page?")).assertIsDisplayed()
            mainClock.advanceTimeBy(ShowLock.PATIENCE + 100)
            onNode(hasText("Close this page?")).assertDoesNotExist()

            hold(ShowLock.HOLD)
            onNode(hasText("Close this page?")).assertIsDisplayed()
            onNode(hasText("Close")).performClick()
            assertNull(desk.shell.frame.value?.card)
            onNode(hasText("Save")).assertIsDisplayed()
        }
    }

    /** Holds the sign for a time in milliseconds. The clock goes by hand: otherwise it runs until nothing moves any more. */
    private fun DesktopComposeUiTest.hold(time: Long) {
        waitForIdle()
        mainClock.autoAdvance = false
        onNode(hasContentDescription("Hold to close")).performTouchInput { down(center) }
        mainClock.advanceTimeBy(time + FRAMES)
        onRoot().performTouchInput { up() }
        mainClock.advanceTimeBy(FRAMES)
        mainClock.autoAdvance = true
    }

    @Test
    fun a_shown_card_answers_a_held_key() {
        val desk = Scenes.Show.on("en", null)
        play(desk) {
            onNode(hasContentDescription("Hold to close")).requestFocus()
            onNode(hasText("Hold to close")).assertIsDisplayed()
            for ((held, asked) in listOf(ShowLock.HOLD / 2 to false, ShowLock.HOLD to true)) {
                mainClock.autoAdvance = false
                onRoot().performKeyInput { keyDown(Key.Enter) }
                mainClock.advanceTimeBy(held + FRAMES)
                assertEquals(asked, desk.shell.frame.value?.card?.lock == ShowLock.Asking)
                if (!asked) onRoot().performKeyInput { keyUp(Key.Enter) }
                mainClock.autoAdvance = true
                waitForIdle()
            }
        }
    }

    @Test
    fun what_was_typed_stays_until_it_is_kept() {
        val desk = Scenes.Saved.on("en", null)
        val id = desk.shell.keeping.state.value.list.first().id
        play(desk) {
            desk.shell.open(Place.Edit(id))
            waitForIdle()
            onNode(hasText("Say this before the first question.")).performTextReplacement("x".repeat(TOO_LONG))
            onNode(hasText("Keep")).performScrollTo().performClick()
            assertEquals(Place.Edit(id), desk.shell.frame.value?.at?.place, "what cannot be kept is not left")
            onNode(hasText("Say this before", substring = true)).assertDoesNotExist()
            onNode(hasText("xxx", substring = true)).performTextReplacement("Bring the form.")
            desk.shell.select(Tab.Search)
            waitForIdle()
            desk.shell.select(Tab.Saved)
            waitForIdle()
            onNode(hasText("Bring the form.")).assertIsDisplayed()
            onNode(hasText("Keep")).performScrollTo().performClick()
            assertEquals(Place.Root(Tab.Saved), desk.shell.frame.value?.at?.place)
            onNode(hasText("Bring the form.", substring = true)).assertIsDisplayed()
        }
    }

    @Test
    fun c4_saved_passages_that_could_not_be_opened_are_tried_again() {
        var locked = true
        val desk = Desk(key = { if (locked) throw Failure("error-key-locked") else ByteArray(32) })
        desk.shell.start()
        play(desk) {
            onNode(hasText("Saved")).performClick()
            onNode(hasText("Try again")).performClick()
            onNode(hasText("Try again")).assertIsDisplayed()
            locked = false
            onNode(hasText("Try again")).performClick()
            onNode(hasText("Nothing saved yet.")).assertIsDisplayed()
        }
    }

    /** All but the card: it is held against every way out. */
    @Test
    fun a8_quick_hide_is_one_tap_on_every_screen() {
        for (scene in Scenes.entries - setOf(Scenes.Show, Scenes.ShowOther, Scenes.ShowPhrase, Scenes.ShowAsking)) {
            val desk = scene.on("en", null)
            play(desk) {
                onNode((hasContentDescription("Hide") or hasText("Hide")) and hasClickAction()).performClick()
                waitForIdle()
                assertTrue(nodes(unmerged = true) { it.label.isNotEmpty() }.isEmpty(), "nothing is left on $scene")
                assertEquals("leave", desk.platform.asked.last())
            }
        }
    }

    @Test
    fun l8_everything_is_mirrored_from_right_to_left() {
        for (scene in listOf(Scenes.Home, Scenes.Article, Scenes.Saved, Scenes.Contact)) {
            val left = places(scene, null)
            val right = places(scene, Pseudo.Rtl)
            val mirrored = left.map { (start, end) -> Device.Phone.width - end to Device.Phone.width - start }
            assertEquals(mirrored.first(), right.first(), "$scene")
            assertEquals(mirrored.size, right.size, "$scene")
            for ((expected, found) in mirrored zip right) assertEquals(expected.second, found.second, 1.5f, "$scene")
        }
    }

    /** Where signs and rows that fill a line stand: not the words, whose width differs. */
    private fun places(scene: Scenes, pseudo: Pseudo?): List<Pair<Float, Float>> {
        var found = emptyList<Pair<Float, Float>>()
        play(scene.on("en", pseudo)) {
            found = nodes { it.isTappable && !it.isInline && (it.size.width <= 48 || it.size.width >= 300) }.map { it.place.left to it.place.right }
        }
        return found
    }

    private companion object {
        const val FRAMES = 64L
        const val INSIDE = 8f

        /** More than the store takes. */
        const val TOO_LONG = 10_001
    }

    private fun assertEquals(expected: Float, found: Float, tolerance: Float, about: String) =
        assertTrue(kotlin.math.abs(expected - found) <= tolerance, "$about: $expected, found $found")
}
