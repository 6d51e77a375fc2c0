package org.doorstep.core

import java.io.File
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue
import org.doorstep.core.uniffi.Bookmarks
import org.doorstep.core.uniffi.Doorstep
import org.doorstep.core.uniffi.ReadException

/** Kilobytes of the process in memory. The Java heap is of one size, and in memory from the start: see pom.xml. */
private fun resident(): Long = File("/proc/self/status").readLines().first { it.startsWith("VmRSS:") }.filter { it.isDigit() }.toLong()

private fun openFiles(): Int = File("/proc/self/fd").list()!!.size

private const val ROUNDS = 5

/**
 * Does the work so often in each round and fails where every round takes more memory, half a kilobyte each time or more. What the JVM loads
 * and compiles meanwhile grows in some rounds only.
 */
private fun assertNothingStays(times: Int, work: () -> Unit) {
    repeat(times / 2) { work() }
    System.gc()
    val files = openFiles()
    val memory = mutableListOf(resident())
    repeat(ROUNDS) {
        repeat(times) { work() }
        System.gc()
        memory += resident()
    }
    val growth = memory.zipWithNext { before, after -> after - before }
    assertTrue(growth.min() < times / 2, "grew by $growth kB")
    // The JVM opens one of its own now and then.
    assertTrue(openFiles() - files < ROUNDS, "opened $files, then ${openFiles()} files")
}

class LifetimeTest {
    /** One handbook that is left open keeps about 290 kB (measured). */
    @Test
    fun `ten thousand handbooks opened and closed leave nothing behind`() = assertNothingStays(2_000) { open(sample, "en").use { it.home(NOW) } }

    @Test
    fun `thousands of stores opened and closed leave nothing behind`(): Unit = inFolder { folder ->
        assertNothingStays(500) { Bookmarks.open(folder.toString(), key()).use { it.labels() } }
    }

    /** That the measure sees what it is for. */
    @Test
    fun `what does stay is noticed`() {
        val kept = mutableListOf<Doorstep>()
        assertFailsWith<AssertionError> { assertNothingStays(100) { kept += open(sample, "en").also { it.home(NOW) } } }
        kept.forEach { it.close() }
    }

    @Test
    fun `what is closed twice or used afterwards is told, not a crash`() {
        val doorstep = open(sample, "en")
        doorstep.close()
        doorstep.close()
        assertFailsWith<IllegalStateException> { doorstep.home(NOW) }
    }

    @Test
    fun `eight threads read, search, save and switch languages at once`(): Unit = withStore { doorstep, store ->
        val sections = doorstep.sections()
        val expected = sections.associateWith { doorstep.article(it, "es") }
        val searched = doorstep.search("safety", "en").hits
        val workers = Executors.newFixedThreadPool(8)
        val tasks = (0 until 8).map { number ->
            Callable {
                for (round in 0 until 25) {
                    val section = sections[(number * 25 + round) % sections.size]
                    assertEquals(expected[section], doorstep.article(section, "es"))
                    assertEquals(searched, untouched { doorstep.search("safety", "en").hits })
                    if (number == 0) doorstep.interrupt()
                    if (number == 1) doorstep.useLanguage(if (round % 2 == 0) "es" else "en")
                    if (number == 2) doorstep.useInterfaceLanguage(if (round % 2 == 0) "es" else "en")
                    val id = doorstep.save(store, sections[number], NOW)
                    store.setNote(id, "note $number", NOW)
                }
            }
        }
        try {
            workers.invokeAll(tasks).forEach { it.get() }
        } finally {
            workers.shutdown()
        }
        assertEquals((0 until 8).map { "note $it" }.toSet(), doorstep.saved(store).map { it.note }.toSet())
        assertEquals(8, doorstep.saved(store).size)
    }

    @Test
    fun `a search is stopped from another thread`(): Unit = open(handbook, "en").use { doorstep ->
        val stopping = Thread { while (!Thread.interrupted()) doorstep.interrupt() }
        stopping.start()
        try {
            assertFailsWith<ReadException.Interrupted> { repeat(100_000) { doorstep.search("safety plan for a child") } }
        } finally {
            stopping.interrupt()
            stopping.join()
        }
    }
}

/** A search again until nobody interrupts it. */
private fun <T> untouched(search: () -> T): T {
    while (true) {
        try {
            return search()
        } catch (_: ReadException.Interrupted) {
        }
    }
}
