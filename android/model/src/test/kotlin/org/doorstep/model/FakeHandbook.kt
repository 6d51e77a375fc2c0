package org.doorstep.model

/** A handbook of two topics in two languages, held in memory; see `tests/shells/README.md`. */
class FakeHandbook : Handbook {
    var reading = "en"
    var spoken = "en"
    val searches = mutableListOf<String>()
    var interrupts = 0
    val gone = mutableSetOf<String>()
    var damaged = false
    var whileReading: () -> Unit = {}
    var homes = 0

    /** How often a message was made. */
    var formats = 0

    /** The release that is read, and what agencies add to it. */
    var version = FIRST
    val beside = mutableListOf<Overlay>()

    private val own = listOf("s1" to "t1", "s2" to "t1", "d1" to "danger")
    private val sections: List<Pair<String, String>>
        get() = (if (version == FIRST) own else own - ("s2" to "t1") + ("s3" to "t1")) + beside.map { ADDED to "c" }

    override fun home(now: Long): Home {
        homes++
        if (damaged) throw Failure("error-pack-inside")
        return Home(
            title = "Title in $reading",
            topics = listOf(topic("danger", actNow = true), topic("t1")) + beside.map { topic("c").copy(badge = it.badge) },
            calls = listOf(Call("Help", "911")),
            languages = listOf(language("en"), language("ar")),
            reading = reading,
            reviewPassed = null,
            overlays = beside.toList(),
        )
    }

    private fun topic(id: String, actNow: Boolean = false) = Topic(id, "Topic $id", "About $id", actNow, 2)

    private fun language(tag: String) = Language(tag, tag.uppercase(), direction(tag), 100, 0, Review.Draft)

    private fun direction(tag: String) = if (tag == "ar") Direction.RightToLeft else Direction.LeftToRight

    override fun contents(topic: String) =
        Contents(topic(topic), sections.filter { it.second == topic }.map { Contents.Entry(it.first, "Section ${it.first}") })

    override fun article(section: String, language: String?, now: Long, sought: String?): Article {
        whileReading()
        val (id, topic) = sections.find { it.first == section && it.first !in gone } ?: throw Failure("error-unknown-section")
        val tag = language ?: reading
        return Article(
            section = id,
            topic = topic,
            topicTitle = "Topic $topic",
            title = "Section $id in $tag",
            audience = if (topic == "danger") Audience.Worker else Audience.Family,
            lead = null,
            blocks = listOf(
                Block.Checklist(listOf(listOf(Span.Plain("Do this")))),
                Block.Say((1..PHRASES).map { Block.Say.Phrase(it, listOf(Span.Plain(said(it, id, tag)))) }),
                Block.Paragraph(listOf(Span.Own("your supervisor", OwnNumber.Supervisor))),
                Block.Sources(mark),
            ),
            plain = "Do this",
            spoken = listOf(Spoken(0, "Do this")),
            calls = emptyList(),
            voices = null,
            definitions = emptyList(),
            shown = shown(tag),
            previous = null,
            next = Link("s2", "Section s2"),
            number = 1,
            of = 2,
            release = release,
            badge = badge(id),
        )
    }

    private fun badge(section: String) = beside.firstOrNull()?.badge?.takeIf { section == ADDED }

    private val mark = SourceMark(SourceKind.Sheet, listOf("Sheet, 6"))

    private val release get() = Release(version, "today")

    private fun shown(tag: String) = Shown(tag, tag.uppercase(), direction(tag), false, Freshness.Current, Review.Draft)

    private fun said(number: Int, section: String, tag: String) = "Phrase $number of $section in $tag"

    override fun phrase(section: String, number: Int, language: String): Phrase {
        whileReading()
        if (number > PHRASES || sections.none { it.first == section }) throw Failure("error-unknown-section")
        fun text(tag: String) = Phrase.Text(said(number, section, tag), shown(tag))
        return Phrase(section, number, text(reading), text(language), mark, release)
    }

