package org.doorstep.preview

import org.doorstep.core.Places
import org.doorstep.core.openCore
import org.doorstep.model.Failure
import org.doorstep.model.Badge
import org.doorstep.model.ImportReport
import org.doorstep.model.OfferedRelease
import org.doorstep.model.PackNotice
import org.doorstep.model.SavedEffect
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.jetbrains.skia.Data
import org.jetbrains.skia.FontMgr
import java.io.File
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** The words of the screens, in every language of the interface. */
class WordsTest {
    private val handbook =
        openCore(places(Desk.Place.pack), listOf("en"), DeskKey { ByteArray(32) }).handbook

    private val badge = Badge("a", 1, "2026-01-02", "2026-01-02")
    private val release = OfferedRelease(1, "2026-01-02", false, "2026-01-02", false)

    @Test
    fun each_language_has_each_word_and_fills_each_placeholder() {
        for (tongue in handbook.tongues()) {
            handbook.speak(tongue.tag)
            val words = Words(handbook)
            val missing = Word.entries.filter { words[it].isBlank() }
            assertTrue(missing.isEmpty(), "${tongue.tag}: $missing")
            val filled = with(words) {
                listOf(
                    position(1, 2), numbersExported(1), verified("2026-01-02"), stale("2026-01-02"), call("1"), write(null, "1"), write("a", "1"), fallback("a", "b"),
                    completeness(5), languageNow("a"), reviewPassed("2026-01-02"), results(0), results(1), results(5), correction("a"),
                    wait(1), wait(120), wait(7200), wipeAfter(5), removeBeside("a"), agency(badge), badgeRelease(badge), badgeReviewPassed(badge),
                    from("a"), beside("a"), publisher("a"), publisher(null), offered(release), have(release), restored(release), review(release),
                    review(release.copy(reviewPassed = true)), languageOlder(1), languagesGone(listOf("a")), added(1), changed(1), moved(1), removed(1),
                    damaged(1), exportedSealed(1), exported(1), imported(ImportReport(1, 2, 3)), release(1), issued("2026-01-02"), reviewBy("2026-01-02"),
                ) + savedEffect(SavedEffect(3, 1, 1, 1)) + savedEffect(null) + savedEffect(SavedEffect(0, 0, 0, 0)) + savedEffect(SavedEffect(1, 0, 0, 0)) +
                    listOf(PackNotice.FellBack(1), PackNotice.Unlisted, PackNotice.LeftOut("a")).map(::packNotice)
            }
            assertTrue(filled.none { it.isBlank() || '$' in it }, "${tongue.tag}: $filled")
        }
    }

    @Test
    fun l1_english_is_a_last_resort_and_none_is_needed() {
        handbook.speak("es")
        val spanish = Words(handbook)
        handbook.speak("en")
        val english = Words(handbook)
        val same = Word.entries.filter { spanish[it] == english[it] }
        // One word in both.
        assertEquals(listOf(Word.ContactChat), same)
    }

    @Test
    fun every_failure_has_words() {
        val keys = File("../core/src/main").walk().filter { it.extension == "kt" }
            .flatMap { file -> Regex("\"(error-[a-z-]+)\"").findAll(file.readText()).map { it.groupValues[1] } }.toSet()
        assertTrue(keys.size > 10)
        for (key in keys) assertTrue(Words(handbook).failure(Failure(key, VALUES)).isNotBlank(), key)
    }

    @Test
    fun l5_days_are_written_as_the_reader_writes_them() {
        handbook.speak("es")
        assertTrue("24 de noviembre de 2026" in Words(handbook).issued("2026-11-24"))
        handbook.speak("en")
        assertTrue("November 24, 2026" in Words(handbook).issued("2026-11-24"))
    }

    @Test
    fun l25_the_fonts_have_every_letter_of_the_content() {
        val font = checkNotNull(FontMgr.default.makeFromData(Data.makeFromBytes(File("target/fonts/NotoSans-Regular.ttf").readBytes())))
        val texts = File("../../content").walk().filter { it.extension in setOf("md", "ftl") && it.parentFile.name != "docs" }
        val letters = texts.flatMap { it.readText().codePoints().toArray().asSequence() }.filterNot { it < ' '.code }.toSet()
        assertTrue(letters.size > 60)
        assertEquals(emptyList(), letters.filter { font.getUTF32Glyph(it) == 0.toShort() }.map { String(Character.toChars(it)) })
    }

    private companion object {
        val VALUES = mapOf("title" to "a", "publisher" to "a", "agency" to "a", "date" to "2026-01-02", "version" to "1", "newest" to "2", "left" to 3)
    }
}

/** Where a core that is made for a test finds what it needs. */
fun places(pack: String, folder: java.nio.file.Path = newFolder(), keys: String? = null) =
    Places(pack, folder.resolve("installed").toString(), folder.resolve("store").toString(), keys)
