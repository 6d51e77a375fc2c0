package org.doorstep.model

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNull
import kotlin.test.assertTrue

class NavigationTest {
    private val start = Navigation()
    private val passage = Place.Article("s1")

    @Test
    fun back_leads_through_the_places_of_a_tab_then_to_the_handbook_then_out() {
        val deep = start.select(Tab.Search).open(passage)
        assertEquals(Place.Root(Tab.Search), deep.back().place)
        assertEquals(Place.Root(Tab.Handbook), deep.back().back().place)
        assertTrue(deep.back().holdsBack)
        assertFalse(deep.back().back().holdsBack)
    }

    @Test
    fun a_tab_is_found_where_it_was_left_and_chosen_twice_at_its_root() {
        val left = start.open(passage).select(Tab.Saved).select(Tab.Handbook)
        assertEquals(passage, left.place)
        assertEquals(Place.Root(Tab.Handbook), left.select(Tab.Handbook).place)
    }

    @Test
    fun turning_pages_does_not_lengthen_the_way_back() {
        val turned = start.open(Place.Topic("t1")).open(passage).turn(Place.Article("s2")).turn(Place.Article("s3"))
        assertEquals(Place.Topic("t1"), turned.back().place)
    }

    @Test
    fun a_sheet_is_what_back_takes_first() {
        val raised = start.open(passage).raise(Sheet.Language)
        assertNull(raised.back().sheet)
        assertEquals(passage, raised.back().place)
    }

    @Test
    fun nothing_leads_away_from_a_shown_card_but_its_own_end() {
        val shown = start.open(passage).show(Show("s1", "es"))
        assertTrue(shown.holdsBack)
        val tries = listOf(shown.back(), shown.select(Tab.Saved), shown.open(Place.Privacy), shown.turn(passage), shown.raise(Sheet.Language))
        for (tried in tries) assertEquals(shown, tried)
        assertEquals(passage, shown.endShow().place)
    }

    @Test
    fun each_place_is_recalled_without_the_way_there() {
        val places = listOf(Place.Topic("t1"), passage, Place.Edit(7), Place.Languages, Place.Pack, Place.About, Place.Privacy)
        for (place in places) {
            val deep = start.open(Place.Topic("before")).open(Place.Article("secret")).open(place)
            val text = deep.remembered()
            assertFalse("before" in text || "secret" in text, text)
            assertEquals(place, Navigation.recalled(text).place)
        }
        for (tab in Tab.entries) assertEquals(Place.Root(tab), Navigation.recalled(start.select(tab).remembered()).place)
    }

    @Test
    fun a_shown_card_is_recalled_as_shown() {
        val shown = start.open(passage).show(Show("s1", "es"))
        assertEquals(Show("s1", "es"), Navigation.recalled(shown.remembered()).show)
        assertEquals(Show("s1", null), Navigation.recalled(start.show(Show("s1", null)).remembered()).show)
    }

    @Test
    fun text_that_makes_no_sense_leads_to_the_start() {
        val texts = listOf("", "/", "////", "Nowhere/root//", "Handbook/article//", "Saved/edit/x/", "x".repeat(100_000), "Handbook/topic/a/b/c")
        for (text in texts) assertEquals(start, Navigation.recalled(text), text.take(40))
        assertEquals(start, Navigation.recalled(null))
    }

    @Test
    fun a_card_opens_only_by_a_hold_and_a_yes() {
        assertEquals(ShowLock.Locked, ShowLock.Locked.confirmed())
        assertEquals(ShowLock.Asking, ShowLock.Locked.held())
        assertEquals(ShowLock.Locked, ShowLock.Locked.held().declined())
        assertIs<ShowLock>(ShowLock.Locked.held().confirmed()).let { assertEquals(ShowLock.Open, it) }
    }
}
