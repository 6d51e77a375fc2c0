package org.doorstep.model

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** The worker's own numbers, and what can be done with them. They are read after what is around them: no screen waits for the store. */
class Numbers(
    private val passages: SavedPassages,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher,
    private val tell: (Notice) -> Unit,
    private val words: () -> Words,
    private val redraw: () -> Unit,
) {
    data class State(
        /** Every number there can be, in order; null as long as that is not known. */
        val slots: List<OwnSlot>? = null,
        /** The store cannot be opened, and why. */
        val locked: Failure? = null,
        /** What agencies give, where the store cannot be opened. */
        val given: List<OwnSlot> = emptyList(),
    ) {
        val filled: List<OwnSlot> get() = slots.orEmpty().filter { it.filled != null }

        /** Those that can be called: the worker's own and, where they have none, an agency's. */
        val callable: List<OwnSlot> get() = (slots ?: given).filter { it.filled != null || it.agency != null }

        /** It is known that nothing is filled: then it is said what they are for. */
        val empty: Boolean get() = slots != null && filled.isEmpty()

        operator fun get(number: OwnNumber): OwnSlot? = slots?.find { it.slot == number }
    }

    private val now = MutableStateFlow(State())
    val state: StateFlow<State> = now.asStateFlow()

    private var changing: Job? = null

    /** How often all was forgotten: what was asked for before comes too late. */
    private var forgotten = 0

    /** Reads them, unless they are known. */
    suspend fun look() {
        if (now.value.slots == null) renew()
    }

    /** Reads them again: they may have changed, their names with the language, or whether the store is open. */
    suspend fun renew() {
        val asked = forgotten
        val read = try {
            State(withContext(io) { passages.numbers() })
        } catch (failure: Failure) {
            State(locked = failure, given = withContext(io) { passages.agencyNumbers() })
        }
        if (asked == forgotten) now.value = read
    }

    /** Keeps a number; an error leaves what was typed where it is. */
    fun keep(slot: OwnNumber, number: String, label: String, then: () -> Unit = redraw) = change(Word.OwnNumberKept, then) {
        passages.keepNumber(slot, number, label)
        null
    }

    /** Empties a slot; that can be undone. */
    fun clear(slot: OwnNumber, then: () -> Unit = redraw) {
        val filled = now.value[slot]?.filled
        change(Word.OwnNumberCleared, then) {
            passages.clearNumber(slot)
            filled?.let { { keep(slot, it.number, it.label) } }
        }
    }

    /** Nothing of the person's is left in memory. */
    fun forget() {
        forgotten++
        changing?.cancel()
        now.value = State()
    }

    /** One change at a time: a second tap on what is being done does nothing. [action] answers with what undoes it. */
    private fun change(done: Word, then: () -> Unit, action: () -> (() -> Unit)?) {
        if (changing?.isActive == true) return
        changing = scope.launch {
            try {
                val undo = withContext(io) { action() }
                renew()
                tell(Notice(words()[done], undo?.let { Act(Word.ActionUndo, it) }))
                then()
            } catch (failure: Failure) {
                tell(Notice(words().failure(failure)))
            }
        }
    }
}
