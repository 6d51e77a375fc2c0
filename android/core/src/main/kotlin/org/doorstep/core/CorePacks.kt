package org.doorstep.core

import org.doorstep.model.Offer
import org.doorstep.model.PackNotice
import org.doorstep.model.ShelvedPack
import org.doorstep.model.Packs as ModelPacks
import org.doorstep.core.uniffi.Bookmarks
import org.doorstep.core.uniffi.Packs

/** The handbooks on this device, kept by the core. The latest day is kept in [days]; [bookmarks] is what is saved, where it is open. */
class CorePacks(
    private val packs: Packs,
    private val opened: OpenedHandbook,
    private val preferred: List<String>,
    private val days: String,
    private val bookmarks: () -> Bookmarks?,
) : ModelPacks {
    override fun list(): List<ShelvedPack> = asking { packs.list().map { it.toModel() } }

    override fun inspect(path: String, now: Long): Offer = asking { packs.inspect(path, opened.core, now, bookmarks()).toModel() }

    override fun inspectBefore(now: Long): Offer = asking { packs.inspectBefore(opened.core, now, bookmarks()).toModel() }

    override fun install(offer: Long): List<PackNotice> = anew { packs.install(offer) }

    override fun restore(offer: Long): List<PackNotice> = anew { packs.restore(offer) }

    override fun keep(offer: Long) = asking { packs.keep(offer) }

    override fun removeOverlay(id: String): List<PackNotice> = anew { packs.removeOverlay(id) }

    /** Opens what is there now. */
    private fun anew(change: () -> Unit): List<PackNotice> = asking {
        change()
        val handbook = packs.openHandbook(preferred, days)
        opened.become(handbook.doorstep)
        handbook.notices.map { it.toModel() }
    }
}
