package org.doorstep.core

import kotlin.io.path.readBytes
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNotEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import org.doorstep.core.uniffi.Argument
import org.doorstep.core.uniffi.Block
import org.doorstep.core.uniffi.Call
import org.doorstep.core.uniffi.Direction
import org.doorstep.core.uniffi.Doorstep
import org.doorstep.core.uniffi.Freshness
import org.doorstep.core.uniffi.MarkKind
import org.doorstep.core.uniffi.RichText
import org.doorstep.core.uniffi.Value

class ReadingTest {
    @Test
    fun `home has the topics, danger first, and the languages`(): Unit = open(handbook, "es-MX").use { doorstep ->
        val home = doorstep.home(NOW)
        assertEquals("es", home.reading)
        assertTrue(home.topics.first().actNow && home.topics.drop(1).none { it.actNow })
        assertEquals(listOf("en", "es"), home.languages.map { it.tag })
        assertEquals(home.languages, doorstep.languages())
        assertEquals("Español", home.languages.last().endonym)
        assertNull(home.reviewPassed)
        assertEquals(doorstep.about().reviewBy, doorstep.home(Long.MAX_VALUE).reviewPassed)
    }

    @Test
    fun `a handbook opens from bytes as from its file`() {
        val fromBytes = Doorstep.openBytes(handbook.readBytes(), listOf("es")).use { it.home(NOW) to it.article(it.sections().first()) }
        val fromFile = open(handbook, "es").use { it.home(NOW) to it.article(it.sections().first()) }
        assertEquals(fromFile, fromBytes)
    }

    @Test
    fun `every passage in every language is reached by next, and its marks lie in its text`(): Unit = open(handbook, "en").use { doorstep ->
        val sections = doorstep.sections()
        assertTrue(sections.size > 30, "${sections.size} sections")
        for (language in doorstep.languages().map { it.tag }) {
            val articles = generateSequence(doorstep.article(sections.first(), language)) { article ->
                article.next?.let { doorstep.article(it.section, language) }
            }.toList()
            assertEquals(sections, articles.map { it.section })
            for (article in articles) {
                assertEquals(language, article.shown.tag)
                assertTrue(article.title.isNotBlank() && article.plainText.isNotBlank() && article.sources.isNotEmpty())
                assertTrue(article.number in 1..article.of)
                val lines = article.blocks.flatMap { it.lines() }
                lines.forEach(::assertMarksLieWithin)
                val terms = lines.flatMap { it.marks }.mapNotNull { (it.kind as? MarkKind.Term)?.concept }
                assertTrue(article.definitions.map { it.concept }.containsAll(terms))
            }
        }
    }

    @Test
    fun `marks cover their words, characters beyond sixteen bits before them or not`(): Unit = open(sample, "en").use { doorstep ->
        val line = (doorstep.article("p1").blocks.first() as Block.Paragraph).text
        assertEquals("Write the 😀 plan down and keep it; see the next step.", line.text)
        val words = line.marks.map { it.kind to line.text.substring(it.start, it.end) }
        assertEquals(
            listOf(MarkKind.Strong to "down", MarkKind.Emphasis to "keep", MarkKind.Link("p2") to "the next step"),
            words,
        )
    }

    @Test
    fun `someone to call has a number`(): Unit = open(handbook, "es").use { doorstep ->
        val urgent = doorstep.home(NOW).topics.first { it.actNow }
        val contacts = doorstep.contents(urgent.id).sections
            .flatMap { doorstep.article(it.section).blocks }
            .filterIsInstance<Block.ContactCard>().map { it.contact }
        assertTrue(contacts.any { it.urgent && it.phone != null && it.name.isNotBlank() })
    }

    @Test
    fun `L16 a language that is not there is stood in for, and says so`(): Unit = open(handbook, "vi", "es").use { doorstep ->
        assertEquals("es", doorstep.home(NOW).reading)
        val section = doorstep.sections().first()
        assertTrue(doorstep.article(section, "vi").shown.let { it.fallback && it.tag == "en" })
        assertTrue(doorstep.article(section, "es-PR").shown.let { !it.fallback && it.tag == "es" })
        assertEquals(Freshness.SOURCE, doorstep.article(section, "en").shown.freshness)
        assertEquals("en", doorstep.useLanguage("zz"))
        assertEquals("es", doorstep.useLanguage("es-419"))
        assertEquals("es", doorstep.article(section).shown.tag)
    }

    @Test
    fun `a passage that is not translated stands among those that are`(): Unit = open(sample, "ar").use { doorstep ->
        val (here, missing) = doorstep.contents("plan").sections
        assertEquals("ar" to "en", here.locale to missing.locale)
        assertEquals(Direction.RIGHT_TO_LEFT, doorstep.article("p1").shown.direction)
        assertTrue(doorstep.article("p2").shown.let { it.fallback && it.direction == Direction.LEFT_TO_RIGHT })
        assertEquals(83, doorstep.languages().single { it.tag == "ar" }.percent)
    }

