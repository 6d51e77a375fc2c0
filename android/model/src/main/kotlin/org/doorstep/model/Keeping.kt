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

/** The list of saved passages and what can be done with it. After each change [redraw] is called, unless it says what follows itself. */
class Keeping(
    private val passages: SavedPassages,
    private val clock: () -> Long,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher,
    private val tell: (Notice) -> Unit,
    private val words: () -> Words,
    private val redraw: () -> Unit,
) {
    data class State(
        val list: List<Saved> = emptyList(),
        /** The label that the list is narrowed to. */
        val label: String? = null,
        val damaged: Int = 0,
        /** The store cannot be opened, and why. */
        val locked: Failure? = null,
    ) {
        val labels: List<String> get() = list.flatMap { it.labels }.distinct().sortedBy(String::lowercase)
        val shown: List<Saved> get() = if (label == null) list else list.filter { label in it.labels }
    }

    private val now = MutableStateFlow(State())
    val state: StateFlow<State> = now.asStateFlow()

    private var changing: Job? = null
    private var exporting: Job? = null

    /** Reads the list again: something was saved, or the language changed. */
    suspend fun refresh() {
        try {
            val (list, damaged) = withContext(io) { passages.list() to passages.damaged() }
            now.update { State(list, it.label, damaged) }
            now.update { state -> state.copy(label = state.label?.takeIf { it in state.labels }) }
        } catch (failure: Failure) {
            now.update { it.copy(list = emptyList(), locked = failure) }
        }
    }

    /** Shows only what carries a label; the same again shows all. */
    fun narrow(label: String?) = now.update { state -> state.copy(label = label.takeIf { it != state.label }) }

    fun save(section: String) = change {
        withContext(io) { passages.save(section, clock()) }
        tell(Notice(words()[Word.ArticleSaved]))
    }

    fun remove(id: Long, then: () -> Unit = redraw) = change(then) {
        val removed = withContext(io) { passages.remove(id) }
        tell(Notice(words()[Word.SavedGone]) { change { withContext(io) { removed.restore() } } })
    }

    /** Moves one step up or down in the list as it is shown. */
    fun move(id: Long, up: Boolean) {
        val shown = now.value.shown
        val at = shown.indexOfFirst { it.id == id }
        val target = if (up) at - 1 else at + 1
        if (at < 0 || target !in shown.indices) return
        val before = if (up) shown[target].id else shown.getOrNull(target + 1)?.id
        change { withContext(io) { passages.move(id, before) } }
    }

    fun edit(id: Long, note: String, labels: List<String>, then: () -> Unit = redraw) = change(then) {
        withContext(io) { passages.edit(id, note, labels, clock()) }
        tell(Notice(words()[Word.SavedNoteKept]))
    }

    /** Hands the export to [write], which says whether it was written. */
    fun export(write: suspend (String) -> Boolean) {
        exporting?.cancel()
        exporting = scope.launch {
            doing {
                val count = now.value.list.size
                val (text, numbers) = withContext(io) { passages.export(clock()) to passages.numbers().count { it.filled != null } }
                val told = listOfNotNull(words().exported(count), words().numbersExported(numbers).takeIf { numbers > 0 })
                if (write(text)) tell(Notice(told.joinToString(" ")))
            }
        }
    }

    fun import(text: String) = change {
        val report = withContext(io) { passages.import(text, clock()) }
        tell(Notice(words().imported(report)))
    }

    /** Nothing of the person's is left in memory, nothing more comes in, and no export leaves any more. */
    fun forget() {
        changing?.cancel()
        exporting?.cancel()
        now.value = State()
    }

    /** One change at a time: a second tap on what is being done does nothing. */
    private fun change(then: () -> Unit = redraw, action: suspend () -> Unit) {
        if (changing?.isActive == true) return
        changing = scope.launch { if (doing(action)) then() else redraw() }
    }

    /** Whether it was done; why not is told. */
    private suspend fun doing(action: suspend () -> Unit): Boolean = try {
        action()
        true
    } catch (failure: Failure) {
        tell(Notice(words().failure(failure)))
        false
    }
}
