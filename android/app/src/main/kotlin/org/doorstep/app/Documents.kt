package org.doorstep.app

import android.content.ActivityNotFoundException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.doorstep.model.Failure
import org.doorstep.model.PackFile
import java.io.File
import java.io.IOException
import java.io.InputStream
import java.io.OutputStream

/** The system's own pickers of files. They answer by [Documents.picked] and [Documents.placed]. */
interface Pickers {
    fun pick()

    fun place(name: String)
}

/** Files of other apps, by their addresses. Those may throw what they like. */
interface Files {
    fun read(address: String): InputStream

    fun write(address: String): OutputStream

    fun isEmpty(address: String): Boolean

    fun delete(address: String)
}

/** Files that the person chooses in the system's own picker. All functions are called on the thread that draws. */
class Documents(
    private val files: Files,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher,
    /** Where a handbook's file is looked at. */
    private val arrivals: File,
) {
    /** Those of the activity that draws now. */
    var pickers: Pickers? = null

    private var waiting: CompletableDeferred<String?>? = null

    /** A file to read was chosen, or none. */
    fun picked(address: String?) {
        waiting?.complete(address)
        waiting = null
    }

    /** A place for a new file was chosen, or none. Where the process that asked is gone, the file stays empty and is taken away again. */
    fun placed(address: String?) {
        val unclaimed = address.takeIf { waiting == null }
        picked(address)
        if (unclaimed != null) scope.launch(io) { runCatching { if (files.isEmpty(unclaimed)) files.delete(unclaimed) } }
    }

    /** The text of a file; null where none was chosen. Throws [Failure]. */
    suspend fun read(): String? {
        val file = choose { pick() } ?: return null
        return withContext(io) { failing("error-file-unreadable") { files.read(file).use(::textOf) } }
    }

    /** A handbook's file; null where none was chosen. Throws [Failure]. */
    suspend fun pack(): PackFile? = choose { pick() }?.let(::arrived)

    /** A handbook's file that another app offers. */
    fun arrived(address: String): PackFile = ArrivedFile(address, files, arrivals)

    /** Writes a file; false where no place was chosen. Throws [Failure], and leaves no half of a file behind where it can. */
    suspend fun write(text: String): Boolean {
        val file = choose { place(NAME) } ?: return false
        withContext(io) {
            val written = runCatching { files.write(file).use { it.write(text.toByteArray()) } }
            if (written.isFailure) runCatching { files.delete(file) }
            failing("error-file-unwritable") { written.getOrThrow() }
        }
        return true
    }

    private suspend fun choose(ask: Pickers.() -> Unit): String? {
        picked(null)
        val pickers = pickers ?: return null
        val choice = CompletableDeferred<String?>().also { waiting = it }
        try {
            pickers.ask()
        } catch (_: ActivityNotFoundException) {
            throw Failure("error-no-app")
        }
        try {
            return choice.await()
        } finally {
            // Who asked may have been told to stop, as by a lock: then nobody waits for the answer.
            if (waiting === choice) waiting = null
        }
    }

    private fun <T> failing(key: String, call: () -> T): T = try {
        call()
    } catch (failure: Failure) {
        throw failure
    } catch (_: IOException) {
        throw Failure(key)
    } catch (_: RuntimeException) {
        throw Failure(key)
    }

    private companion object {
        /** Tells nothing of what is in it. */
        const val NAME = "export.json"
    }
}
