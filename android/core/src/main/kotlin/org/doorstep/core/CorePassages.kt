package org.doorstep.core

import org.doorstep.core.uniffi.Bookmarks
import org.doorstep.core.uniffi.Doorstep
import org.doorstep.model.Bookmark
import org.doorstep.model.Failure
import org.doorstep.model.ImportReport
import org.doorstep.model.OwnNumber
import org.doorstep.model.OwnSlot
import org.doorstep.model.Removed
import org.doorstep.model.Saved
import org.doorstep.model.SavedPassages

/** Saved passages and the worker's numbers, kept by the core in a store that [openStore] opens. Where that fails, every call tells why, and reading goes on (C4). */
class CorePassages(private val core: Doorstep, private val openStore: () -> Bookmarks) : SavedPassages {
    @Volatile
    private var opened: Bookmarks? = null

    @Volatile
    private var why: Failure = Failure("error-store-unreadable")

    private val store: Bookmarks get() = opened ?: throw why

    @Synchronized
    override fun open(): Failure? {
        if (opened != null) return null
        val store = try {
            asking(openStore)
        } catch (failure: Failure) {
            why = failure
            throw failure
        }
        opened = store
        return if (asking { store.opened() }.quarantined) Failure(Keys.STORE_DAMAGED) else null
    }

    override fun save(section: String, now: Long): Long = asking { core.save(store, section, now) }

    override fun bookmarkOn(section: String): Bookmark = asking { core.bookmarkOn(store, section).toModel() }

    override fun list(): List<Saved> = asking { core.saved(store, null).map { it.toModel() } }

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

    override fun import(text: String, now: Long): ImportReport =
        asking { store.importText(text, now).let { ImportReport(it.added, it.alreadyThere, it.skipped) } }

    override fun damaged(): Int = asking { store.opened().damagedRows }

    override fun numbers(): List<OwnSlot> = asking { core.ownNumbers(store).map { it.toModel() } }

    override fun keepNumber(slot: OwnNumber, number: String, label: String) =
        asking { store.setNumber(slot.toCore(), number.whole(), label.whole()) }

    override fun clearNumber(slot: OwnNumber) = asking { store.clearNumber(slot.toCore()) }
}
