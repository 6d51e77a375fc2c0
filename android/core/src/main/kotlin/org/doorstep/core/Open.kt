package org.doorstep.core

import org.doorstep.core.uniffi.InstallException
import org.doorstep.core.uniffi.Packs
import org.doorstep.model.Failure
import org.doorstep.model.Handbook
import org.doorstep.model.PackNotice
import org.doorstep.model.SavedPassages

/** The core, open: what the screens are made over. */
class Core(
    val handbook: Handbook,
    val passages: SavedPassages,
    val packs: org.doorstep.model.Packs,
    /** Something the person must be told at once: their store was damaged and set aside (S4). */
    val notice: Failure?,
    /** What there is to tell of the handbook that is read. */
    val news: List<PackNotice>,
)

/** Where the core finds what it needs, by path. */
class Places(
    /** The handbook that came with the app. */
    val bundled: String,
    /** The folder of those that are installed. */
    val shelf: String,
    /** The folder of what is saved. */
    val store: String,
    /** The text of the keys of those who may publish the handbook, where the app came with it. */
    val keys: String? = null,
)

/** The platform's key of the store. All may throw [Failure]. */
interface PlatformKey {
    /** The 32 bytes, made where there is no store yet. The caller wipes them. */
    fun bytes(): ByteArray

    /** From here on nothing that was sealed with it opens, and that lasts: an end that is cut off is ended at the next start (C6). */
    fun destroy()

    /** The store is gone, too: the next one gets a new key. */
    fun forget()

    /** Whether [destroy] was called, and [forget] was not yet. */
    val destroyed: Boolean
}

/**
 * Opens the handbook and the store. Throws [Failure] where the handbook cannot be read. A store that cannot be opened is told by its calls.
 */
fun openCore(places: Places, preferred: List<String>, key: PlatformKey): Core {
    val shelf = asking { shelf(places) }
    // Opening alone reads no text; the start screen shows whether the file is whole, before anything holds the store.
    val handbook = asking { shelf.openHandbook(preferred, places.store).also { it.doorstep.home(0) } }
    val opened = OpenedHandbook(handbook.doorstep)
    val passages = CorePassages(opened, places.store, key)
    val notice = try {
        passages.open()
    } catch (_: Failure) {
        null
    }
    val packs = CorePacks(shelf, opened, preferred, places.store) { passages.openStore }
    return Core(CoreHandbook(opened), passages, packs, notice, handbook.notices.map { it.toModel() })
}

/** Keys that cannot be read let nothing be installed, and keep nobody from reading. */
private fun shelf(places: Places): Packs = try {
    Packs.at(places.shelf, places.bundled, places.keys)
} catch (_: InstallException.OtherKeys) {
    Packs.at(places.shelf, places.bundled, null)
}
