package org.doorstep.app

import org.doorstep.model.Failure
import java.io.File
import java.io.FileOutputStream
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.SecureRandom

/** Seals a few bytes so that only this device opens them. Both throw [GeneralSecurityException], and on some devices unchecked. */
interface Vault {
    fun seal(bytes: ByteArray): ByteArray

    fun open(sealed: ByteArray): ByteArray
}

/**
 * The key of the person's store: 32 random bytes, kept sealed by a [Vault] in [file] (C2).
 *
 * A sealed key is never replaced: where it does not open, or is gone while there is a [store], the store stays as it is and reading goes
 * on (C3).
 */
class StoreKey(private val file: File, private val store: File, private val vault: Vault) {
    /** The key; made at the first start. The caller wipes it. Throws [Failure] where it cannot be had. */
    fun bytes(): ByteArray = try {
        when {
            file.exists() -> vault.open(file.readBytes()).also { if (it.size != SIZE) throw Failure(LOCKED) }
            store.list().isNullOrEmpty() -> made()
            else -> throw Failure(LOCKED)
        }
    } catch (_: GeneralSecurityException) {
        throw Failure(LOCKED)
    } catch (_: IOException) {
        throw Failure(LOCKED)
    } catch (_: RuntimeException) {
        throw Failure(LOCKED)
    }

    private fun made(): ByteArray {
        val key = ByteArray(SIZE).also(SecureRandom()::nextBytes)
        val sealed = vault.seal(key)
        // A key that does not come back would lock what is saved with it.
        if (!vault.open(sealed).contentEquals(key)) throw Failure(LOCKED)
        val part = File(file.path + ".part")
        FileOutputStream(part).use { it.write(sealed); it.fd.sync() }
        if (!part.renameTo(file)) throw IOException()
        return key
    }

    private companion object {
        const val SIZE = 32
        const val LOCKED = "error-key-locked"
    }
}
