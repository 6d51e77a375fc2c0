package org.doorstep.model

/**
 * The handbook as the screens need it: one call a screen. The core implements it through its binding; tests have a fake.
 *
 * Calls block for a moment and are made off the main thread. Each may throw [Failure].
 */
interface Handbook {
    /** The whole home screen; [now] in seconds since 1970. */
    fun home(now: Long): Home

    /** A topic and its sections. */
    fun contents(topic: String): Contents

    /**
     * A passage in a language, or in the one that stands in for it; without a language, in the reader's. [now] tells which of its
     * contacts were verified too long ago. The words that [sought] matches are marked.
     */
    fun article(section: String, language: String?, now: Long, sought: String? = null): Article

    /** A passage's phrase by its number, in the reader's language and in [language]. */
    fun phrase(section: String, number: Int, language: String): Phrase

    /** Of what matches, best first, [count] passages from the place [from] on. Throws [Interrupted] after [interrupt]. */
    fun search(text: String, from: Int, count: Int): Found

    /** Makes a running [search] stop: the person typed on. */
    fun interrupt()

    /** Reads in another language from now on; returns the tag of the one that is really there. */
    fun read(tag: String): String

    /** Uses another language for buttons and labels from now on; returns the one that is really there. */
    fun speak(tag: String): Tongue

    /** The language of buttons and labels. */
    fun tongue(): Tongue

    /** The languages that buttons and labels are offered in. */
    fun tongues(): List<Tongue>

    /** The words of the interface for keys, in their order; in the language of the buttons, or in another of [tongues]. */
    fun strings(keys: List<String>, tongue: String? = null): List<String>

    /** One message with values: texts, or whole numbers that choose a plural form. The language as in [strings]. */
    fun format(key: String, values: Map<String, Any>, tongue: String? = null): String

    /** What the handbook's file says of itself. */
    fun pack(): PackInfo
}

/** The person's own passages and numbers. Reading never needs them: where they cannot be opened, every call throws [Failure] (C4). */
interface SavedPassages : SavedLock {
    /**
     * Opens them, unless they are open: what was in the way may have gone, as where the phone was locked. Returns what the person must
     * know of it, if anything (S4). Throws [Failure] where they still cannot be opened.
     */
    fun open(): Failure?

    /** Saves a passage, or finds it saved already; returns its number in the store. */
    fun save(section: String, now: Long): Long

    /** Whether a passage is saved, and what was written on it: all that its screen asks. No other note is opened for it. */
    fun bookmarkOn(section: String): Bookmark

    /** All, in the person's order, each as it stands in the handbook now. */
    fun list(): List<Saved>

    /** The numbers of those whose note or labels have some words. */
    fun noted(words: String): List<Long>

    /** Removes one; the answer brings it back. */
    fun remove(id: Long): Removed

    /** Moves one in front of another, or to the end. */
    fun move(id: Long, before: Long?)

    /** Keeps a note and labels. */
    fun edit(id: Long, note: String, labels: List<String>, now: Long)

    /** All as a text to keep elsewhere. Whoever has it can read it. */
    fun export(now: Long): String

    /** The same, sealed with a passphrase. It takes about a second. */
    fun exportSealed(passphrase: String, now: Long): String

    /** Adds those of an export. One that is sealed fails with [SEALED]. */
    fun import(text: String, now: Long): ImportReport

    /** Adds those of a sealed export. It takes about a second. */
    fun importSealed(text: String, passphrase: String, now: Long): ImportReport

    /** How many cannot be read and were kept as they are. */
    fun damaged(): Int

    /** The worker's own numbers, those that are not filled too. */
    fun numbers(): List<OwnSlot>

    /** What agencies give. That is nobody's secret: it is there where the store cannot be opened (C4). */
    fun agencyNumbers(): List<OwnSlot>

    /** Keeps a number in place of the one that is there. */
    fun keepNumber(slot: OwnNumber, number: String, label: String)

    fun clearNumber(slot: OwnNumber)
}

/** What there is to say of a sealed export whose passphrase was not asked for yet. */
const val SEALED = "error-import-sealed"

/** What there is to say as long as the PIN was not typed. */
const val LOCKED = "error-store-locked"

/** Holds what was removed until the undo has passed. */
fun interface Removed {
    fun restore()
}

/** A way a language is written. */
enum class Direction { LeftToRight, RightToLeft }

/** How a passage stands to its source. */
enum class Freshness { Source, Current, Outdated }

/** Who has read a translation. */
enum class Review { Machine, Draft, Reviewed, Approved }

/** A language of the interface. */
data class Tongue(val tag: String, val endonym: String, val direction: Direction)

/** A language that the handbook can be read in. */
data class Language(
    val tag: String,
    val endonym: String,
    val direction: Direction,
    val percent: Int,
    val outdated: Int,
    val review: Review,
)

/** The language that something is really shown in, and how far to trust it. */
data class Shown(
    val tag: String,
    val endonym: String,
    val direction: Direction,
    val fallback: Boolean,
    val freshness: Freshness,
    val review: Review,
)

data class Home(
    /** Names the subject: shown where the person asked for it, not at first sight. */
    val title: String,
    val topics: List<Topic>,
    /** The numbers for danger. */
    val calls: List<Call>,
    val languages: List<Language>,
    val reading: String,
    /** The review date, where it has passed. */
    val reviewPassed: String?,
    /** What agencies add. */
    val overlays: List<Overlay> = emptyList(),
)

