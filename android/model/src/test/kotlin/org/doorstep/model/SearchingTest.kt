package org.doorstep.model

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.runCurrent
import kotlinx.coroutines.test.runTest
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue

@OptIn(ExperimentalCoroutinesApi::class)
class SearchingTest {
    private val handbook = FakeHandbook()

    private fun TestScope.searching(): Searching {
        val dispatcher: CoroutineDispatcher = StandardTestDispatcher(testScheduler)
        return Searching(handbook, this, dispatcher)
    }

    @Test
    fun results_stay_until_newer_ones_are_there() = runTest {
        val searching = searching()
        searching.type("s1")
        runCurrent()
        assertEquals(listOf("s1"), searching.state.value.found.hits.map { it.section })
        searching.type("s2")
        assertEquals("s2", searching.state.value.text)
        assertEquals(listOf("s1"), searching.state.value.found.hits.map { it.section })
        runCurrent()
        assertEquals(listOf("s2"), searching.state.value.found.hits.map { it.section })
    }

    @Test
    fun a_keystroke_interrupts_the_search_before_it() = runTest {
        val searching = searching()
        searching.type("s")
        searching.type("s1")
        runCurrent()
        assertEquals(listOf("s1"), handbook.searches)
        assertTrue(handbook.interrupts >= 2)
        searching.type("interrupted")
        runCurrent()
        assertEquals("s1", searching.state.value.answered)
    }

    @Test
    fun nothing_found_is_told_apart_from_nothing_asked_and_from_failure() = runTest {
        val searching = searching()
        assertFalse(searching.state.value.nothing)
        searching.type("zz")
        assertFalse(searching.state.value.nothing)
        runCurrent()
        assertTrue(searching.state.value.nothing)
        searching.type("broken")
        runCurrent()
        assertEquals("error-pack-damaged", searching.state.value.failure?.key)
        assertFalse(searching.state.value.nothing)
        searching.type("s1")
        runCurrent()
        assertEquals(null, searching.state.value.failure)
    }
}
