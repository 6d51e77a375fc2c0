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

    private val sections = listOf("s1" to "t1", "s2" to "t1", "d1" to "danger")

    override fun home(now: Long): Home {
        homes++
        if (damaged) throw Failure("error-pack-inside")
        return Home(
            title = "Title in $reading",
            topics = listOf(topic("danger", actNow = true), topic("t1")),
            calls = listOf(Call("Help", "911")),
            languages = listOf(language("en"), language("ar")),
            reading = reading,
            reviewPassed = null,
        )
    }

    private fun topic(id: String, actNow: Boolean = false) = Topic(id, "Topic $id", "About $id", actNow, 2)

    private fun language(tag: String) = Language(tag, tag.uppercase(), direction(tag), 100, 0, Review.Draft)

    private fun direction(tag: String) = if (tag == "ar") Direction.RightToLeft else Direction.LeftToRight

    override fun contents(topic: String) =
        Contents(topic(topic), sections.filter { it.second == topic }.map { Contents.Entry(it.first, "Section ${it.first}") })

    override fun article(section: String, language: String?, now: Long): Article {
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
            calls = emptyList(),
            voices = null,
            definitions = emptyList(),
            shown = shown(tag),
            previous = null,
            next = Link("s2", "Section s2"),
            number = 1,
            of = 2,
            release = release,
        )
    }

    private val mark = SourceMark(SourceKind.Sheet, listOf("Sheet, 6"))

    private val release = Release(1, "today")

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
        return Found(all.drop(start).take(count), all.size, nearest = text.startsWith("near "), correction)
    }

    private fun matches(text: String): List<Hit> {
        text.removeSuffix("~").toIntOrNull()?.let { many -> return (1..many).map { hit("p$it") } }
        val wanted = text.removePrefix("near ").removePrefix("gun ")
        val found = sections.map { it.first }.filter { wanted.isNotBlank() && wanted in it && it !in gone }.map(::hit)
        return if (text.startsWith("gun ")) listOf(hit("d1").copy(call = Call("Help", "911"))) + found else found
    }

    private fun hit(section: String) =
        Hit(section, listOf(Piece(section, true)), "Topic", emptyList(), Shown(reading, reading.uppercase(), direction(reading), false, Freshness.Current, Review.Draft))

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
        return "$key $values" + tongue?.let { " in $it" }.orEmpty()
    }

    override fun pack() = PackInfo("Title", 1, "2026-11-24", "2027-11-24", listOf(language("en")), emptyList())

    private companion object {
        const val PHRASES = 2
    }
}

/** Saved passages in memory; locked where [why] is set. */
class FakePassages(private val handbook: FakeHandbook, var why: Failure? = null) : SavedPassages {
    private class Kept(val id: Long, val section: String, var note: String = "", var labels: List<String> = emptyList())

    private val kept = mutableListOf<Kept>()
    private var next = 1L
    var changed = false
    var full = false
    var asked: () -> Unit = {}

    private fun unlocked() {
        why?.let { throw it }
    }

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
        return kept.find { it.section == section }?.let { Bookmark.Kept(it.id, changed) } ?: Bookmark.None
    }

    override fun list(): List<Saved> {
        unlocked()
        val fate = if (changed) Fate.Changed else Fate.Unchanged
        return kept.map { Saved(it.id, it.section, "${it.section} in ${handbook.reading}", "Topic", fate, it.note, it.labels) }
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
        val moved = kept.first { it.id == id }
        kept.remove(moved)
        val at = kept.indexOfFirst { it.id == before }
        kept.add(if (at < 0) kept.size else at, moved)
    }

    override fun edit(id: Long, note: String, labels: List<String>, now: Long) {
        if (full) throw Failure("error-store-full")
        kept.first { it.id == id }.let {
            it.note = note
            it.labels = labels
        }
    }

    override fun export(now: Long) = kept.joinToString { it.section }

    override fun import(text: String, now: Long): ImportReport {
        if (text == "rubbish") throw Failure("error-import-not")
        save(text, now)
        return ImportReport(1, 0, 0)
    }

    override fun damaged() = 0

    private val numbers = mutableMapOf<OwnNumber, FilledNumber>()

    override fun numbers(): List<OwnSlot> {
        unlocked()
        return OwnNumber.entries.map { OwnSlot(it, "$it in ${handbook.spoken}", numbers[it], damaged = false) }
    }

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
}

class FakeSettings : Settings {
    override var reading: String? = null
    override var tongue: String? = null
    override var fullTitle = false
}
