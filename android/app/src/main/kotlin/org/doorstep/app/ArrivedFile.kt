package org.doorstep.app

import org.doorstep.model.Failure
import org.doorstep.model.PackFile
import java.io.File
import java.io.FileOutputStream
import java.io.IOException
import java.io.InputStream
import java.io.OutputStream

/** A handbook's file that another app offers at an [address]: copied into [folder] for as long as it is looked at, since the core reads files alone. */
class ArrivedFile(private val address: String, private val files: Files, private val folder: File) : PackFile {
    override fun <T> read(look: (path: String) -> T): T {
        val copy = try {
            copied()
        } catch (_: IOException) {
            throw unreadable()
        } catch (_: RuntimeException) {
            // Another app may throw what it likes.
            throw unreadable()
        }
        return try {
            look(copy.path)
        } finally {
            copy.delete()
        }
    }

    private fun copied(): File {
        folder.mkdirs()
        // One is looked at a time; what is left of an earlier one goes.
        folder.listFiles()?.forEach { it.delete() }
        val copy = File.createTempFile(PREFIX, null, folder)
        try {
            files.read(address).use { from -> FileOutputStream(copy).use { to -> from.copyUpTo(MOST, to) } }
        } catch (error: Exception) {
            copy.delete()
            throw error
        }
        return copy
    }

    private fun unreadable() = Failure(if (folder.usableSpace < ROOM) "error-install-full" else "error-pack-unreadable")

    private companion object {
        const val PREFIX = "arrived"

        /** A byte more than the core takes: it says that this is too much. */
        const val MOST = (256L shl 20) + 1

        /** With fewer bytes left than this, the lack of space is taken for the reason. */
        const val ROOM = 16L * 1024 * 1024
    }
}

private fun InputStream.copyUpTo(most: Long, to: OutputStream) {
    val buffer = ByteArray(CHUNK)
    var left = most
    while (left > 0) {
        val count = read(buffer, 0, minOf(left, CHUNK.toLong()).toInt())
        if (count < 0) return
        to.write(buffer, 0, count)
        left -= count
    }
}

private const val CHUNK = 64 * 1024
