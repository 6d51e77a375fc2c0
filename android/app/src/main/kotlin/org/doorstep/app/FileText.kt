package org.doorstep.app

import org.doorstep.model.Failure
import java.io.ByteArrayOutputStream
import java.io.InputStream
import java.nio.ByteBuffer
import java.nio.charset.CharacterCodingException

/** A file's text. Throws [Failure] where it is too long for an export of saved passages or is no text. */
internal fun textOf(file: InputStream, most: Int = MOST): String {
    val read = ByteArrayOutputStream()
    val buffer = ByteArray(CHUNK)
    while (true) {
        val count = file.read(buffer)
        if (count < 0) break
        read.write(buffer, 0, count)
        if (read.size() > most) throw Failure(NOT_ONE)
    }
    return try {
        Charsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read.toByteArray())).toString()
    } catch (_: CharacterCodingException) {
        throw Failure(NOT_ONE)
    }
}

private const val NOT_ONE = "error-import-not"
private const val CHUNK = 64 * 1024
private const val MOST = 32 * 1024 * 1024
