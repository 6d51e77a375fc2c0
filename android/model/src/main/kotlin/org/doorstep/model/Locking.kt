package org.doorstep.model

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/**
 * The PIN over what is saved: optional, off at first, and never before reading.
 *
 * `clock` is in seconds, of a clock that nobody can set. Calls with a PIN take about a second. Each may throw [Failure].
 */
interface SavedLock {
    /** How the lock stands. */
    fun pin(clock: Long): PinState

    /** Why what was typed would not be taken as a new PIN; null where it would. */
    fun pinProblem(typed: String): PinProblem?

    /** Does once what a try costs at least, to be timed. */
    fun probePin()

    fun setPin(new: NewPin)

    fun changePin(typed: String, clock: Long, new: NewPin)

    fun removePin(typed: String, clock: Long)

    /** Opens what is locked. Returns what the person must know of it, if anything (S4). */
    fun unlock(typed: String, clock: Long): Failure?

    /** Whether it is locked now: without a PIN it stays open. */
    fun lock(): Boolean

    /** Erases all that was saved, its keys first, whether it can be opened or not, and begins anew (C6). */
    fun erase()
}

/** How the lock stands. [wait] is the seconds until the next try is judged. */
data class PinState(val on: Boolean, val locked: Boolean, val digits: Boolean, val wait: Int, val wipeAfter: Int?)

/** Why a PIN is not taken. */
enum class PinProblem(val word: Word) {
    TooShort(Word.PinTooShort),
    TooLong(Word.PinTooLong),
    TooEasy(Word.PinTooEasy),
}

/** What is to become the PIN. [wipeAfter] is after how many wrong ones in a row all is erased; null for never. */
class NewPin(val typed: String, val probeMillis: Long, val wipeAfter: Int?, val giveUpDamaged: Boolean)

/** What is done with a PIN on a screen of its own. */
enum class PinTask { Set, Change, Remove }

/**
 * The lock, and what can be done with it. No PIN is held here: each is handed on as it was typed.
 *
 * [steady] is in milliseconds since the device started, its sleep included: nobody can set it. [drop] takes from memory what was read of
 * the store; [settled] waits for what is being written there; after each change [redraw] is called.
 */
