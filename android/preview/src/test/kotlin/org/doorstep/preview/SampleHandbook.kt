package org.doorstep.preview

import org.doorstep.model.Article
import org.doorstep.model.Audience
import org.doorstep.model.Block
import org.doorstep.model.BoxKind
import org.doorstep.model.Call
import org.doorstep.model.Confidentiality
import org.doorstep.model.Definition
import org.doorstep.model.Direction
import org.doorstep.model.Found
import org.doorstep.model.Freshness
import org.doorstep.model.Handbook
import org.doorstep.model.Hit
import org.doorstep.model.Home
import org.doorstep.model.Link
import org.doorstep.model.LinkedCall
import org.doorstep.model.OwnNumber
import org.doorstep.model.Phrase
import org.doorstep.model.Piece
import org.doorstep.model.Release
import org.doorstep.model.Review
import org.doorstep.model.Shown
import org.doorstep.model.SourceKind
import org.doorstep.model.SourceMark
import org.doorstep.model.Span
import org.doorstep.model.Topic

/** The core's words around a text that never changes, so that editing the handbook changes no golden picture. */
class SampleHandbook(private val real: Handbook) : Handbook by real {
    private val shown = Shown("en", "English", Direction.LeftToRight, false, Freshness.Source, Review.Draft)

    override fun home(now: Long): Home = real.home(now).copy(
        topics = listOf(
            Topic("danger", "If the river rises", "Who to call, day or night.", actNow = true, 1),
            Topic("now", "On the water now", "Short cards: do, say, don't, call.", actNow = false, 2, rightNow = true),
            Topic("boats", "Before you cast off", "Rope, oars and weather.", actNow = false, 4),
            Topic("banks", "Along the bank", "Where to land, and where not to.", actNow = false, 3),
        ),
        calls = listOf(Call("River watch", "555-0100")),
        reviewPassed = "2026-11-01",
    )

    override fun article(section: String, language: String?, now: Long, sought: String?): Article = Article(
        section = section,
        topic = "boats",
        topicTitle = "Before you cast off",
        title = "Look at the water first",
        audience = if (section == "f1") Audience.Family else Audience.Worker,
        lead = "Stop on the bank, look, and only then step in.",
        blocks = listOf(
            Block.Paragraph(
                listOf(Span.Plain("Read the "), Span.Term("current", "current"), Span.Plain(" before you read the map. See "), Span.Link("the signs", "s2"), Span.Plain(".")),
            ),
            Block.Boxed(BoxKind.Caution, null, listOf(Block.Paragraph(listOf(Span.Plain("Never stand up in a "), Span.Strong("small"), Span.Plain(" boat."))))),
            Block.Boxed(BoxKind.Do, null, listOf(Block.Items(false, listOf("Read the sky.", "Tell somebody.").map { listOf(Span.Plain(it)) }))),
            Block.Say(listOf("“Sit low, please.”", "“We go back now.”").mapIndexed { at, it -> Block.Say.Phrase(at + 1, listOf(Span.Plain(it))) }),
            Block.Boxed(BoxKind.Dont, null, listOf(Block.Items(false, listOf(listOf(Span.Plain("Stand up to wave.")))))),
            Block.Boxed(
                BoxKind.Call,
                null,
                listOf(
                    Block.Items(
                        false,
                        listOf(
                            listOf(Span.Link("River watch", "d1"), Span.Plain(", day or night.")),
                            listOf(Span.Own("Your supervisor", OwnNumber.Supervisor), Span.Plain(" on the way back.")),
                        ),
                    ),
                ),
            ),
            Block.Sources(SourceMark(SourceKind.Sheet, listOf("Almanac, 2"))),
            Block.Decision("Does the water rise?", listOf(Block.Decision.Answer("Yes", "d1"), Block.Decision.Answer("No", "s2"))),
            Block.Checklist(listOf("The rope is dry.", "Somebody knows where I am.").map { listOf(Span.Plain(it)) }),
            Block.Contact("River watch", "555-0100", "555-0101", "RIVER", "https://example.org", "Day and night", "They know the locks.", urgent = true,
                languages = "English and Spanish", free = true, confidentiality = Confidentiality.MayReport,
                passesOn = "They tell the lock keeper.", relay = "711", verified = "2025-06-01", stale = true),
            Block.Items(ordered = true, listOf("Push off.", "Row.").map { listOf(Span.Plain(it)) }),
            Block.Sources(SourceMark(SourceKind.Editors, listOf("River school"))),
        ),
        plain = "",
        spoken = emptyList(),
        calls = listOf(LinkedCall("d1", "River watch", "555-0100")),
        voices = null,
        definitions = listOf(Definition("current", "current", "Water on its way.", "en", Direction.LeftToRight)),
        shown = shown,
        previous = Link("s0", "Rope"),
        next = Link("s2", "Signs"),
        number = 2,
        of = 4,
        release = Release(3, "2026-11-24"),
    )

    override fun phrase(section: String, number: Int, language: String): Phrase = Phrase(
        section,
        number,
        own = Phrase.Text("“Sit low, please.”", shown),
        theirs = Phrase.Text("“Siéntate abajo, por favor.”", shown.copy(tag = "es", endonym = "Español", freshness = Freshness.Current, review = Review.Machine)),
        mark = SourceMark(SourceKind.Sheet, listOf("Almanac, 2")),
        release = Release(3, "2026-11-24"),
    )

    override fun search(text: String, from: Int, count: Int): Found = when (text) {
        "flood" -> Found(listOf(rising) + hits, total = 3, nearest = false, correction = null)
        "sail" -> Found(hits, total = 2, nearest = true, correction = null)
        else -> Found(hits, total = 2, nearest = false, correction = "water")
    }

    private val rising = Hit(
        "d1", listOf(Piece("The river rises", false)), "If the river rises", listOf(Piece("Leave the boat.", false)), shown,
        call = Call("River watch", "555-0100"),
    )

    private val hits = listOf(
        Hit("s1", listOf(Piece("Look at the ", false), Piece("water", true), Piece(" first", false)), "Before you cast off",
            listOf(Piece("…the ", false), Piece("water", true), Piece(" tells you more than the map…", false)), shown),
        Hit("s3", listOf(Piece("El río", false)), "La orilla", listOf(Piece("…el ", false), Piece("agua", true), Piece(" sube…", false)),
            shown.copy(tag = "es", endonym = "Español", fallback = true)),
    )
}
