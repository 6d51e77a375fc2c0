package org.doorstep.model

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull

class KeepingTest {
    private val handbook = FakeHandbook()
    private val passages = FakePassages(handbook)
    private var notice: Notice? = null
    private val words = Words(handbook)
    private val keeping: Keeping =
        Keeping(passages, { 0 }, CoroutineScope(Dispatchers.Unconfined), Dispatchers.Unconfined, { notice = it }, { words }, ::refresh) { emptySet() }

    private fun refresh() = runBlocking { keeping.refresh() }
    private val state get() = keeping.state.value
    private val order get() = state.shown.map { it.section }

    private fun saved(vararg sections: String): List<Long> =
        sections.reversed().map { passages.save(it, 0) }.reversed().also { refresh() }

    @Test
    fun moving_goes_one_step_and_stops_at_the_ends() {
        val (first, _, third) = saved("s1", "s2", "d1")
        keeping.move(third, up = true)
        assertEquals(listOf("s1", "d1", "s2"), order)
        keeping.move(first, up = true)
        assertEquals(listOf("s1", "d1", "s2"), order)
        keeping.move(first, up = false)
        assertEquals(listOf("d1", "s1", "s2"), order)
        keeping.move(first, up = false)
        assertEquals(listOf("d1", "s2", "s1"), order)
        keeping.move(first, up = false)
        assertEquals(listOf("d1", "s2", "s1"), order)
    }

    @Test
    fun removing_can_be_undone_to_the_same_place() {
        val (_, second) = saved("s1", "s2", "d1")
        keeping.remove(second)
        assertEquals(listOf("s1", "d1"), order)
        assertNotNull(notice?.act).run()
        assertEquals(listOf("s1", "s2", "d1"), order)
    }

    @Test
    fun a_label_narrows_the_list_until_nothing_carries_it() {
        val (first) = saved("s1", "s2")
        keeping.edit(first, "note", listOf("visit"))
        keeping.narrow("visit")
        assertEquals(listOf("s1"), order)
        keeping.narrow("visit")
        assertEquals(listOf("s1", "s2"), order)
        keeping.narrow("visit")
        keeping.edit(first, "note", emptyList())
        assertNull(state.label)
        assertEquals(listOf("s1", "s2"), order)
    }

    @Test
    fun an_export_is_told_once_it_was_written_and_rubbish_is_refused() {
        saved("s1")
        keeping.export { false }
        assertNull(notice)
        keeping.export { true }
        assertEquals("saved-exported {count=1}", notice?.text)
        keeping.import("rubbish")
        assertEquals("error-import-not {}", notice?.text)
        keeping.import("s2")
        assertEquals(listOf("s2", "s1"), order)
    }
}
