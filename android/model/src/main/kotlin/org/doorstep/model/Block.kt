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
    ) : Block
}

/** Why a text is set apart. */
enum class BoxKind { Definition, Caution, ActNow, Voice, Example }

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
}
