package org.doorstep.app

import org.doorstep.model.Failure
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

class FileTextTest {
    @Test
    fun a_text_is_read_whole() {
        val text = "ñandú ".repeat(50_000)
        assertEquals(text, textOf(text.byteInputStream()))
        assertEquals("", textOf("".byteInputStream()))
    }

    @Test
    fun a_file_that_is_no_text_is_refused() {
        for (bytes in listOf(byteArrayOf(-1, -2), byteArrayOf('a'.code.toByte(), 0xC3.toByte()), ByteArray(10) { 0x80.toByte() })) {
            assertEquals("error-import-not", assertFailsWith<Failure> { textOf(bytes.inputStream()) }.key)
        }
    }

    @Test
    fun a_file_that_is_too_long_is_refused_before_it_fills_the_memory() {
        val endless = generateSequence { 'a'.code }.iterator()
        val stream = object : java.io.InputStream() {
            override fun read() = endless.next()
        }
        assertFailsWith<Failure> { textOf(stream, most = 1_000_000) }
    }
}
