package org.doorstep.preview

import org.doorstep.model.Article
import org.doorstep.model.Block
import org.doorstep.model.Call
import org.doorstep.model.Contents
import org.doorstep.model.Definition
import org.doorstep.model.Direction
import org.doorstep.model.Found
import org.doorstep.model.Handbook
import org.doorstep.model.Home
import org.doorstep.model.Language
import org.doorstep.model.Link
import org.doorstep.model.OwnSlot
import org.doorstep.model.PackInfo
import org.doorstep.model.Phrase
import org.doorstep.model.Piece
import org.doorstep.model.Saved
import org.doorstep.model.SavedPassages
import org.doorstep.model.Shown
import org.doorstep.model.Source
import org.doorstep.model.SourceMark
import org.doorstep.model.Span
import org.doorstep.model.Tongue
import org.doorstep.model.Topic

/**
 * A language that nobody speaks, made from English: one with longer words, one from right to left. What is still English on a screen
 * did not come from the core; what is cut or stands on the wrong side would be so in German or Arabic, too.
 */
enum class Pseudo(val tag: String, val direction: Direction, private val letters: Map<Char, String>) {
    Long("en-XA", Direction.LeftToRight, mapOf('a' to "áa", 'e' to "ée", 'i' to "íi", 'o' to "óo", 'u' to "úu", 'n' to "ñ", 's' to "š")),
    Rtl("ar-XB", Direction.RightToLeft, "abcdefghijklmnopqrstuvwxyz".zip("ابجدهفغحيژكلمنوپقرستعڤشخطز").associate { (latin, arabic) -> latin to "$arabic" }),
    ;

    /** The text in this language. Doing it twice changes nothing more. */
    fun say(text: String): String = buildString {
        for (letter in text) {
            val said = letters[letter.lowercaseChar()]
            append(if (said == null) letter else if (letter.isUpperCase()) said.replaceFirstChar(Char::uppercaseChar) else said)
        }
    }
}

/** A handbook whose English is said in a pseudo language. */
class PseudoHandbook(private val real: Handbook, private val pseudo: Pseudo) : Handbook by real {
    override fun home(now: Long): Home = real.home(now).let { home ->
        home.copy(
            title = pseudo.say(home.title),
            topics = home.topics.map { it.said() },
            calls = home.calls.map { it.said() },
            languages = home.languages.map { it.said() },
            reading = tag(home.reading),
        )
    }

    override fun contents(topic: String): Contents =
        real.contents(topic).let { contents ->
            val sections = contents.sections.map { it.copy(title = pseudo.say(it.title), call = it.call?.said()) }
            Contents(contents.topic.said(), sections)
        }

    override fun phrase(section: String, number: Int, language: String): Phrase = real.phrase(section, number, real(language)).let {
        it.copy(own = it.own.said(), theirs = it.theirs?.said(), mark = it.mark?.said())
    }

    override fun article(section: String, language: String?, now: Long, sought: String?): Article = real.article(section, language?.let(::real), now, sought).let {
        it.copy(
            topicTitle = pseudo.say(it.topicTitle),
            title = pseudo.say(it.title),
            lead = it.lead?.let(pseudo::say),
            voices = it.voices?.let(pseudo::say),
            blocks = it.blocks.map { block -> block.said() },
            plain = pseudo.say(it.plain),
            spoken = it.spoken.map { spoken -> spoken.copy(text = pseudo.say(spoken.text)) },
            definitions = it.definitions.map { definition -> definition.said() },
            shown = it.shown.said(),
            previous = it.previous?.said(),
            next = it.next?.said(),
        )
    }

    override fun search(text: String, from: Int, count: Int): Found = real.search(text, from, count).let { found ->
        found.copy(
            hits = found.hits.filterNot { it.shown.fallback }.map {
                it.copy(
                    title = it.title.said(),
                    topicTitle = pseudo.say(it.topicTitle),
                    snippet = it.snippet.said(),
                    shown = it.shown.said(),
                    call = it.call?.said(),
                )
            },
            correction = found.correction?.let(pseudo::say),
        )
    }

    override fun tongue(): Tongue = tongueSaid()

    override fun tongues(): List<Tongue> = real.tongues().map { if (it.tag == ENGLISH) tongueSaid() else it }