    override fun search(text: String, from: Int, count: Int): Found {
        searches += if (from == 0) text else "$text+$from"
        if (text == "interrupted") throw Interrupted()
        if (text == "broken") throw Failure("error-pack-damaged")
        val correction = if (text.endsWith('?')) text.dropLast(1) else null
        val all = matches(correction ?: text)
        // What follows in `45~` begins with what was there before.
        val start = if (from > 0 && text.endsWith('~')) from - 1 else from
        return Found(all.drop(start).take(count), all.size, nearest = text.startsWith("near "), correction, rebuilt = text.startsWith("old "))
    }

    private fun matches(text: String): List<Hit> {
        text.removeSuffix("~").toIntOrNull()?.let { many -> return (1..many).map { hit("p$it") } }
        val wanted = text.removePrefix("near ").removePrefix("gun ").removePrefix("old ")
        val found = sections.map { it.first }.filter { wanted.isNotBlank() && wanted in it && it !in gone }.map(::hit)
        return if (text.startsWith("gun ")) listOf(hit("d1").copy(call = Call("Help", "911"))) + found else found
    }

    private fun hit(section: String) =
        Hit(section, listOf(Piece(section, true)), "Topic", emptyList(), Shown(reading, reading.uppercase(), direction(reading), false, Freshness.Current, Review.Draft), badge = badge(section))

    override fun interrupt() {
        interrupts++
    }

    override fun read(tag: String): String {
        reading = tag
        return tag
    }

    override fun speak(tag: String): Tongue {
        if (tag == "und") throw Failure("error-no-language")
        spoken = tag.substringBefore('-').takeIf { it in setOf("en", "ar") } ?: "en"
        return tongue()
    }

    override fun tongue() = Tongue(spoken, spoken.uppercase(), direction(spoken))

    override fun tongues() = listOf(Tongue("en", "EN", Direction.LeftToRight), Tongue("ar", "AR", Direction.RightToLeft))

    override fun strings(keys: List<String>, tongue: String?) = keys.map { "$it in ${tongue ?: spoken}" }

    override fun format(key: String, values: Map<String, Any>, tongue: String?): String {
        formats++
        return "$key ${values.toSortedMap()}" + tongue?.let { " in $it" }.orEmpty()
    }

    override fun pack() = PackInfo("Title", version, "today", "2027-11-24", listOf(language("en")), emptyList())

    companion object {
        private const val PHRASES = 2

        /** The release that came with the app. */
        const val FIRST = 1L

        /** What the agency adds. */
        const val ADDED = "c1"
    }
}

/** The handbooks on a device, in memory; see `tests/shells/README.md`. */
class FakePacks(private val handbook: FakeHandbook, private val passages: FakePassages) : Packs {
    private var offered: Offer? = null
    private var next = 1L
    private val kept: Long? get() = if (handbook.version == NEWER) FakeHandbook.FIRST else NEWER.takeIf { wasNewer }
    private var wasNewer = false

    override fun list(): List<ShelvedPack> =
        listOf(shelved("book", handbook.version, inUse = true)) +
            listOfNotNull(kept).map { shelved("book", it) } +
            handbook.beside.map { shelved(it.id, it.badge.version, inUse = true, overlay = true) }

    private fun shelved(id: String, version: Long, inUse: Boolean = false, overlay: Boolean = false) =
        ShelvedPack(id, Release(version, "today"), "today", null, inUse, overlay)

    override fun inspect(path: String, now: Long): Offer {
        offered = null
        return when (path) {
            "newer" -> offer("Office", NEWER, over = handbook.version)
            "beside" -> offer("County", 1, over = null, overlay = true)
            else -> throw Failure(path)
        }
    }

    override fun inspectBefore(now: Long): Offer {
        offered = null
        val before = kept ?: throw Failure("error-install-nothing-before")
        return offer(if (before == NEWER) "Office" else null, before, over = handbook.version)
    }

    private fun offer(publisher: String?, version: Long, over: Long?, overlay: Boolean = false) = Offer(
        id = next++,
        publisher = publisher,
        title = "Title",
        overlay = overlay,
        release = release(version),
        replaces = over?.let(::release),
        older = over != null && version < over,
        same = version == over,
        languages = emptyList(),
        languagesGone = emptyList(),
        added = if (version == NEWER) listOf("s3") else emptyList(),
        changed = if (version == NEWER) listOf("s1") else emptyList(),
        moved = emptyList(),
        removed = if (version == NEWER) listOf("s2") else emptyList(),
        saved = passages.effect(changed = "s1", removed = "s2").takeIf { !overlay },
    ).also { offered = it }