data class Topic(
    val id: String,
    val title: String,
    val summary: String,
    val actNow: Boolean,
    val sections: Int,
    /** Whether it has the cards for what is happening right now. */
    val rightNow: Boolean = false,
    /** Whose addition to the handbook it is. */
    val badge: Badge? = null,
)

data class Contents(val topic: Topic, val sections: List<Entry>) {
    /** A passage, and the first number that it gives in the topic for danger. */
    data class Entry(val section: String, val title: String, val call: Call? = null)
}

/** A way to a passage. */
data class Link(val section: String, val title: String)

data class Article(
    /** The section shown; another one than was asked for where that has moved. */
    val section: String,
    val topic: String,
    val topicTitle: String,
    val title: String,
    /** Whom it is written to: only what is written to the family is shown to them. */
    val audience: Audience,
    /** The point in one line. */
    val lead: String?,
    val blocks: List<Block>,
    /** Its text without marks: to share. */
    val plain: String,
    /** The same block by block: to read aloud. */
    val spoken: List<Spoken>,
    /** The numbers of sections to which boxes of whom to call and decisions link. */
    val calls: List<LinkedCall>,
    /** What stands over the words of people with lived experience; null where the interface's own words do. */
    val voices: String?,
    val definitions: List<Definition>,
    val shown: Shown,
    val previous: Link?,
    val next: Link?,
    /** Its place in the topic, from 1. */
    val number: Int,
    val of: Int,
    val release: Release,
    /** Whose addition to the handbook it is. */
    val badge: Badge? = null,
    /** How many matches there are of what was looked for. */
    val matches: Int = 0,
) {
    /** Where its parts come from. */
    val marks: List<SourceMark> get() = blocks.filterIsInstance<Block.Sources>().map { it.mark }
}

/** What is read aloud of a block; [block] is null for what stands above the first one. */
data class Spoken(val block: Int?, val text: String)

/** Whom a passage is written to. */
enum class Audience { Worker, Family }

/** A release of the handbook, and its day. */
data class Release(val version: Long, val issued: String)

/** A phrase to say, in two languages. */
data class Phrase(
    val section: String,
    /** Its place among the passage's phrases, from 1. */
    val number: Int,
    val own: Text,
    /** The same in the family's language; null where the passage has other phrases there. */
    val theirs: Text?,
    val mark: SourceMark?,
    val release: Release,
) {
    data class Text(val words: String, val shown: Shown)
}

data class Source(val label: String, val title: String, val publisher: String?, val url: String?)

data class Definition(
    val concept: String,
    val term: String,
    val text: String,
    val language: String,
    val direction: Direction,
)

/** The passages that are listed so far, of those that were found. */
data class Found(
    val hits: List<Hit>,
    /** How many there are in all. */
    val total: Int,
    /** Whether no passage answers the words: these are only the nearest. */
    val nearest: Boolean,
    val correction: String?,
    /** The handbook was made for another version of search: some words by which passages are found are missing (P12). */
    val rebuilt: Boolean = false,
) {
    /** With the passages that follow. A longer list may be in a slightly other order: what is listed stays, and nothing comes twice. */
    fun followedBy(next: Found): Found {
        val listed = hits.mapTo(mutableSetOf()) { it.section }
        val new = next.hits.filter { listed.add(it.section) }
        return copy(hits = hits + new, total = if (new.isEmpty()) hits.size else next.total)
    }

    companion object {
        val Nothing = Found(emptyList(), 0, nearest = false, correction = null)
    }
}

data class Hit(
    val section: String,
    val title: List<Piece>,
    val topicTitle: String,
    val snippet: List<Piece>,
    val shown: Shown,
    /** Whom to call, where the words are those of an emergency and this passage therefore stands first. */
    val call: Call? = null,
    /** Whose addition to the handbook it is. */
    val badge: Badge? = null,
)

/** A number to call at once. */
data class Call(val name: String, val phone: String)

/** A number to call that a passage links to by the section that gives it. */
data class LinkedCall(val section: String, val name: String, val phone: String)

/** A number that the worker may fill in, as it stands now. */
data class OwnSlot(
    val slot: OwnNumber,
    /** What it is called, in the language of the buttons. */
    val name: String,
    val filled: FilledNumber?,
    /** There is a number that cannot be read: to be typed anew. */
    val damaged: Boolean,
    /** What an agency gives where the worker has none. */
    val agency: AgencyNumber? = null,
) {
    // What a person wrote shows nowhere by accident (C8).
    override fun toString(): String = slot.toString()
}

/** A number that an agency gives, with its own words on it. */
data class AgencyNumber(val badge: Badge, val number: String, val label: String)

/** A number that is filled. [dial] is the same for a dialer, to be handed over whole; [label] the worker's own words on it. */
data class FilledNumber(val number: String, val dial: String, val label: String) {
    override fun toString(): String = ""
}

/** A piece of a line, and whether it is what was searched for. */
data class Piece(val text: String, val matched: Boolean)

data class Saved(
    val id: Long,
    /** The section to open; none where it is gone. */
    val section: String?,
    val title: String,
    val topicTitle: String?,
    val fate: Fate,
    val note: String,
    val labels: List<String>,
    /** Whose addition to the handbook it is of. */
    val badge: Badge? = null,
)

/** What became of a saved passage. */
enum class Fate { Unchanged, Changed, Moved, Removed, Elsewhere }

data class ImportReport(val added: Int, val present: Int, val skipped: Int)

data class PackInfo(
    val title: String,
    val version: Long,
    val issued: String,
    val reviewBy: String,
    val languages: List<Language>,
    val sources: List<Source>,
)
