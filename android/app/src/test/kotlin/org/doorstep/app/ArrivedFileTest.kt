package org.doorstep.app

import org.doorstep.model.Failure
import org.junit.Rule
import org.junit.rules.TemporaryFolder
import java.io.File
import java.io.FileNotFoundException
import java.io.IOException
import java.io.InputStream
import java.io.OutputStream
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue

class ArrivedFileTest {
    @get:Rule
    val folder = TemporaryFolder()

    private val place get() = File(folder.root, "arrived")
    private var open: () -> InputStream = { "a handbook".byteInputStream() }

    private fun file() = ArrivedFile("content://a/b", Offered { open() }, place)

    private fun left() = place.list().orEmpty().toList()

    @Test
    fun p8_it_is_there_as_long_as_it_is_looked_at() {
        assertEquals("a handbook", file().read { File(it).readText() })
        assertEquals(emptyList(), left())
    }

    @Test
    fun it_is_gone_where_looking_fails_and_what_failed_is_told() {
        assertFailsWith<Failure> { file().read { throw Failure("error-install-damaged") } }
        assertEquals(emptyList(), left())
    }

    @Test
    fun what_another_app_throws_is_told_and_leaves_nothing() {
        for (error in listOf(FileNotFoundException(), SecurityException(), IllegalStateException())) {
            open = { throw error }
            assertEquals("error-pack-unreadable", assertFailsWith<Failure> { file().read { it } }.key)
        }
        open = { Broken() }
        assertEquals("error-pack-unreadable", assertFailsWith<Failure> { file().read { it } }.key)
        assertEquals(emptyList(), left())
    }

    @Test
    fun what_a_killed_process_left_goes_with_the_next() {
        place.mkdirs()
        File(place, "arrived1.tmp").writeText("half")
        assertEquals(1, file().read { left().size })
    }

    @Test
    fun p7_a_file_without_end_is_not_copied_without_end() {
        var given = 0L
        open = {
            object : InputStream() {
                override fun read() = 0

                override fun read(buffer: ByteArray, from: Int, count: Int): Int {
                    given += count
                    return count
                }
            }
        }
        val length = file().read { File(it).length() }
        assertTrue(length == given && length <= (256L shl 20) + 1)
    }

    /** Breaks off after a while. */
    private class Broken : InputStream() {
        private var left = 10

        override fun read(): Int = if (left-- > 0) 0 else throw IOException()
    }

    private class Offered(private val open: () -> InputStream) : Files {
        override fun read(address: String): InputStream = open()

        override fun write(address: String): OutputStream = throw FileNotFoundException()

        override fun isEmpty(address: String) = false

        override fun delete(address: String) = Unit
    }
}
