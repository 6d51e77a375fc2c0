package org.doorstep.preview

import org.doorstep.model.AgencyNumber
import org.doorstep.model.Article
import org.doorstep.model.Badge
import org.doorstep.model.Direction
import org.doorstep.model.Failure
import org.doorstep.model.Found
import org.doorstep.model.Handbook
import org.doorstep.model.Home
import org.doorstep.model.LOCKED
import org.doorstep.model.Language
import org.doorstep.model.Offer
import org.doorstep.model.OfferedLanguage
import org.doorstep.model.OfferedRelease
import org.doorstep.model.Overlay
import org.doorstep.model.OwnNumber
import org.doorstep.model.OwnSlot
import org.doorstep.model.PackFile
import org.doorstep.model.PackNotice
import org.doorstep.model.Packs
import org.doorstep.model.PinProblem
import org.doorstep.model.PinState
import org.doorstep.model.Release
import org.doorstep.model.Review
import org.doorstep.model.Saved
import org.doorstep.model.SavedEffect
import org.doorstep.model.SavedPassages
import org.doorstep.model.ShelvedPack
import org.doorstep.model.Topic

// States of the device that take long to reach: to be drawn, around the real core.

private const val AGENCY = "Hill County Children's Services"
private const val OFFICE = "Office for Child Welfare"
private val badge = Badge(AGENCY, 4, "2026-10-01", "2026-11-01")

/** A file that needs no place: what is made of it is known. */
class SampleFile(private val name: String) : PackFile {
    override fun <T> read(look: (path: String) -> T): T = look(name)
}

/** Handbooks on a device. A file named by a failure's key is refused with it. */
class SamplePacks(private val real: Packs) : Packs by real {
    override fun list(): List<ShelvedPack> = listOf(
        ShelvedPack("handbook", Release(3, "2026-11-24"), "2027-11-24", OFFICE, inUse = true, overlay = false),
        ShelvedPack("handbook", Release(2, "2026-06-01"), "2027-06-01", null, inUse = false, overlay = false),
        ShelvedPack("county", Release(badge.version, badge.issued), badge.reviewBy, AGENCY, inUse = true, overlay = true),
    )

    override fun inspect(path: String, now: Long): Offer = when (path) {
        "newer" -> offer
        "beside" -> beside
        else -> throw Failure(path, mapOf("publisher" to OFFICE, "version" to "2", "newest" to "3"))
    }

    override fun inspectBefore(now: Long): Offer = offer.copy(
        publisher = null,
        release = OfferedRelease(2, "2026-06-01", false, "2026-11-01", true),
        replaces = OfferedRelease(3, "2026-11-24", false, "2027-11-24", false),
        older = true,
        languages = listOf(OfferedLanguage(english, false)),
        languagesGone = listOf("Español"),
        added = emptyList(),
        saved = null,
    )

    private val english = Language("en", "English", Direction.LeftToRight, 100, 0, Review.Reviewed)

    private val offer = Offer(
        id = 1,
        publisher = OFFICE,
        title = "Pocket handbook",
        overlay = false,
        release = OfferedRelease(4, "2026-11-25", true, "2027-11-25", false),
        replaces = OfferedRelease(3, "2026-11-24", false, "2027-11-24", false),
        older = false,
        same = false,
        languages = listOf(
            OfferedLanguage(english, false),
            OfferedLanguage(Language("es", "Español", Direction.LeftToRight, 92, 3, Review.Draft), false),
            OfferedLanguage(Language("vi", "Tiếng Việt", Direction.LeftToRight, 40, 0, Review.Machine), true),
        ),
        languagesGone = emptyList(),
        added = listOf("At a motel", "When a phone is taken"),
        changed = listOf("Safety planning", "What to say first", "Who calls whom"),
        moved = emptyList(),
        removed = listOf("An old form"),
        saved = SavedEffect(5, 2, 0, 1),
    )

    private val beside = offer.copy(
        publisher = AGENCY,
        title = "Hill County: numbers and duties",
        overlay = true,
        release = OfferedRelease(4, "2026-10-01", false, "2027-10-01", false),
        replaces = null,
        languages = listOf(OfferedLanguage(english, false)),
        changed = emptyList(),
        removed = emptyList(),
        saved = null,
    )
}

/** A handbook with what an agency adds, past its day of review. */
class BesideHandbook(private val real: Handbook) : Handbook by real {
    override fun home(now: Long): Home = real.home(now).let { home ->
        home.copy(
            topics = home.topics + Topic("county", "In Hill County", "Who answers here, and what the county asks of you.", false, 2, badge = badge),
            overlays = listOf(Overlay("county", badge, reviewPassed = true)),
        )
    }

    override fun article(section: String, language: String?, now: Long, sought: String?): Article =
        real.article(section, language, now, sought).copy(badge = badge)

    override fun search(text: String, from: Int, count: Int): Found =
        real.search(text, from, count).let { found -> found.copy(hits = found.hits.mapIndexed { at, hit -> if (at == 0) hit.copy(badge = badge) else hit }) }
}

/** Saved passages with an agency's numbers where the worker has none. */
class BesidePassages(private val real: SavedPassages) : SavedPassages by real {
    override fun numbers(): List<OwnSlot> = real.numbers().map {
        if (it.slot == OwnNumber.Reporting || it.slot == OwnNumber.Clinic) it.copy(agency = AgencyNumber(badge, "555-0190", "day and night")) else it
    }
}

/** Saved passages with a PIN over them that nobody has typed yet, or that is open. */
class PinPassages(private val real: SavedPassages, private val state: PinState, private val trouble: Failure? = null) : SavedPassages by real {
    private var asked = false

    override fun pin(clock: Long) = if (asked) state.copy(wait = WAIT) else state

    override fun list(): List<Saved> = unlocked { real.list() }

    override fun numbers(): List<OwnSlot> = unlocked { real.numbers() }

    override fun unlock(typed: String, clock: Long): Failure? {
        asked = true
        throw checkNotNull(trouble)
    }

    override fun pinProblem(typed: String): PinProblem? = PinProblem.TooEasy

    override fun import(text: String, now: Long) = throw Failure("error-import-sealed")

    override fun importSealed(text: String, passphrase: String, now: Long) = throw Failure("error-passphrase-wrong")

    private fun <T> unlocked(read: () -> T): T = if (state.locked) throw Failure(LOCKED) else read()

    private companion object {
        const val WAIT = 30
    }
}

/** What a start may have to tell. */
val NEWS = listOf(PackNotice.FellBack(3), PackNotice.LeftOut(AGENCY))

val OPEN_PIN = PinState(on = true, locked = false, digits = true, wait = 0, wipeAfter = 10)
val LOCKED_PIN = OPEN_PIN.copy(locked = true)
