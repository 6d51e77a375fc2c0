package org.doorstep.core

import java.nio.charset.CharacterCodingException
import kotlin.test.Test
import kotlin.test.assertFailsWith
import kotlin.test.assertNotNull
import org.doorstep.core.uniffi.Argument
import org.doorstep.core.uniffi.Bookmarks
import org.doorstep.core.uniffi.Doorstep
import org.doorstep.core.uniffi.ReadException
import org.doorstep.core.uniffi.SavedException
import org.doorstep.core.uniffi.StoreException
import org.doorstep.core.uniffi.Value

/** Texts that broke programs before. */
private val hostile = listOf(
    "", " ", "\u0000", "p1\u0000", "../../etc/passwd", "'; DROP TABLE passage; --", "%s%n%x", "{ \$x }", "\"", "\\",
    "\u202e\u2066abc", "\u200d\u200b\ufeff", "e\u0301".repeat(500), "😀👨‍👩‍👧‍👦🏳️‍🌈", "日本語", "ﷺ", "İıſß", "\uFFFF\uFFFE", "-1", "NaN",
    "a".repeat(100_000), "a ".repeat(50_000), "\u0301".repeat(10_000), "[".repeat(50_000), "en-" + "a-".repeat(5_000),
)

/** A keyboard or a paste may leave half a character; it has no UTF-8. */
private val halves = listOf("\uD83D", "a\uDE00", "\uDE00\uD83D")

class HostileTest {
    @Test
    fun `S10 no text in any argument does more than fail with a case`(): Unit = withStore(sample) { doorstep, store ->
        val id = doorstep.save(store, "p1", NOW)
        for (text in hostile) for (call in doorstep.calls(store, id, text)) refusedAtMost(call)
        assertNotNull(doorstep.article("p1"))
        assertNotNull(doorstep.saved(store))
    }

    @Test
    fun `S10 no number does more than fail with a case`(): Unit = withStore(sample) { doorstep, store ->
        for (number in listOf(Long.MIN_VALUE, -1, 0, 1, Int.MAX_VALUE.toLong(), Long.MAX_VALUE)) {
            val calls = listOf<() -> Any?>(
                { doorstep.home(number) },
                { doorstep.article("p1", null, number) },
                { doorstep.phrase("p1", number.toInt(), "es") },
                { doorstep.search("plan", null, 0, number.toInt()) },
                { doorstep.search("plan", null, number.toInt(), 5) },
                { doorstep.format("search-results", listOf(Argument("count", Value.Count(number)))) },
                { doorstep.save(store, "p1", number) },
                { store.setNote(number, "note", number) },
                { store.setLabels(number, listOf("label"), number) },
                { store.moveTo(number, number) },
                { store.moveTo(1, number) },
                { store.restore(number) },
                { store.exportText(number) },
                { store.importText(store.exportText(number), number) },
            )
            calls.forEach(::refusedAtMost)
        }
        assertNotNull(doorstep.saved(store))
    }

    @Test
    fun `half a character is refused before it crosses`(): Unit = withStore(sample) { doorstep, store ->
        for (text in halves) {
            assertFailsWith<CharacterCodingException> { doorstep.search(text) }
            assertFailsWith<CharacterCodingException> { store.setNote(1, text, NOW) }
        }
    }
}

private fun Doorstep.calls(store: Bookmarks, id: Long, text: String): List<() -> Any?> = listOf(
    { Doorstep.open(text, listOf(text)) },
    { Doorstep.openBytes(text.toByteArray(), listOf(text)) },
    { article(text) },
    { article("p1", text) },
    { phrase(text, 1, text, text) },
    { contents(text, text) },
    { lastTitle(text, text) },
    { search(text) },
    { search(text, text, 0, 5) },
    { useLanguage(text) },
    { useInterfaceLanguage(text) },
    { strings(listOf(text, text), text) },
    { format(text, listOf(Argument(text, Value.Words(text))), text) },
    { format("search-correction", listOf(Argument("words", Value.Words(text)))) },
    { save(store, text, NOW) },
    { bookmarkOn(store, text) },
    { saved(store, text) },
    { inFolder { Bookmarks.open("$it/".plus(text), text.toByteArray()) } },
    { store.search(text) },
    { store.setNote(id, text, NOW) },
    { store.setLabels(id, listOf(text, text), NOW) },
    { store.importText(text, NOW) },
    { store.importText("""{"format": "doorstep-bookmarks", "version": 1, "bookmarks": [$text]}""", NOW) },
)

/** The call works or fails with a case of ours, and that case is not a fault. */
private fun refusedAtMost(call: () -> Any?) {
    when (val error = runCatching { call() }.exceptionOrNull()) {
        null -> Unit
        is SavedException.Store -> assertNoFault(error.reason)
        is SavedException.Read -> assertNoFault(error.reason)
        else -> assertNoFault(error)
    }
}

private fun assertNoFault(error: Throwable) = when (error) {
    is ReadException -> check(error !is ReadException.Fault) { "a panic" }
    is StoreException -> check(error !is StoreException.Fault) { "a panic" }
    else -> throw AssertionError("not a case of ours", error)
}
