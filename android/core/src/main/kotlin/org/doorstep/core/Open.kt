package org.doorstep.core

import org.doorstep.core.uniffi.Bookmarks
import org.doorstep.core.uniffi.Doorstep
import org.doorstep.model.Failure
import org.doorstep.model.Handbook
import org.doorstep.model.SavedPassages

/** The core, open: what the screens are made over. */
class Core(
    val handbook: Handbook,
    val passages: SavedPassages,
    /** Something the person must be told at once: their store was damaged and set aside (S4). */
    val notice: Failure?,
)

/**
 * Opens the handbook in a file and the store in a folder, with its key of 32 bytes; [key] may fail, as where the system's own has gone. Its bytes are wiped.
 *
 * Throws [Failure] where the handbook cannot be read. A store that cannot be opened is told by its calls.
 */
fun openCore(pack: String, folder: String, preferred: List<String>, key: () -> ByteArray): Core {
    // Opening alone reads no text; the start screen shows whether the file is whole, before anything holds the store.
    val core = asking { Doorstep.open(pack, preferred).also { it.home(0) } }
    val passages = CorePassages(core) {
        val bytes = key()
        try {
            Bookmarks.open(folder, bytes)
        } finally {
            bytes.fill(0)
        }
    }
    val notice = try {
        passages.open()
    } catch (_: Failure) {
        null
    }
    return Core(CoreHandbook(core), passages, notice)
}