    @Test
    fun `a search finds passages, highlights words and corrects`(): Unit = open(handbook, "en").use { doorstep ->
        val found = doorstep.search("safety plan", count = 5)
        assertTrue(found.hits.size in 1..5)
        assertNull(found.correction)
        for (hit in found.hits) {
            doorstep.article(hit.section)
            for (part in listOf(hit.title, hit.snippet)) {
                part.highlights.forEach { assertTrue(part.text.substring(it.start, it.end).isNotBlank()) }
            }
        }
        val first = found.hits.first()
        val words = (first.title.highlights.map { first.title.text.substring(it.start, it.end) } +
            first.snippet.highlights.map { first.snippet.text.substring(it.start, it.end) }).map { it.lowercase() }
        assertTrue("safety" in words, "$words")
        assertNotNull(doorstep.search("saftey").correction)
        assertEquals(emptyList(), doorstep.search("").hits)
        assertEquals(emptyList(), doorstep.search("safety", count = -1).hits)
    }

    @Test
    fun `a search gives a screen of passages at a time, and counts all`(): Unit = open(handbook, "en").use { doorstep ->
        val first = doorstep.search("young person", count = 30)
        assertEquals(30, first.hits.size)
        assertTrue(first.total > 30 && !first.nearest, "${first.total}")
        val screens = listOf(0, 10, 20).map { doorstep.search("young person", from = it, count = 10) }
        assertEquals(first.hits.map { it.section }, screens.flatMap { it.hits }.map { it.section })
        assertTrue(screens.all { it.total == first.total })
        assertEquals(20, doorstep.search("young person").hits.size, "a screen, unless another count is asked for")
        assertEquals(emptyList(), doorstep.search("young person", from = first.total, count = 10).hits)
        assertEquals(0, doorstep.search("xqzw").total)
    }

    @Test
    fun `what is only near is told so`(): Unit = open(handbook, "en").use { doorstep ->
        val found = doorstep.search("the xylophone")
        assertTrue(found.nearest && found.hits.isNotEmpty())
    }

    @Test
    fun `an emergency comes first with whom to call`(): Unit = open(sample, "en").use { doorstep ->
        val hit = doorstep.search("gun").hits.first()
        assertEquals("d1", hit.section)
        assertEquals(Call("Emergency services", "911"), hit.call)
        assertNull(doorstep.search("plan").hits.first().call)
        assertEquals("خدمات الطوارئ", doorstep.search("سلاح", "ar").hits.first().call?.name)
    }

    @Test
    fun `highlights count as Kotlin does`(): Unit = open(sample, "ar").use { doorstep ->
        val snippet = doorstep.search("الآن").hits.first().snippet
        assertEquals(listOf("الآن"), snippet.highlights.map { snippet.text.substring(it.start, it.end) })
        assertTrue("😀" in snippet.text)
    }

    @Test
    fun `about tells where the text comes from`(): Unit = open(handbook, "en").use { doorstep ->
        val about = doorstep.about()
        assertEquals("child-sex-trafficking", about.handbook)
        assertEquals("en", about.sourceLanguage)
        assertTrue(about.issued < about.reviewBy && about.sources.all { it.title.isNotBlank() } && about.sources.isNotEmpty())
    }

    @Test
    fun `words come in the interface's language, a screen at once`(): Unit = open(handbook, "en").use { doorstep ->
        val keys = listOf("tab-search", "no-such-key", "tab-saved")
        val english = doorstep.strings(keys)
        assertEquals("en", doorstep.interfaceLanguage().tag)
        assertTrue("es" in doorstep.interfaceLanguages().map { it.tag })
        assertEquals("es", doorstep.useInterfaceLanguage("es-US").tag)
        val spanish = doorstep.strings(keys)
        assertEquals("", spanish[1])
        assertNotEquals(english[0], spanish[0])
        assertNotEquals(english[2], spanish[2])
        assertEquals("en", doorstep.home(NOW).reading, "the text keeps its language (L14)")
    }

    @Test
    fun `messages take counts and words`(): Unit = open(handbook, "en").use { doorstep ->
        val results = { count: Long -> doorstep.format("search-results", listOf(Argument("count", Value.Count(count)))) }
        assertNotEquals(results(1), results(2))
        assertTrue("2" in results(2))
        assertEquals(results(0), results(-1))
        val correction = doorstep.format("search-correction", listOf(Argument("words", Value.Words("safety"))))
        assertTrue("safety" in correction)
        assertEquals("", doorstep.format("search-correction", emptyList()))
    }

    @Test
    fun `a search that nobody waits for stops`(): Unit = open(handbook, "en").use { doorstep ->
        doorstep.interrupt()
        assertTrue(doorstep.search("safety").hits.isNotEmpty(), "those that begin afterwards do not")
    }
}

private fun Block.lines(): List<RichText> = when (this) {
    is Block.Paragraph -> listOf(text)
    is Block.Lead -> listOf(RichText(text, emptyList()))
    is Block.Heading -> listOf(RichText(text, emptyList()))
    is Block.ItemList -> items
    is Block.Checklist -> items
    is Block.Pairs -> (rows + heading).flatMap { listOf(it.left, it.right) }
    is Block.Boxed -> blocks.flatMap { it.lines() }
    is Block.Say -> phrases.map { it.text }
    is Block.Decision -> (listOf(question) + answers.map { it.text }).map { RichText(it, emptyList()) }
    is Block.ContactCard, is Block.Sources -> emptyList()
}

private fun assertMarksLieWithin(line: RichText) {
    var end = 0
    for (mark in line.marks) {
        assertTrue(mark.start >= end && mark.end > mark.start && mark.end <= line.text.length, "$mark in ${line.text}")
        end = mark.end
    }
}
