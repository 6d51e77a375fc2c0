package org.doorstep.app

import org.doorstep.model.Failure
import java.io.File
import java.io.FileOutputStream
import java.io.IOException
import java.io.InputStream

/**
 * The handbook as a file, since the core reads it where it lies: a copy of the one packed into the app, made anew for each [release].
 */
class HandbookFile(private val folder: File, private val release: Long, private val packed: () -> InputStream) {
    private val copy get() = File(folder, "$release.pack")

    /** What [open] makes of the copy or, where it fails, of a new one. Throws [Failure] where that cannot be made or read either. */
    fun <T> read(open: (File) -> T): T = try {
        open(file())
    } catch (_: Failure) {
        open(renewed())
    }

    /** The copy; made at the first start after an install or an update. */
    private fun file(): File = copy.takeIf { it.exists() } ?: renewed()

    /** The old one stays until the new one is whole. */
    private fun renewed(): File = try {
        folder.mkdirs()
        val part = File(folder, PART)
        packed().use { from -> FileOutputStream(part).use { to -> from.copyTo(to); to.fd.sync() } }
        if (!part.renameTo(copy)) throw IOException()
        folder.listFiles()?.filter { it != copy }?.forEach { it.delete() }
        copy
    } catch (_: IOException) {
        throw Failure(if (folder.usableSpace < ROOM) "error-store-full" else "error-pack-inside")
    }

    private companion object {
        const val PART = "part"

        /** With fewer bytes left than this, the lack of space is taken for the reason. */
        const val ROOM = 16L * 1024 * 1024
    }
}
