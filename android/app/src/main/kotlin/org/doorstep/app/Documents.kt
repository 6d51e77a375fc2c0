package org.doorstep.app

import android.content.ActivityNotFoundException
import android.content.ContentResolver
import android.content.Intent
import android.net.Uri
import android.provider.DocumentsContract
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.withContext
import org.doorstep.model.Failure
import java.io.FileNotFoundException
import java.io.IOException

/** Files that the person chooses in the system's own picker, which [ask] opens; [answered] hands back the choice. */
class Documents(private val resolver: ContentResolver, private val io: CoroutineDispatcher, private val ask: (Intent) -> Unit) {
    private var waiting: CompletableDeferred<Uri?>? = null

    fun answered(choice: Uri?) {
        waiting?.complete(choice)
        waiting = null
    }

    /** The text of a file; null where none was chosen. Throws [Failure]. */
    suspend fun read(): String? {
        val file = choose(picking()) ?: return null
        return withContext(io) {
            failing("error-file-unreadable") { resolver.openInputStream(file)?.use(::textOf) ?: throw FileNotFoundException() }
        }
    }

    /** Writes a file; false where no place was chosen. Throws [Failure], and leaves no half of a file behind where it can. */
    suspend fun write(text: String): Boolean {
        val file = choose(keeping(NAME)) ?: return false
        withContext(io) {
            failing("error-file-unwritable") {
                try {
                    (resolver.openOutputStream(file, "wt") ?: throw FileNotFoundException()).use { it.write(text.toByteArray()) }
                } catch (error: IOException) {
                    runCatching { DocumentsContract.deleteDocument(resolver, file) }
                    throw error
                }
            }
        }
        return true
    }

    private suspend fun choose(intent: Intent): Uri? {
        answered(null)
        val choice = CompletableDeferred<Uri?>().also { waiting = it }
        try {
            ask(intent)
        } catch (_: ActivityNotFoundException) {
            throw Failure("error-no-app")
        }
        return choice.await()
    }

    /** A provider of files is another app and may throw what it likes. */
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
