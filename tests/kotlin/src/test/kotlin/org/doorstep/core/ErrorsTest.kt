package org.doorstep.core

import kotlin.io.path.readBytes
import kotlin.io.path.writeBytes
import kotlin.io.path.writeText
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNull
import kotlin.test.assertTrue
import org.doorstep.core.uniffi.Bookmarks
import org.doorstep.core.uniffi.Doorstep
import org.doorstep.core.uniffi.Limit
import org.doorstep.core.uniffi.ReadException
import org.doorstep.core.uniffi.SavedException
import org.doorstep.core.uniffi.StoreException

class ErrorsTest {
    @Test
    fun `a file that is no handbook says why`(): Unit = inFolder { folder ->
        val pack = handbook.readBytes()
        fun opening(bytes: ByteArray) { open(folder.resolve("a.pack").apply { writeBytes(bytes) }, "en").close() }
        assertFailsWith<ReadException.Unreadable> { open(folder.resolve("missing"), "en") }
        assertFailsWith<ReadException.Unreadable> { open(folder, "en") }
        assertFailsWith<ReadException.NotAHandbook> { opening(ByteArray(0)) }
        // Cut short: it has to be got again.
        assertFailsWith<ReadException.Damaged> { opening(pack.copyOf(pack.size / 2)) }
        assertFailsWith<ReadException.NotAHandbook> { Doorstep.openBytes("a letter".toByteArray(), emptyList()) }
        assertFailsWith<ReadException.Damaged> { opening(pack.drop(pack.size / 2).toByteArray()) }
        // The footer's format, eight bytes little-endian, 24 before the end.
        assertFailsWith<ReadException.Newer> { opening(pack.clone().also { it[pack.size - 24] = 99 }) }
        assertFailsWith<ReadException.Older> { opening(pack.clone().also { it[pack.size - 24] = 1 }) }
        // Of another version of search: it opens all the same (P12).
        opening(pack.otherAnalyzer())
        opening(pack)
    }

    @Test
    fun `a name that never was and one that is no more are told apart`(): Unit = withStore(sample) { doorstep, store ->
        for (name in listOf("nothing", "", "Not An Id", "../p1", "😀", "p1\u0000")) {
            assertFailsWith<ReadException.Unknown> { doorstep.article(name) }
            assertFailsWith<ReadException.Unknown> { doorstep.contents(name) }
            assertTrue(assertFailsWith<SavedException.Read> { doorstep.save(store, name, NOW) }.reason is ReadException.Unknown)
        }
        assertFailsWith<ReadException.Removed> { doorstep.article("gone") }
        assertEquals("Gone for good", doorstep.lastTitle("gone"))
        doorstep.useLanguage("ar")
        assertEquals("ذهب", doorstep.lastTitle("gone"))
        assertNull(doorstep.lastTitle("p1"))
        assertNull(doorstep.lastTitle("nothing"))
        assertEquals("p1", doorstep.article("old1").section)
        assertTrue(assertFailsWith<SavedException.Read> { doorstep.save(store, "gone", NOW) }.reason is ReadException.Removed)
    }

    @Test
    fun `C4 a store that is locked keeps nobody from reading`(): Unit = inFolder { folder ->
        Bookmarks.open(folder.toString(), key(1)).close()
        assertFailsWith<StoreException.WrongKey> { Bookmarks.open(folder.toString(), key(2)) }
        for (length in listOf(0, 31, 33)) assertFailsWith<StoreException.BadKey> { Bookmarks.open(folder.toString(), ByteArray(length)) }
        val file = folder.resolve("file").apply { writeText("") }
        assertFailsWith<StoreException> { Bookmarks.open(file.toString(), key()) }
        open(handbook, "en").use { assertTrue(it.article(it.sections().first()).blocks.isNotEmpty()) }
        Bookmarks.open(folder.toString(), key(1)).close()
    }

    @Test
    fun `what is too large says how much fits`(): Unit = withStore { doorstep, store ->
        val id = doorstep.save(store, doorstep.sections().first(), NOW)
        val note = assertFailsWith<StoreException.TooLarge> { store.setNote(id, "x".repeat(10_001), NOW) }
        assertEquals(Limit.NOTE to 10_000L, note.limit to note.most)
        val label = assertFailsWith<StoreException.TooLarge> { store.setLabels(id, listOf("x".repeat(61)), NOW) }
        assertEquals(Limit.LABEL, label.limit)
        val labels = assertFailsWith<StoreException.TooLarge> { store.setLabels(id, List(21) { "$it" }, NOW) }
        assertEquals(Limit.LABELS, labels.limit)
        assertEquals("", doorstep.saved(store).single().note)
    }

    @Test
    fun `what is not there or no export says so`(): Unit = withStore { doorstep, store ->
        assertFailsWith<StoreException.NotFound> { store.setNote(99, "", NOW) }
        assertFailsWith<StoreException.NotFound> { store.setLabels(99, emptyList(), NOW) }
        assertFailsWith<StoreException.NotFound> { store.remove(99) }
        assertFailsWith<StoreException.NotFound> { store.restore(99) }
        assertFailsWith<StoreException.NotFound> { store.moveTo(99, null) }
        assertFailsWith<StoreException.NotAnExport> { store.importText("a letter", NOW) }
        assertFailsWith<StoreException.NewerExport> {
            store.importText("""{"format": "doorstep-bookmarks", "version": 2}""", NOW)
        }
        store.wipe()
        assertTrue(assertFailsWith<SavedException.Store> { doorstep.saved(store) }.reason is StoreException.Wiped)
    }

    @Test
    fun `C8 no error says what was read or written`(): Unit = withStore { doorstep, store ->
        val canary = "canary-7f3a"
        val errors = listOf(
            runCatching { doorstep.article(canary) },
            runCatching { doorstep.contents(canary) },
            runCatching { doorstep.save(store, canary, NOW) },
            runCatching { Doorstep.open("/$canary", listOf(canary)) },
            runCatching { Bookmarks.open("/proc/$canary", key()) },
            runCatching { store.importText(canary, NOW) },
            runCatching { store.setNote(1, canary.repeat(2_000), NOW) },
        ).map { it.exceptionOrNull()!! }
        for (error in errors) assertTrue(canary !in error.stackTraceToString(), error.toString())
    }
}

/** The same pack, said to be made for another search. */
private fun ByteArray.otherAnalyzer(): ByteArray {
    val text = String(this, Charsets.ISO_8859_1)
    val version = Regex("\"analyzer\":(\\d)[,}]").find(text)!!.groups[1]!!.range.first
    return clone().also { it[version] = if (it[version] == '9'.code.toByte()) '8'.code.toByte() else '9'.code.toByte() }
}
