package org.doorstep.app

import org.doorstep.core.PlatformKey
import org.doorstep.model.Failure
import java.io.File
import java.io.FileOutputStream
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.SecureRandom

/** Seals a few bytes so that only this device opens them. All throw [GeneralSecurityException], and on some devices unchecked. */
interface Vault {
    fun seal(bytes: ByteArray): ByteArray

    fun open(sealed: ByteArray): ByteArray

    /** Nothing that was sealed opens any more. */
    fun destroy()
}

/**
 * The key of the person's store: 32 random bytes, kept sealed by a [Vault] in [file] (C2).
 *
 * A sealed key is never replaced: where it does not open, or is gone while there is a [store], the store stays as it is and reading goes
 * on (C3).
 */
class StoreKey(private val file: File, private val store: File, private val vault: Vault) : PlatformKey {
    /** Says that the key is destroyed. It is written before and removed after everything else, so that an end that is cut off goes on. */
    private val mark = File(file.path + ".destroyed")
    private val part = File(file.path + ".part")

    override val destroyed: Boolean get() = mark.exists()

    override fun destroy() = erasing {
        FileOutputStream(mark).use { it.fd.sync() }
        vault.destroy()
    }

    override fun forget() = erasing {
        for (each in listOf(part, file, mark)) if (each.exists() && !each.delete()) throw IOException()
    }

    private fun erasing(action: () -> Unit) = try {
        action()
    } catch (_: GeneralSecurityException) {
        throw Failure(UNFINISHED)
    } catch (_: IOException) {
        throw Failure(UNFINISHED)
    } catch (_: RuntimeException) {
        throw Failure(UNFINISHED)
    }

    override fun bytes(): ByteArray = try {
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
        FileOutputStream(part).use { it.write(sealed); it.fd.sync() }
        if (!part.renameTo(file)) throw IOException()
        return key
    }

    private companion object {
        const val SIZE = 32
        const val LOCKED = "error-key-locked"
        const val UNFINISHED = "error-erase"
    }
}
