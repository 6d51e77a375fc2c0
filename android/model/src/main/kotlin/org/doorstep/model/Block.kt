package org.doorstep.model

/** One block of a passage, drawn from top to bottom. */
sealed interface Block {
    data class Paragraph(val spans: List<Span>) : Block

    data class Heading(val text: String) : Block

    data class Items(val ordered: Boolean, val items: List<List<Span>>) : Block

    /** Things to tick off; ticks are never kept. */
    data class Checklist(val items: List<List<Span>>) : Block

    /** Two columns that belong together row by row. */
    data class Pairs(val left: List<Span>, val right: List<Span>, val rows: List<Row>) : Block {
        data class Row(val left: List<Span>, val right: List<Span>)
    }

    /** Text set apart; [blocks] are paragraphs and lists. */
    data class Boxed(val kind: BoxKind, val speaker: String?, val blocks: List<Block>) : Block

    /** Phrases to say; each can be shown or read aloud alone. */
    data class Say(val phrases: List<Phrase>) : Block {
        /** [number] is what the handbook is asked for, from 1 over the whole passage. */
        data class Phrase(val number: Int, val spans: List<Span>)
    }

    /** A question whose answers lead on. */
    data class Decision(val question: String, val answers: List<Answer>) : Block {
        data class Answer(val text: String, val section: String)
    }

    /** Somebody to call or write to. */
    data class Contact(
        val name: String,
        val phone: String?,
        val text: String?,
        val words: String?,
        val url: String?,
        val hours: String?,
        val note: String?,
        val urgent: Boolean,
        val languages: String? = null,
        val free: Boolean = false,
        /** Null where the handbook does not know. */
        val confidentiality: Confidentiality? = null,
        /** What it may pass on, and to whom. */
        val passesOn: String? = null,
        /** The number for people who do not hear or speak on the telephone. */
        val relay: String? = null,
        /** Where on the web one can chat. */
        val chat: String? = null,
        /** The day on which this was last verified, and whether that is more than a year ago. */
        val verified: String? = null,
        val stale: Boolean = false,
    ) : Block

    /** The quiet mark that closes a part: where all above it comes from, back to the mark before. */
    data class Sources(val mark: SourceMark) : Block
}

/** Why a text is set apart. */
enum class BoxKind { Definition, Caution, ActNow, Voice, Example, Say, Do, Dont, Call, Write }

/** Whether what is said to somebody stays there. */
enum class Confidentiality { Confidential, MayReport }

/** Where a part comes from; [kind] is null where the handbook does not say. */
data class SourceMark(val kind: SourceKind?, val labels: List<String>)

enum class SourceKind { Sheet, Editors, Law, Agency }

/** A number of the worker's own: a passage names which, the worker says what it is. */
enum class OwnNumber { Reporting, Supervisor, Advocacy, Clinic, Interpreter }

/** A piece of a line. */
sealed interface Span {
    val text: String

    data class Plain(override val text: String) : Span

    data class Strong(override val text: String) : Span

    data class Emphasis(override val text: String) : Span

    data class Link(override val text: String, val section: String) : Span

    /** An address on the web, shown and never opened by Doorstep itself. */
    data class Web(override val text: String, val url: String) : Span

    data class Term(override val text: String, val concept: String) : Span

    /** One of the worker's own numbers. */
    data class Own(override val text: String, val number: OwnNumber) : Span

    /** A piece that has the words that were looked for; [number] counts the matches of the passage, from 1. */
    data class Sought(val span: Span, val number: Int) : Span {
        override val text: String get() = span.text
    }
}
