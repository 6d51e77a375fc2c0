package org.doorstep.preview

import org.doorstep.model.Article
import org.doorstep.model.Block
import org.doorstep.model.BoxKind
import org.doorstep.model.Call
import org.doorstep.model.Definition
import org.doorstep.model.Direction
import org.doorstep.model.Found
import org.doorstep.model.Freshness
import org.doorstep.model.Handbook
import org.doorstep.model.Hit
import org.doorstep.model.Home
import org.doorstep.model.Link
import org.doorstep.model.Piece
import org.doorstep.model.Review
import org.doorstep.model.Shown
import org.doorstep.model.Source
import org.doorstep.model.Span
import org.doorstep.model.Topic

/** The core's words around a text that never changes, so that editing the handbook changes no golden picture. */
class SampleHandbook(private val real: Handbook) : Handbook by real {
    private val shown = Shown("en", "English", Direction.LeftToRight, false, Freshness.Source, Review.Draft)

    override fun home(now: Long): Home = real.home(now).copy(
        topics = listOf(
            Topic("danger", "If the river rises", "Who to call, day or night.", actNow = true, 1),
            Topic("boats", "Before you cast off", "Rope, oars and weather.", actNow = false, 4),
            Topic("banks", "Along the bank", "Where to land, and where not to.", actNow = false, 3),
        ),
        reviewPassed = "2026-11-01",
    )

    override fun article(section: String, language: String?): Article = Article(
        section = section,
        topic = "boats",
        topicTitle = "Before you cast off",
        title = "Look at the water first",
        blocks = listOf(
            Block.Paragraph(
                listOf(Span.Plain("Read the "), Span.Term("current", "current"), Span.Plain(" before you read the map. See "), Span.Link("the signs", "s2"), Span.Plain(".")),
            ),
            Block.Boxed(BoxKind.Caution, null, listOf(Block.Paragraph(listOf(Span.Plain("Never stand up in a "), Span.Strong("small"), Span.Plain(" boat."))))),
            Block.Checklist(listOf("The rope is dry.", "Somebody knows where I am.").map { listOf(Span.Plain(it)) }),
            Block.Contact("River watch", "555-0100", "555-0101", "RIVER", "https://example.org", "Day and night", "They know the locks.", urgent = true),
            Block.Items(ordered = true, listOf("Push off.", "Row.").map { listOf(Span.Plain(it)) }),
        ),
        plain = "",
        sources = listOf(Source("Almanac", "2", "The Almanac", null, null)),
        definitions = listOf(Definition("current", "current", "Water on its way.", "en", Direction.LeftToRight)),
        shown = shown,
        previous = Link("s0", "Rope"),
        next = Link("s2", "Signs"),
        number = 2,
        of = 4,
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
