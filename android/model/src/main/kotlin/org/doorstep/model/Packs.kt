package org.doorstep.model

/**
 * The handbooks on this device, and what agencies add to them. What is read changes by [install], [restore] and [removeOverlay] alone;
 * afterwards [Handbook] reads the one that is there, in the languages that were chosen.
 *
 * Calls block and are made off the main thread. Each may throw [Failure]; then what is read is as before.
 */
interface Packs {
    /** The one that is read first, then the others, then what agencies add. */
    fun list(): List<ShelvedPack>

    /** Looks at a file: what installing it would do. Nothing is installed. A newer look drops the one before. */
    fun inspect(path: String, now: Long): Offer

    /** What going back to the handbook before would do. */
    fun inspectBefore(now: Long): Offer

    /** Installs what was offered last; what there is to tell of what is read from now on. */
    fun install(offer: Long): List<PackNotice>

    /** Goes back to what was offered last. */
    fun restore(offer: Long): List<PackNotice>

    /** Drops what was offered. */
    fun keep(offer: Long)

    /** Takes away what an agency added. */
    fun removeOverlay(id: String): List<PackNotice>
}

/** A handbook's file, wherever it lies. */
interface PackFile {
    /** What [look] makes of a path at which the file can be read, which is good for that long. Throws [Failure]. */
    fun <T> read(look: (path: String) -> T): T
}

/** A handbook, or what an agency adds to one, that is on this device. */
data class ShelvedPack(
    val id: String,
    val release: Release,
    /** None where it does not open. */
    val reviewBy: String?,
    /** None for the one that came with the app. */
    val publisher: String?,
    val inUse: Boolean,
    val overlay: Boolean,
)

/** Whose addition to the handbook something is: shown wherever its text is. */
data class Badge(val agency: String, val version: Long, val issued: String, val reviewBy: String)

/** What an agency adds to the handbook. */
data class Overlay(val id: String, val badge: Badge, val reviewPassed: Boolean)

/** What a person should know about the handbook that was opened. */
sealed interface PackNotice {
    /** The installed one does not open; another one is read. */
    data class FellBack(val version: Long) : PackNotice

    /** Which ones are installed cannot be read; the one that came with the app is. */
    data object Unlisted : PackNotice

    /** What an agency added does not go with this handbook. */
    data class LeftOut(val agency: String) : PackNotice
}

/** What an install, or going back, would do. */
data class Offer(
    val id: Long,
    /** Whom the key belongs to, as the app knows it; none for the handbook that came with the app. */
    val publisher: String?,
    /** Names the subject: shown where the person asked for it. */
    val title: String,
    /** Whether it stands beside the handbook. */
    val overlay: Boolean,
    val release: OfferedRelease,
    /** What it takes the place of. */
    val replaces: OfferedRelease?,
    val older: Boolean,
    val same: Boolean,
    val languages: List<OfferedLanguage>,
    val languagesGone: List<String>,
    /** Titles of sections. */
    val added: List<String>,
    val changed: List<String>,
    val moved: List<String>,
    val removed: List<String>,
    /** None where the store is not open. */
    val saved: SavedEffect?,
)

data class OfferedRelease(
    val version: Long,
    val issued: String,
    /** By the device's clock, that day is still to come. */
    val issuedAhead: Boolean,
    val reviewBy: String,
    val reviewPassed: Boolean,
)

data class OfferedLanguage(val language: Language, val isNew: Boolean)

/** How many saved passages there are of the handbook, and what would become of them. */
data class SavedEffect(val all: Int, val changed: Int, val moved: Int, val removed: Int)
