package org.doorstep.app

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import org.doorstep.model.Failure
import java.io.ByteArrayOutputStream
import java.io.File
import java.io.FileNotFoundException
import java.io.InputStream
import java.io.OutputStream
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNull
import kotlin.test.assertTrue

class DocumentsTest {
    private val files = FakeFiles()
    private val scope = CoroutineScope(Dispatchers.Unconfined)
    private val documents = newDocuments()

    private fun newDocuments() = Documents(files, scope, Dispatchers.Unconfined, File("arrivals")).also { it.pickers = NoPickers() }

    private fun <T> started(call: suspend Documents.() -> T): Deferred<Result<T>> = scope.async { runCatching { documents.call() } }

    private fun <T> Deferred<Result<T>>.now(): Result<T> {
        assertTrue(isCompleted)
        return getCompleted()
    }

    @Test
    fun a_file_is_read_once_it_was_chosen() {
        files.kept["a"] = "text"
        val read = started { read() }
        documents.picked("a")
        assertEquals("text", read.now().getOrThrow())
        val none = started { read() }
        documents.picked(null)
        assertNull(none.now().getOrThrow())
    }

    @Test
    fun the_answer_finds_the_one_who_asked_though_another_activity_brings_it() {
        val written = started { write("text") }
        documents.pickers = NoPickers()
        documents.placed("a")
        assertTrue(written.now().getOrThrow())
        assertEquals("text", files.kept["a"])
    }

    @Test
    fun a_new_file_that_nobody_waits_for_is_taken_away_and_an_old_one_stays() {
        files.kept["new"] = ""
        files.kept["old"] = "an export"
        newDocuments().placed("new")
        newDocuments().placed("old")
        newDocuments().picked("old")
        assertEquals(mapOf("old" to "an export"), files.kept)
    }

    @Test
    fun a_new_file_of_who_was_told_to_stop_is_taken_away() {
        val written = started { write("text") }
        written.cancel()
        files.kept["a"] = ""
        documents.placed("a")
        assertFalse("a" in files.kept)
    }

    @Test
    fun no_half_of_a_file_stays_whatever_another_app_throws() {
        for (error in listOf(FileNotFoundException(), SecurityException(), IllegalStateException())) {
            files.error = error
            val written = started { write("text") }
            documents.placed("a")
            assertEquals("error-file-unwritable", assertIs<Failure>(written.now().exceptionOrNull()).key)
            assertFalse("a" in files.kept)
            val read = started { read() }
            documents.picked("a")
            assertEquals("error-file-unreadable", assertIs<Failure>(read.now().exceptionOrNull()).key)
        }
    }

    private class NoPickers : Pickers {
        override fun pick() = Unit

        override fun place(name: String) = Unit
    }

    /** Files in memory. Writing leaves half of them where it fails. */
    private class FakeFiles : Files {
        val kept = mutableMapOf<String, String>()
        var error: Exception? = null

        override fun read(address: String): InputStream {
            error?.let { throw it }
            return kept.getValue(address).byteInputStream()
        }

        override fun write(address: String): OutputStream {
            kept[address] = ""
            return object : ByteArrayOutputStream() {
                override fun close() {
                    error?.let { throw it }
                    kept[address] = toString()
                }
            }
        }

        override fun isEmpty(address: String) = kept.getValue(address).isEmpty()

        override fun delete(address: String) {
            kept -= address
        }
    }
}
