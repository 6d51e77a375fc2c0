package org.doorstep.model

/**
 * What holds a shown card in place. Only a hold of [HOLD] and then a yes lead away from it, so that nobody leaves by accident.
 */
enum class ShowLock {
    Locked,
    Asking,
    Open,
    ;

    /** A hold that was long enough. */
    fun held(): ShowLock = if (this == Locked) Asking else this

    /** The worker said yes. */
    fun confirmed(): ShowLock = if (this == Asking) Open else this

    /** No, or no answer in [PATIENCE]. */
    fun declined(): ShowLock = if (this == Asking) Locked else this

    companion object {
        /** How long to hold, in milliseconds. */
        const val HOLD = 2_000L

        /** How long the question stands, in milliseconds. */
        const val PATIENCE = 10_000L
    }
}
