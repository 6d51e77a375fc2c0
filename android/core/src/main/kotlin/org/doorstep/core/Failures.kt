package org.doorstep.core

import org.doorstep.core.uniffi.Limit
import org.doorstep.core.uniffi.PinProblem
import org.doorstep.core.uniffi.ReadException
import org.doorstep.core.uniffi.SavedException
import org.doorstep.core.uniffi.StoreException
import org.doorstep.model.Failure
import org.doorstep.model.Interrupted

/** Makes a call over the border; its errors come out as messages for the person. */
internal fun <T> asking(call: () -> T): T = try {
    call()
} catch (error: ReadException) {
    throw error.toFailure()
} catch (error: StoreException) {
    throw error.toFailure()
} catch (error: SavedException) {
    throw when (error) {
        is SavedException.Store -> error.reason.toFailure()
        is SavedException.Read -> error.reason.toFailure()
    }
}

internal fun ReadException.toFailure(): Exception = when (this) {
    is ReadException.Interrupted -> Interrupted()
    is ReadException.Unknown, is ReadException.Removed -> Failure(Keys.UNKNOWN)
    is ReadException.UnknownLanguage -> Failure("error-no-language")
    // The only handbook there is came inside the app, so that no other file would help.
    is ReadException.Unreadable, is ReadException.NotAHandbook, is ReadException.Damaged, is ReadException.Newer,
    is ReadException.Older, is ReadException.OtherSearch, is ReadException.Fault,
    -> Failure("error-pack-inside")
}

private fun StoreException.toFailure(): Failure = when (this) {
    is StoreException.BadKey -> Failure("error-key-unusable")
    is StoreException.WrongKey -> Failure("error-store-wrong-key")
    is StoreException.Newer -> Failure("error-store-newer")
    is StoreException.Full -> Failure("error-store-full")
    is StoreException.Busy -> Failure("error-store-busy")
    is StoreException.Damaged -> Failure(Keys.STORE_DAMAGED)
    is StoreException.NotFound, is StoreException.Unreadable -> Failure("error-store-missing")
    is StoreException.TooLarge -> Failure(if (limit == Limit.BOOKMARKS) "error-store-too-many" else "error-store-too-large")
    is StoreException.NotANumber -> Failure("error-number-not")
    is StoreException.NotAnExport -> Failure("error-import-not")
    is StoreException.NewerExport -> Failure("error-import-newer")
    is StoreException.SealedExport -> Failure("error-import-sealed")
    is StoreException.WrongPassphrase -> Failure("error-passphrase-wrong")
    is StoreException.NoPassphrase -> Failure("error-passphrase-none")
    is StoreException.TooCostly -> Failure("error-import-not")
    is StoreException.ReadOnly -> Failure("error-store-read-only")
    is StoreException.Replaced -> Failure("error-store-replaced")
    is StoreException.Locked -> Failure("pin-locked")
    is StoreException.WrongPin -> left?.let { Failure("pin-wrong-left", mapOf("count" to it)) } ?: waiting("pin-wrong", wait)
    is StoreException.Wait -> waiting("pin-wait", wait)
    is StoreException.WipedByTries -> Failure("pin-wiped")
    is StoreException.Pin -> when (problem) {
        PinProblem.TOO_SHORT -> Failure("pin-too-short")
        PinProblem.TOO_LONG -> Failure("pin-too-long")
        PinProblem.TOO_EASY -> Failure("pin-too-easy")
    }
    is StoreException.PinMismatch -> Failure("pin-mismatch")
    is StoreException.DamagedRemains -> Failure("pin-damaged-erase")
    is StoreException.KeyLost -> Failure("pin-key-lost")
    is StoreException.NoMemory -> Failure("pin-no-memory")
    is StoreException.Storage, is StoreException.NotAFile, is StoreException.Wiped, is StoreException.Fault,
    -> Failure("error-store-unreadable")
}

/** How long one waits, in seconds or in minutes. */
private fun waiting(key: String, wait: Int): Failure =
    if (wait < 120) Failure("$key-seconds", mapOf("count" to wait)) else Failure("$key-minutes", mapOf("count" to (wait + 59) / 60))

/** Messages that more than one place names. */
internal object Keys {
    const val UNKNOWN = "error-unknown-section"
    const val REMOVED = "error-removed-section"
    const val REMOVED_TITLE = "title"
    const val STORE_DAMAGED = "error-store-damaged"
}
