package org.doorstep.app

import org.doorstep.model.Failure
import org.junit.Rule
import org.junit.rules.TemporaryFolder
import java.io.File
import java.io.IOException
import java.io.InputStream
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

class HandbookFileTest {
    @get:Rule
    val folder = TemporaryFolder()

    private val place get() = File(folder.root, "handbook")
    private var made = 0

    private fun handbook(release: Long, text: String = "handbook $release") = HandbookFile(place, release) {
        made++
        text.byteInputStream()
    }

    /** Reads a copy as the core does: one that is not whole fails. */
    private fun HandbookFile.read(): String = read { file -> file.readText().also { if (!it.startsWith("handbook ")) throw Failure("error") } }

    @Test
    fun it_is_copied_once_a_release() {
        assertEquals("handbook 1", handbook(1).read())
        assertEquals("handbook 1", handbook(1).read())
        assertEquals(1, made)
        assertEquals("handbook 2", handbook(2).read())
        assertEquals(listOf("2.pack"), place.list()?.toList(), "the old one is gone")
    }

    @Test
    fun a_copy_that_cannot_be_read_is_made_again() {
        handbook(1).read()
        File(place, "1.pack").writeText("damaged")
        assertEquals("handbook 1", handbook(1).read())
        assertEquals(2, made)
        assertFailsWith<Failure> { handbook(2, "damaged as it came").read() }
    }

    @Test
    fun a_copy_cut_short_is_never_taken_for_whole() {
        val broken = HandbookFile(place, 1) { Cut("handbook 1, half of it".byteInputStream()) }
        assertFailsWith<Failure> { broken.read() }
        assertEquals("handbook 1", handbook(1).read())
    }

    @Test
    fun the_old_one_stays_until_the_new_one_is_whole() {
        handbook(1).read()
        assertFailsWith<Failure> { HandbookFile(place, 2) { Cut("half".byteInputStream()) }.read { it } }
        assertEquals(listOf("1.pack"), place.list()?.filter { it.endsWith(".pack") })
    }
}

/** Breaks off where it would end. */
private class Cut(private val start: InputStream) : InputStream() {
    override fun read(): Int = start.read().also { if (it < 0) throw IOException() }
}
