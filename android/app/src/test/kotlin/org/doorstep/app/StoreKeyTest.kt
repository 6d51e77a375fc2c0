package org.doorstep.app

import org.doorstep.model.Failure
import org.junit.Rule
import org.junit.rules.TemporaryFolder
import java.io.File
import java.security.GeneralSecurityException
import kotlin.test.Test
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertTrue

class StoreKeyTest {
    @get:Rule
    val folder = TemporaryFolder()

    private val file get() = File(folder.root, "store.key")
    private val store get() = File(folder.root, "store")
    private val vault = FakeVault()

    private val keeper get() = StoreKey(file, store, vault)

    private fun key() = keeper.bytes()

    @Test
    fun c6_a_destroyed_key_is_gone_from_the_key_store_and_the_next_is_another() {
        val first = key()
        keeper.destroy()
        assertTrue(keeper.destroyed, "another start knows")
        assertFailsWith<Failure> { key() }
        keeper.forget()
        assertFalse(keeper.destroyed)
        assertFalse(first.contentEquals(key()))
    }

    @Test
    fun c6_an_end_that_is_cut_off_is_known_at_the_next_start() {
        key()
        vault.broken = true
        assertEquals("error-erase", assertFailsWith<Failure> { keeper.destroy() }.key)
        assertTrue(keeper.destroyed)
        vault.broken = false
        keeper.destroy()
        keeper.forget()
        assertTrue(folder.root.list().orEmpty().none { it.startsWith("store.key") })
    }

    @Test
    fun c2_a_key_is_32_random_bytes_and_comes_back() {
        val first = key()
        assertEquals(32, first.size)
        assertTrue(first.any { it != 0.toByte() })
        assertContentEquals(first, key())
        file.delete()
        assertFalse(first.contentEquals(key()), "another phone's key differs")
    }

    @Test
    fun c2_only_the_sealed_key_is_written() {
        val key = key()
        for (written in folder.root.walk().filter { it.isFile }) {
            assertFalse(written.readBytes().toList().windowed(key.size).any { it == key.toList() }, written.name)
        }
    }

    @Test
    fun c3_a_key_that_no_longer_opens_is_told_and_kept() {
        key()
        val sealed = file.readBytes()
        vault.gone = true
        assertEquals("error-key-locked", assertFailsWith<Failure> { key() }.key)
        assertContentEquals(sealed, file.readBytes())
    }

    @Test
    fun c3_a_key_store_that_throws_what_it_may_not_is_told_too() {
        vault.broken = true
        assertEquals("error-key-locked", assertFailsWith<Failure> { key() }.key)
        vault.broken = false
        val first = key()
        vault.broken = true
        assertFailsWith<Failure> { key() }
        vault.broken = false
        assertContentEquals(first, key())
    }

    @Test
    fun c3_a_damaged_key_is_told_and_kept() {
        key()
        for (damage in listOf(ByteArray(0), ByteArray(5), ByteArray(200) { 7 })) {
            file.writeBytes(damage)
            assertEquals("error-key-locked", assertFailsWith<Failure> { key() }.key)
            assertContentEquals(damage, file.readBytes())
        }
    }

    @Test
    fun c3_a_store_without_its_key_gets_no_other() {
        store.mkdirs()
        File(store, "user.db").writeText("sealed")
        assertFailsWith<Failure> { key() }
        assertFalse(file.exists())
    }

    @Test
    fun c3_a_key_that_would_not_come_back_is_not_used() {
        vault.forgetful = true
        assertFailsWith<Failure> { key() }
        assertFalse(file.exists())
    }

    @Test
    fun a_start_that_was_cut_short_begins_anew() {
        File(folder.root, "store.key.part").writeText("half")
        assertContentEquals(key(), key())
    }
}

/** Seals by turning every bit and adding a sum. */
private class FakeVault : Vault {
    var gone = false
    var forgetful = false
    var broken = false

    override fun seal(bytes: ByteArray): ByteArray = turned(bytes) + (bytes.sum() + made).toByte()

    override fun open(sealed: ByteArray): ByteArray {
        check(!broken)
        if (gone || sealed.isEmpty()) throw GeneralSecurityException()
        val bytes = turned(sealed.dropLast(1).toByteArray())
        if ((bytes.sum() + made).toByte() != sealed.last()) throw GeneralSecurityException()
        return if (forgetful) ByteArray(bytes.size) else bytes
    }

    override fun destroy() {
        check(!broken)
        made++
    }

    /** Which of its keys this is. */
    private var made = 0

    private fun turned(bytes: ByteArray) = ByteArray(bytes.size) { bytes[it].toInt().inv().toByte() }
}