    override fun strings(keys: List<String>, tongue: String?): List<String> = real.strings(keys, tongue?.let(::real)).map(pseudo::say)

    override fun format(key: String, values: Map<String, Any>, tongue: String?): String =
        pseudo.say(real.format(key, values, tongue?.let(::real)))

    override fun pack(): PackInfo = real.pack().let {
        it.copy(title = pseudo.say(it.title), languages = it.languages.map { each -> each.said() }, sources = it.sources.map { each -> each.said() })
    }

    /** The language that a pseudo language is made from. */
    private fun real(tag: String) = if (tag == pseudo.tag) ENGLISH else tag

    private fun Call.said() = copy(name = pseudo.say(name))

    private fun Phrase.Text.said() = Phrase.Text(pseudo.say(words), shown.said())

    private fun SourceMark.said() = copy(labels = labels.map(pseudo::say))

    private fun tag(tag: String) = if (tag == ENGLISH) pseudo.tag else tag

    private fun tongueSaid() = Tongue(pseudo.tag, pseudo.say("English"), pseudo.direction)

    private fun Language.said() =
        if (tag == ENGLISH) copy(tag = pseudo.tag, endonym = pseudo.say(endonym), direction = pseudo.direction) else this

    private fun Shown.said() =
        if (tag == ENGLISH) copy(tag = pseudo.tag, endonym = pseudo.say(endonym), direction = pseudo.direction) else this

    private fun Topic.said() = copy(title = pseudo.say(title), summary = pseudo.say(summary))

    private fun Link.said() = copy(title = pseudo.say(title))

    private fun Source.said() = copy(label = pseudo.say(label), title = pseudo.say(title), publisher = publisher?.let(pseudo::say))

    private fun Definition.said() =
        copy(term = pseudo.say(term), text = pseudo.say(text), language = pseudo.tag, direction = pseudo.direction)

    private fun List<Piece>.said() = map { Piece(pseudo.say(it.text), it.matched) }

    private fun Block.said(): Block = when (this) {
        is Block.Paragraph -> Block.Paragraph(spans.spoken())
        is Block.Heading -> Block.Heading(pseudo.say(text))
        is Block.Items -> copy(items = items.map { it.spoken() })
        is Block.Checklist -> Block.Checklist(items.map { it.spoken() })
        is Block.Pairs -> Block.Pairs(left.spoken(), right.spoken(), rows.map { Block.Pairs.Row(it.left.spoken(), it.right.spoken()) })
        is Block.Boxed -> copy(speaker = speaker?.let(pseudo::say), blocks = blocks.map { it.said() })
        is Block.Say -> Block.Say(phrases.map { it.copy(spans = it.spans.spoken()) })
        is Block.Decision -> Block.Decision(pseudo.say(question), answers.map { it.copy(text = pseudo.say(it.text)) })
        is Block.Contact -> copy(
            name = pseudo.say(name),
            hours = hours?.let(pseudo::say),
            note = note?.let(pseudo::say),
            languages = languages?.let(pseudo::say),
            passesOn = passesOn?.let(pseudo::say),
        )
        is Block.Sources -> Block.Sources(mark.said())
    }

    private fun List<Span>.spoken(): List<Span> = map {
        val text = pseudo.say(it.text)
        when (it) {
            is Span.Plain -> Span.Plain(text)
            is Span.Strong -> Span.Strong(text)
            is Span.Emphasis -> Span.Emphasis(text)
            is Span.Link -> it.copy(text = text)
            is Span.Web -> it
            is Span.Term -> it.copy(text = text)
            is Span.Own -> it.copy(text = text)
            is Span.Sought -> it
        }
    }

    private companion object {
        const val ENGLISH = "en"
    }
}

/** Saved passages whose titles are said in a pseudo language. What a person wrote stays. */
class PseudoPassages(private val real: SavedPassages, private val pseudo: Pseudo) : SavedPassages by real {
    override fun list(): List<Saved> =
        real.list().map { it.copy(title = pseudo.say(it.title), topicTitle = it.topicTitle?.let(pseudo::say)) }

    override fun numbers(): List<OwnSlot> = real.numbers().map { it.copy(name = pseudo.say(it.name)) }

    override fun agencyNumbers(): List<OwnSlot> = real.agencyNumbers().map { it.copy(name = pseudo.say(it.name)) }
}
