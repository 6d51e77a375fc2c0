package org.doorstep.core

import org.doorstep.core.uniffi.Bookmarks
import org.doorstep.core.uniffi.Opened
import org.doorstep.core.uniffi.StoreException
import org.doorstep.core.uniffi.endWipe
import org.doorstep.core.uniffi.pinProblem as problemOf
import org.doorstep.core.uniffi.wipeFolder
import org.doorstep.model.Bookmark
import org.doorstep.model.Failure
import org.doorstep.model.ImportReport
import org.doorstep.model.NewPin
import org.doorstep.model.OwnNumber
import org.doorstep.model.OwnSlot
import org.doorstep.model.PinProblem
import org.doorstep.model.PinState
import org.doorstep.model.Removed
import org.doorstep.model.Saved
import org.doorstep.model.SavedPassages
import org.doorstep.core.uniffi.probePin as probeOnce

/**
 * Saved passages and the worker's numbers, kept by the core in a store in [folder] that the [platform]'s key opens. Where it does not,
 * every call tells why, and reading goes on (C4).
 */
class CorePassages(private val handbook: OpenedHandbook, private val folder: String, private val platform: PlatformKey) : SavedPassages {
    @Volatile
    private var opened: Bookmarks? = null

    @Volatile
    private var why: Failure = Failure("error-store-unreadable")

    private val core get() = handbook.core

    private val store: Bookmarks get() = opened ?: throw why

    /** The store, where it is open; a PIN may be over it. */
    internal val openStore: Bookmarks? get() = opened

    @Synchronized
    override fun open(): Failure? {
        if (opened != null) return null
        val store = try {
            asking {
                endErasing()
                withKey { Bookmarks.open(folder, it) }
            }
        } catch (failure: Failure) {
            why = failure
            throw failure
        }
        opened = store
        return asking { store.opened() }.toNotice()
    }

    override fun save(section: String, now: Long): Long = asking { core.save(store, section, now) }

    override fun bookmarkOn(section: String): Bookmark = asking {
        core.bookmarkOn(store, section)?.let { it.toModel(store.note(it.id)) } ?: Bookmark.None
    }

    override fun list(): List<Saved> = asking { core.saved(store, null).map { it.toModel() } }

    override fun noted(words: String): List<Long> = asking { store.search(words.whole()) }

    override fun remove(id: Long): Removed {
        asking { store.remove(id) }
        return Removed { asking { store.restore(id) } }
    }

    override fun move(id: Long, before: Long?) = asking { store.moveTo(id, before) }

    override fun edit(id: Long, note: String, labels: List<String>, now: Long) = asking {
        store.setNote(id, note.whole(), now)
        store.setLabels(id, labels.map { it.whole() }, now)
    }

    override fun export(now: Long): String = asking { store.exportText(now) }

    override fun exportSealed(passphrase: String, now: Long): String = asking { store.exportSealed(passphrase.whole(), now) }

    override fun import(text: String, now: Long): ImportReport = asking { store.importText(text, now).toModel() }

    override fun importSealed(text: String, passphrase: String, now: Long): ImportReport =
        asking { store.importSealed(text, passphrase.whole(), now).toModel() }

    override fun damaged(): Int = asking { store.opened().damagedRows }

    override fun numbers(): List<OwnSlot> = asking { core.ownNumbers(store).map { it.toModel() } }

    override fun agencyNumbers(): List<OwnSlot> = asking { core.agencyNumbers().map { it.toModel() } }

    override fun keepNumber(slot: OwnNumber, number: String, label: String) =
        asking { store.setNumber(slot.toCore(), number.whole(), label.whole()) }

    override fun clearNumber(slot: OwnNumber) = asking { store.clearNumber(slot.toCore()) }

    override fun pin(clock: Long): PinState = asking { store.pinState(clock).toModel() }

    override fun pinProblem(typed: String): PinProblem? = asking { problemOf(typed.whole())?.toModel() }

    override fun probePin() = asking { probeOnce() }

    override fun setPin(new: NewPin) = asking { store.setPin(new.toCore()) }

    override fun changePin(typed: String, clock: Long, new: NewPin) =
        judging { withKey { store.changePin(it, typed.whole(), clock, new.toCore()) } }

    override fun removePin(typed: String, clock: Long) = judging { withKey { store.removePin(it, typed.whole(), clock) } }

    override fun unlock(typed: String, clock: Long): Failure? =
        judging { withKey { store.unlock(it, typed.whole(), clock) }.toNotice() }

    override fun lock(): Boolean = opened?.let { store -> asking { store.lock() } } ?: false

    @Synchronized
    override fun erase() {
        eraseAll()
        open()
    }

    /** The platform's key goes first: without it nothing of the store opens any more, however far the rest comes (C6). */
    private fun eraseAll() {
        val store = opened
        opened = null
        try {
            platform.destroy()
            if (store == null) wipeFolder(folder) else store.wipe()
            platform.forget()
        } catch (_: StoreException) {
            throw unfinished()
        } catch (_: Failure) {
            throw unfinished()
        }
    }

    private fun unfinished() = Failure("error-erase").also { why = it }

    /** A wipe that was cut off is ended before the key is looked for: that may be gone already (C6). */
    private fun endErasing() {
        if (endWipe(folder) || platform.destroyed) eraseAll()
    }

    /** A wrong PIN may be the one after which all is erased: the platform's key goes, too, and an empty store is opened. */
    private fun <T> judging(call: () -> T): T = try {
        call()
    } catch (error: StoreException.WipedByTries) {
        erase()
        throw error.toFailure()
    } catch (error: StoreException) {
        throw error.toFailure()
    }

    /** Hands out the platform's key, and wipes it. */
    private fun <T> withKey(use: (ByteArray) -> T): T {
        val key = platform.bytes()
        return try {
            use(key)
        } finally {
            key.fill(0)
        }
    }
}

/** What the person must know of the store that was opened, if anything (S4). */
private fun Opened.toNotice(): Failure? = when {
    quarantined -> Failure(Keys.STORE_DAMAGED)
    emptied -> Failure("error-store-emptied")
    readOnly -> Failure("error-store-read-only")
    else -> null
}
