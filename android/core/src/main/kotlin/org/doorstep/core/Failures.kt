package org.doorstep.core

import org.doorstep.core.uniffi.InstallException
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
} catch (error: InstallException) {
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

internal fun StoreException.toFailure(): Failure = when (this) {
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
    is StoreException.Locked -> Failure("error-store-locked")
    is StoreException.WrongPin ->
        left?.let { Failure("error-pin-wrong-left", mapOf("left" to it)) } ?: Failure("error-pin-wrong")
    is StoreException.Wait -> Failure("error-pin-wait")
    is StoreException.WipedByTries -> Failure("error-pin-wiped")
    is StoreException.Pin -> Failure(
        when (problem) {
            PinProblem.TOO_SHORT -> "pin-too-short"
            PinProblem.TOO_LONG -> "pin-too-long"
            PinProblem.TOO_EASY -> "pin-too-easy"
        },
    )
    is StoreException.PinMismatch -> Failure("error-pin-mismatch")
    is StoreException.DamagedRemains -> Failure("error-pin-damaged")
    is StoreException.KeyLost -> Failure("error-pin-lost")
    is StoreException.NoMemory -> Failure("error-pin-memory")
    is StoreException.Storage, is StoreException.NotAFile, is StoreException.Wiped, is StoreException.Fault,
    -> Failure("error-store-unreadable")
}

private fun InstallException.toFailure(): Failure = when (this) {
    is InstallException.NotAHandbook -> Failure("error-install-not-a-handbook")
    is InstallException.NotWhole -> Failure("error-install-not-whole")
    is InstallException.Damaged -> Failure("error-install-damaged")
    is InstallException.NotSigned -> Failure("error-install-not-signed", mapOf("publisher" to publisher))
    is InstallException.OldKeys -> Failure("error-install-old-keys", mapOf("publisher" to publisher))
    is InstallException.NotDelegated -> Failure("error-install-not-delegated", mapOf("publisher" to publisher))
    is InstallException.DelegationOver -> Failure("error-install-delegation-over", mapOf("agency" to agency, "date" to date))
    is InstallException.KeyWithdrawn -> Failure("error-install-key-withdrawn", mapOf("agency" to agency))
    is InstallException.OtherHandbook -> Failure("error-install-other-handbook")
    is InstallException.Collides -> Failure("error-install-collides")
    is InstallException.Older ->
        Failure("error-install-older", mapOf("version" to version.toString(), "newest" to newest.toString()))
    is InstallException.NoKey -> Failure("error-install-no-key")
    is InstallException.OtherKeys -> Failure("error-install-other-keys")
    is InstallException.NeedsNewer -> Failure("error-pack-newer")
    is InstallException.TooOld -> Failure("error-pack-older")
    is InstallException.TooLarge -> Failure("error-install-too-large")
    is InstallException.Unreadable -> Failure("error-pack-unreadable")
    is InstallException.Full -> Failure("error-install-full")
    is InstallException.Busy -> Failure("error-install-busy")
    is InstallException.Storage, is InstallException.Fault -> Failure("error-install-storage")
    is InstallException.NothingBefore -> Failure("error-install-nothing-before")
    is InstallException.NothingOffered -> Failure("error-install-nothing-offered")
}

/** Messages that more than one place names. */
internal object Keys {
    const val UNKNOWN = "error-unknown-section"
    const val REMOVED = "error-removed-section"
    const val REMOVED_TITLE = "title"
    const val STORE_DAMAGED = "error-store-damaged"
}
