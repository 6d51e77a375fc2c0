package org.doorstep.core

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import org.doorstep.core.uniffi.Bookmarks
import org.doorstep.core.uniffi.ImportReport
import org.doorstep.core.uniffi.SavedState
import org.doorstep.core.uniffi.SectionBookmark
import org.doorstep.core.uniffi.StoreException

class SavedTest {
    @Test
    fun `what is saved is there after opening again, in the language now read`(): Unit = inFolder { folder ->
        val section = open(handbook, "en").use { doorstep ->
            val section = doorstep.sections()[5]
            Bookmarks.open(folder.toString(), key()).use { store ->
                assertTrue(store.opened().created)
                assertNull(doorstep.bookmarkOn(store, section))
                val id = doorstep.save(store, section, NOW)
                assertEquals(id, doorstep.save(store, section, NOW + 9), "saved once")
                assertEquals(SectionBookmark(id, SavedState.UNCHANGED), doorstep.bookmarkOn(store, section))
                store.setNote(id, "Before noon", NOW)
                store.setLabels(id, listOf(" Visit ", "visit", ""), NOW)
            }
            section
        }
        open(handbook, "es").use { doorstep ->
            Bookmarks.open(folder.toString(), key()).use { store ->
                assertFalse(store.opened().created)
                val saved = doorstep.saved(store).single()
                assertEquals(section, saved.section)
                assertEquals(doorstep.article(section).title, saved.title)
                assertEquals(doorstep.article(section, "en").title, doorstep.saved(store, "en").single().title)
                assertEquals(listOf("Before noon", NOW, SavedState.UNCHANGED), listOf(saved.note, saved.created, saved.state))
                assertEquals(listOf("Visit"), saved.labels)
                assertEquals(listOf("Visit"), store.labels())
                assertEquals(listOf(saved.id), store.search("NOON"))
                assertEquals(emptyList(), store.search("afternoon"))
            }
        }
    }

    @Test
    fun `the order is the person's`(): Unit = withStore { doorstep, store ->
        val ids = doorstep.sections().take(3).map { doorstep.save(store, it, NOW) }
        val order = { doorstep.saved(store).map { it.id } }
        assertEquals(ids.reversed(), order())
        store.moveTo(ids[0], ids[2])
        assertEquals(listOf(ids[0], ids[2], ids[1]), order())
        store.moveTo(ids[0], null)
        assertEquals(listOf(ids[2], ids[1], ids[0]), order())
    }

    @Test
    fun `what was removed last can be brought back, once`(): Unit = withStore { doorstep, store ->
        val ids = doorstep.sections().take(3).map { doorstep.save(store, it, NOW) }
        store.setNote(ids[1], "mine", NOW)
        val before = doorstep.saved(store)
        store.remove(ids[0])
        store.remove(ids[1])
        assertFailsWith<StoreException.NotFound> { store.restore(ids[0]) }
        assertEquals(ids[1], store.restore(ids[1]))
        assertEquals(before.filter { it.id != ids[0] }, doorstep.saved(store))
        assertFailsWith<StoreException.NotFound> { store.restore(ids[1]) }
        assertEquals(0, store.removeDamaged())
    }

    @Test
    fun `an export is read again`() {
        val text = withStore { doorstep, store ->
            doorstep.sections().take(2).forEach { store.setNote(doorstep.save(store, it, NOW), "note 😀", NOW) }
            store.exportText(NOW)
        }
        withStore { doorstep, store ->
            store.setNote(doorstep.save(store, doorstep.sections().first(), NOW), "mine", NOW)
            assertEquals(ImportReport(added = 1, alreadyThere = 1, skipped = 0), store.importText(text, NOW))
            assertEquals(listOf("mine\n\nnote 😀", "note 😀"), doorstep.saved(store).map { it.note })
        }
    }

    @Test
    fun `P10 what moved, changed, went or is from elsewhere says so`(): Unit = withStore(sample) { doorstep, store ->
        fun entry(section: String, handbook: String = "sample") =
            """{"handbook": "$handbook", "section": "$section", "revision": "r", "title": "As it was"}"""
        val entries = listOf(entry("old1"), entry("p2"), entry("gone"), entry("x", "other"), "7")
        val export = """{"format": "doorstep-bookmarks", "version": 1, "bookmarks": [${entries.joinToString()}]}"""
        assertEquals(ImportReport(added = 4, alreadyThere = 0, skipped = 1), store.importText(export, NOW))
        assertEquals(
            listOf(
                Triple(SavedState.MOVED, "p1", "Make a plan"),
                Triple(SavedState.CHANGED, "p2", "Keep a plan"),
                Triple(SavedState.REMOVED, null, "Gone for good"),
                Triple(SavedState.ELSEWHERE, null, "As it was"),
            ),
            doorstep.saved(store).map { Triple(it.state, it.section, it.title) },
        )
        assertEquals(SavedState.MOVED, doorstep.bookmarkOn(store, "p1")?.state, "the one that moved there")
    }

    @Test
    fun `S4 a damaged store is told and set aside`(): Unit = inFolder { folder ->
        Bookmarks.open(folder.toString(), key()).close()
        folder.resolve("user.db").toFile().writeBytes(ByteArray(9000) { it.toByte() })
        Bookmarks.open(folder.toString(), key()).use { store ->
            assertTrue(store.opened().let { it.quarantined && it.damagedCopies == 1 && it.damagedRows == 0 })
        }
    }

    @Test
    fun `C10 an export is sealed with a passphrase and opens with it alone`(): Unit = inFolder { folder ->
        open(handbook, "en").use { doorstep ->
            Bookmarks.open(folder.toString(), key()).use { store ->
                doorstep.save(store, doorstep.sections().first(), NOW)
                val sealed = store.exportSealed("four plain words here", NOW)
                assertFailsWith<StoreException.SealedExport> { store.importText(sealed, NOW) }
                assertFailsWith<StoreException.WrongPassphrase> { store.importSealed(sealed, "four plain words", NOW) }
                assertFailsWith<StoreException.NoPassphrase> { store.exportSealed(" ", NOW) }
                assertEquals(1, store.importSealed(sealed, "four plain words here", NOW).alreadyThere)
            }
        }
    }

    @Test
    fun `C6 nothing is left of a store that was wiped`(): Unit = inFolder { folder ->
        open(handbook, "en").use { doorstep ->
            Bookmarks.open(folder.toString(), key()).use { store ->
                val id = doorstep.save(store, doorstep.sections().first(), NOW)
                store.remove(id)
                store.wipe()
                assertFailsWith<StoreException.Wiped> { store.labels() }
                assertFailsWith<StoreException.NotFound> { store.restore(id) }
                assertEquals(emptyList(), folder.toFile().list()!!.toList())
            }
        }
    }
}