class Locking(
    private val lock: SavedLock,
    private val steady: () -> Long,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher,
    private val tell: (Notice) -> Unit,
    private val words: () -> Words,
    private val drop: () -> Unit,
    private val settled: suspend () -> Unit,
    private val redraw: () -> Unit,
) {
    data class State(
        /** Null as long as that is not known, as where the store cannot be opened. */
        val pin: PinState? = null,
        /** Why what is being typed would not be taken. */
        val problem: Word? = null,
        /** Why the last try failed. */
        val trouble: Failure? = null,
        /** Something is damaged that no PIN can seal: it is asked whether to give it up. */
        val givesUp: Boolean = false,
        /** A PIN is being judged or set. */
        val working: Boolean = false,
    ) {
        val on: Boolean get() = pin?.on == true
        val locked: Boolean get() = pin?.locked == true
        val wait: Int get() = pin?.wait ?: 0
    }

    private val now = MutableStateFlow(State())
    val state: StateFlow<State> = now.asStateFlow()

    private var judging: Job? = null
    private var trying: Job? = null

    /** Reads how the lock stands. */
    suspend fun look() {
        val pin = standing()
        now.update { it.copy(pin = pin) }
    }

    private suspend fun standing(): PinState? = withContext(io) {
        try {
            lock.pin(seconds())
        } catch (_: Failure) {
            null
        }
    }

    /** A second of waiting has passed. */
    fun tick() {
        scope.launch {
            val waited = now.value.wait > 0
            look()
            if (waited && now.value.wait == 0) now.update { it.copy(trouble = null) }
        }
    }

    /** What is typed for a new PIN has changed. Nothing is told of a second line that is still empty. */
    fun judge(first: String, second: String) {
        judging?.cancel()
        judging = scope.launch {
            val problem = problem(first)
            now.update { it.copy(problem = problem ?: Word.PinDiffers.takeIf { second.isNotEmpty() && first != second }) }
        }
    }

    private suspend fun problem(typed: String): Word? = withContext(io) { lock.pinProblem(typed)?.word }

    fun set(first: String, second: String, wipeAfter: Int?, giveUp: Boolean, then: () -> Unit) =
        renew(first, second, wipeAfter, giveUp, { lock.setPin(it) }) { done(Word.PinSet, then) }

    fun change(typed: String, first: String, second: String, wipeAfter: Int?, giveUp: Boolean, then: () -> Unit) =
        renew(first, second, wipeAfter, giveUp, { lock.changePin(typed, seconds(), it) }) { done(Word.PinChanged, then) }

    fun remove(typed: String, then: () -> Unit) = attempt({ lock.removePin(typed, seconds()) }) { done(Word.PinRemoved, then) }

    fun unlock(typed: String) {
        if (now.value.wait > 0) return
        var found: Failure? = null
        attempt({ found = lock.unlock(typed, seconds()) }) {
            found?.let { tell(Notice(words().failure(it))) }
            redraw()
        }
    }

    /** Erases all that was saved. */
    fun erase(then: () -> Unit) = attempt(lock::erase) {
        drop()
        done(Word.EraseDone, then)
    }

    private fun done(word: Word, then: () -> Unit) {
        tell(Notice(words()[word]))
        then()
    }

    /** A new PIN is taken only where it was typed twice alike. What a try costs is measured on the device. */
    private fun renew(first: String, second: String, wipeAfter: Int?, giveUp: Boolean, set: (NewPin) -> Unit, then: () -> Unit) {
        if (trying?.isActive == true) return
        trying = scope.launch {
            val problem = problem(first) ?: Word.PinDiffers.takeIf { first != second }
            now.update { it.copy(problem = problem) }
            if (problem == null) tried({ set(NewPin(first, probe(), wipeAfter, giveUp)) }, then)
        }
    }

    private fun probe(): Long {
        val before = steady()
        lock.probePin()
        return steady() - before
    }

    /** One try at a time. */
    private fun attempt(action: () -> Unit, then: () -> Unit) {
        if (trying?.isActive == true) return
        trying = scope.launch { tried(action, then) }
    }

    private suspend fun tried(action: () -> Unit, then: () -> Unit) {
        now.update { it.copy(working = true, trouble = null) }
        val failure = try {
            withContext(io) { action() }
            null
        } catch (failure: Failure) {
            failure
        } finally {
            now.update { it.copy(working = false) }
        }
        look()
        when (failure?.key) {
            null -> {
                now.update { it.copy(problem = null, givesUp = false) }
                then()
            }
            WIPED -> {
                drop()
                tell(Notice(words().failure(failure)))
                redraw()
            }
            else -> now.update { it.copy(trouble = failure, givesUp = it.givesUp || failure.key == DAMAGED) }
        }
    }

    /** Locks, once what is being tried has ended: nothing may open after. What was read is dropped at once. */
    fun lock(then: () -> Unit) {
        val before = trying?.takeIf { it.isActive }
        if (now.value.locked && before == null) return
        before?.cancel()
        if (now.value.on) drop()
        trying = scope.launch {
            before?.join()
            settled()
            val locked = try {
                withContext(io) { lock.lock() }
            } catch (_: Failure) {
                false
            }
            look()
            if (locked) then()
        }
    }

    /** What was told of a try or of what was typed is old news on another screen. */
    fun calm() = now.update { it.copy(problem = null, trouble = null, givesUp = false) }

    private fun seconds(): Long = steady() / MILLISECONDS

    private companion object {
        const val MILLISECONDS = 1000
        const val WIPED = "error-pin-wiped"
        const val DAMAGED = "error-pin-damaged"
    }
}