    private fun release(version: Long) = OfferedRelease(version, "today", false, "today", false)

    override fun install(offer: Long): List<PackNotice> {
        if (passages.full) throw Failure("error-install-full")
        val taken = take(offer)
        if (taken.overlay) handbook.beside += Overlay("county", Badge("County", taken.release.version, "today", "today"), false) else read(taken)
        return emptyList()
    }

    override fun restore(offer: Long): List<PackNotice> {
        read(take(offer))
        return emptyList()
    }

    private fun take(id: Long): Offer {
        val taken = offered?.takeIf { it.id == id } ?: throw Failure("error-install-nothing-offered")
        offered = null
        return taken
    }

    private fun read(offer: Offer) {
        wasNewer = wasNewer || offer.release.version == NEWER
        handbook.version = offer.release.version
    }

    override fun keep(offer: Long) {
        offered = offered?.takeIf { it.id != offer }
    }

    override fun removeOverlay(id: String): List<PackNotice> {
        handbook.beside.removeAll { it.id == id }
        return emptyList()
    }

    private companion object {
        const val NEWER = 2L
    }
}

/** A file that lies where its name says. */
class FakeFile(private val name: String) : PackFile {
    override fun <T> read(look: (path: String) -> T): T = look(name)
}

/** Saved passages in memory; locked where [why] is set. */
class FakePassages(private val handbook: FakeHandbook, var why: Failure? = null) : SavedPassages {
    private class Kept(val id: Long, val section: String, var note: String = "", var labels: List<String> = emptyList())

    private val kept = mutableListOf<Kept>()
    private var next = 1L
    var changed = false
    var full = false
    var asked: () -> Unit = {}

    /** Something that is saved cannot be read, and no PIN can seal it. */
    var damaged = false

    private class Pin(val typed: String, val wipeAfter: Int?)

    private var pin: Pin? = null
    private var locked = false
    private var failures = 0
    private var wait = 0
    private var mark = 0L

    private fun unlocked() {
        why?.let { throw it }
        if (locked) throw Failure(LOCKED)
    }

    /** The process ended, and begins anew. */
    fun restarted() {
        locked = pin != null
    }

    private fun left(clock: Long) = (wait - (clock - mark).toInt()).coerceAtLeast(0)

    override fun pin(clock: Long): PinState {
        why?.let { throw it }
        return PinState(pin != null, locked, digits = true, left(clock), pin?.wipeAfter)
    }

    override fun pinProblem(typed: String): PinProblem? = when {
        typed.length < 6 -> PinProblem.TooShort
        typed.toSet().size == 1 -> PinProblem.TooEasy
        else -> null
    }

    override fun probePin() = Unit

    override fun setPin(new: NewPin) {
        unlocked()
        if (damaged && !new.giveUpDamaged) throw Failure("error-pin-damaged")
        damaged = false
        pin = Pin(new.typed, new.wipeAfter)
    }

    override fun changePin(typed: String, clock: Long, new: NewPin) {
        judge(typed, clock)
        setPin(new)
    }

    override fun removePin(typed: String, clock: Long) {
        judge(typed, clock)
        pin = null
    }

    override fun unlock(typed: String, clock: Long): Failure? {
        why?.let { throw it }
        judge(typed, clock)
        return null
    }

    private fun judge(typed: String, clock: Long) {
        val set = checkNotNull(pin)
        if (left(clock) > 0) throw Failure("error-pin-wait")
        if (typed == set.typed) {
            failures = 0
            wait = 0
            locked = false
            return
        }
        failures++
        wait = WAITS[failures.coerceAtMost(WAITS.size) - 1]
        mark = clock
        val left = set.wipeAfter?.let { it - failures } ?: throw Failure("error-pin-wrong")
        if (left > 0) throw Failure("error-pin-wrong-left", mapOf("left" to left))
        erase()
        throw Failure("error-pin-wiped")
    }

    override fun lock(): Boolean {
        locked = pin != null
        return locked
    }

    override fun erase() {
        kept.clear()
        numbers.clear()
        pin = null
        locked = false
        failures = 0
        wait = 0
        why = null
    }

    /** What would become of what is saved; null where that is locked. */
    fun effect(changed: String, removed: String): SavedEffect? =
        if (why != null || locked) null else SavedEffect(kept.size, kept.count { it.section == changed }, 0, kept.count { it.section == removed })

    override fun open(): Failure? {
        unlocked()
        return null
    }

    override fun save(section: String, now: Long): Long {
        unlocked()
        if (full) throw Failure("error-store-full")
        kept.find { it.section == section }?.let { return it.id }
        kept.add(0, Kept(next, section))
        return next++
    }

    override fun bookmarkOn(section: String): Bookmark {
        asked()
        unlocked()
        return kept.find { it.section == section }?.let { Bookmark.Kept(it.id, changed, it.note) } ?: Bookmark.None
    }

    override fun list(): List<Saved> {
        unlocked()
        val fate = if (changed) Fate.Changed else Fate.Unchanged
        return kept.map { Saved(it.id, it.section, "${it.section} in ${handbook.reading}", "Topic", fate, it.note, it.labels) }
    }

    override fun noted(words: String): List<Long> {
        unlocked()
        return kept.filter { words in it.note || it.labels.any { label -> words in label } }.map { it.id }
    }

    override fun remove(id: Long): Removed {
        unlocked()
        val at = kept.indexOfFirst { it.id == id }
        if (at < 0) throw Failure("error-store-missing")
        val removed = kept.removeAt(at)
        return Removed {
            unlocked()
            kept.add(at, removed)
        }
    }

    override fun move(id: Long, before: Long?) {
        unlocked()
        val moved = kept.first { it.id == id }
        kept.remove(moved)
        val at = kept.indexOfFirst { it.id == before }
        kept.add(if (at < 0) kept.size else at, moved)
    }

    override fun edit(id: Long, note: String, labels: List<String>, now: Long) {
        unlocked()
        if (full) throw Failure("error-store-full")
        kept.first { it.id == id }.let {
            it.note = note
            it.labels = labels
        }
    }

    override fun export(now: Long): String {
        unlocked()
        return kept.joinToString { it.section }
    }

    override fun exportSealed(passphrase: String, now: Long) = "sealed($passphrase) ${export(now)}"

    override fun importSealed(text: String, passphrase: String, now: Long): ImportReport {
        val sealed = "sealed($passphrase) "
        if (!text.startsWith(sealed)) throw Failure("error-passphrase-wrong")
        return import(text.removePrefix(sealed), now)
    }

    override fun import(text: String, now: Long): ImportReport {
        if (text == "rubbish") throw Failure("error-import-not")
        if (text.startsWith("sealed(")) throw Failure(SEALED)
        save(text, now)
        return ImportReport(1, 0, 0)
    }

    override fun damaged() = 0

    private val numbers = mutableMapOf<OwnNumber, FilledNumber>()

    override fun numbers(): List<OwnSlot> {
        unlocked()
        return OwnNumber.entries.map { OwnSlot(it, "$it in ${handbook.spoken}", numbers[it], damaged = false, agency(it)) }
    }

    override fun agencyNumbers(): List<OwnSlot> =
        OwnNumber.entries.map { OwnSlot(it, "$it in ${handbook.spoken}", null, damaged = false, agency(it)) }.filter { it.agency != null }

    private fun agency(slot: OwnNumber): AgencyNumber? =
        handbook.beside.firstOrNull()?.takeIf { slot == OwnNumber.Clinic }?.let { AgencyNumber(it.badge, "555-0190", "") }

    override fun keepNumber(slot: OwnNumber, number: String, label: String) {
        unlocked()
        if (full) throw Failure("error-store-full")
        if (number.none(Char::isDigit)) throw Failure("error-number-not")
        numbers[slot] = FilledNumber(number, number.filter(Char::isDigit), label)
    }

    override fun clearNumber(slot: OwnNumber) {
        unlocked()
        numbers -= slot
    }

    private companion object {
        /** The seconds to wait after each wrong PIN. */
        val WAITS = listOf(0, 30, 300, 7200)
    }
}

class FakeSettings : Settings {
    override var reading: String? = null
    override var tongue: String? = null
    override var fullTitle = false
    override var toldOfHiding = true
    override var theme = Theme.Device
    override var letters = 100
}
