package org.doorstep.model

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.ensureActive
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
    /** The sections that have some words. */
    private val having: (words: String) -> Set<String>,
) {
    data class State(
        val list: List<Saved> = emptyList(),
        /** The label that the list is narrowed to. */
        val label: String? = null,
        /** Only what has changed since it was saved is listed. */
        val changedOnly: Boolean = false,
        /** What is looked for among what is saved, and the numbers of those that have it. */
        val sought: String = "",
        val found: Set<Long>? = null,
        val order: Order = Order.Own,
        val damaged: Int = 0,
        /** The store cannot be opened, and why. */
        val locked: Failure? = null,
        /** A passphrase is being worked on. */
        val working: Boolean = false,
        /** Why the passphrase did not open the sealed file that waits. */
        val trouble: Failure? = null,
    ) {
        val labels: List<String> get() = list.flatMap { it.labels }.distinct().sortedBy(String::lowercase)
        /** Some have changed since they were saved. */
        val anyChanged: Boolean get() = list.any { it.fate != Fate.Unchanged }
        val shown: List<Saved>
            get() = list
                .filter { (label == null || label in it.labels) && (!changedOnly || it.fate != Fate.Unchanged) && found?.contains(it.id) != false }
                .let { if (order == Order.Newest) it.sortedByDescending(Saved::id) else it }

        /** Whether what is listed can be moved by hand: it stands in the person's own order. */
        val movable: Boolean get() = order == Order.Own && shown.size > 1
    }

    /** How the list is ordered: as the person arranged it, or what was saved last first. */
    enum class Order { Own, Newest }

    private val now = MutableStateFlow(State())
    val state: StateFlow<State> = now.asStateFlow()

    /** The last change that was asked for. */
    private var changing: Job? = null

    /** Those that are not done any more once all is forgotten. */
    private var passing = emptyList<Job>()

    /** What is being changed, or is to be. */
    private val waiting = mutableSetOf<Any>()
    private var exporting: Job? = null
    private var looking: Job? = null

    /** A sealed file whose passphrase is asked for. */
    private var sealed: String? = null

    /** How often all was forgotten: what was asked for before comes too late. */
    private var forgotten = 0

    /** Reads the list again: something was saved, or the language changed. */
    suspend fun refresh() {
        val asked = forgotten
        try {
            val (list, damaged) = withContext(io) { passages.list() to passages.damaged() }
            if (asked != forgotten) return
            now.update { it.copy(list = list, damaged = damaged, locked = null) }
            now.update { state -> state.copy(label = state.label?.takeIf { it in state.labels }, changedOnly = state.changedOnly && state.anyChanged) }
        } catch (failure: Failure) {
            now.update { it.copy(list = emptyList(), damaged = 0, locked = failure) }
        }
    }

    /** Shows only what carries a label; the same again shows all. */
    fun narrow(label: String?) = now.update { state -> state.copy(label = label.takeIf { it != state.label }) }

    /** Shows only what changed since it was saved; again shows all. */
    fun narrowToChanged() = now.update { it.copy(changedOnly = !it.changedOnly) }

    fun order(order: Order) = now.update { it.copy(order = order) }

    /** Lists what has some words in its note or labels, in its title or text; without words, all. */
    fun look(words: String) {
        now.update { it.copy(sought = words, found = it.found.takeIf { words.isNotBlank() }) }
        looking?.cancel()
        if (words.isBlank()) return
        looking = scope.launch {
            doing {
                val found = withContext(io) {
                    val sections = having(words)
                    passages.noted(words).toSet() + passages.list().filter { it.section in sections }.map { it.id }
                }
                now.update { if (it.sought == words) it.copy(found = found) else it }
            }
        }
    }

    /** Saves a passage; what comes to mind can be added at once, by [note]. */
    fun save(section: String, note: (id: Long) -> Unit) = change(what = section) {
        val id = withContext(io) { passages.save(section, clock()) }
        tell(Notice(words()[Word.ArticleSaved], Act(Word.ActionAddNote) { note(id) }))
    }

    fun remove(id: Long, then: () -> Unit = redraw) = change(then, what = id) {
        val removed = withContext(io) { passages.remove(id) }
        tell(Notice(words()[Word.SavedGone], Act(Word.ActionUndo) { change { withContext(io) { removed.restore() } } }))
    }

    /** Moves one step up or down in the list as it is shown, once what was asked for before is done. */
    fun move(id: Long, up: Boolean) = change {
        withContext(io) {
            val shown = now.value.copy(list = passages.list()).shown
            val at = shown.indexOfFirst { it.id == id }
            val target = if (up) at - 1 else at + 1
            if (at < 0 || target !in shown.indices) return@withContext
            passages.move(id, before = if (up) shown[target].id else shown.getOrNull(target + 1)?.id)
        }
    }

    fun edit(id: Long, note: String, labels: List<String>, then: () -> Unit = redraw) = keepTyped(id, note, labels) {
        tell(Notice(words()[Word.SavedNoteKept]))
        then()
    }

    /** Keeps a note and labels while they are typed; [then] is what follows once that is done. */
    fun keepTyped(id: Long, note: String, labels: List<String>, then: () -> Unit) =
        change(then, lasts = true) { withContext(io) { passages.edit(id, note, labels, clock()) } }

    /** Hands the export to [write], which says whether it was written. Whoever has it can read it. */
    fun export(then: () -> Unit = {}, write: suspend (String) -> Boolean) =
        export(words()::exported, then, write) { passages.export(clock()) }

    /** Hands the export to [write], sealed with a passphrase that was typed twice alike. */
    fun exportSealed(first: String, second: String, then: () -> Unit = {}, write: suspend (String) -> Boolean) = when {
        first.isEmpty() -> tell(Notice(words().failure(Failure(NO_PASSPHRASE))))
        first != second -> tell(Notice(words()[Word.PinDiffers]))
        else -> export(words()::exportedSealed, then, write) { passages.exportSealed(first, clock()) }
    }

    private fun export(told: (Int) -> String, then: () -> Unit, write: suspend (String) -> Boolean, text: () -> String) {
        exporting?.cancel()
        exporting = scope.launch {
            doing {
                val (made, saved, numbers) = working {
                    Triple(text(), passages.list().size, passages.numbers().count { it.filled != null })
                }
                if (!write(made)) return@doing
                tell(Notice(listOfNotNull(told(saved), words().numbersExported(numbers).takeIf { numbers > 0 }).joinToString(" ")))
                then()
            }
        }
    }

    /** Adds what an export has in it. Where it is sealed, it waits for its passphrase, which is asked for by [ask]. */
    fun import(text: String, ask: () -> Unit = {}) = change {
        try {
            imported { passages.import(text, clock()) }
        } catch (failure: Failure) {
            if (failure.key != SEALED) throw failure
            sealed = text
            ask()
        }
    }

    /** Opens the sealed file that waits, and adds what is in it. A wrong passphrase can be typed again. */
    fun open(passphrase: String, then: () -> Unit) {
        val text = sealed ?: return
        if (changing?.isActive == true) return
        change(then = {}) {
            now.update { it.copy(trouble = null) }
            try {
                imported { passages.importSealed(text, passphrase, clock()) }
                giveUp()
                then()
            } catch (failure: Failure) {
                now.update { it.copy(trouble = failure) }
            }
        }
    }

    /** The sealed file does not wait any more. */
    fun giveUp() {
        sealed = null
        now.update { it.copy(trouble = null) }
    }

    private suspend fun imported(import: () -> ImportReport) = tell(Notice(words().imported(working(import))))

    private suspend fun <T> working(action: () -> T): T = try {
        now.update { it.copy(working = true) }
        withContext(io) { action() }
    } finally {
        now.update { it.copy(working = false) }
    }

    /** Waits for the end of what is being changed. */
    suspend fun settled() {
        changing?.join()
    }

    /** Nothing of the person's is left in memory, nothing more comes in, and no export leaves any more. What they typed is still kept. */
    fun forget() {
        forgotten++
        passing.forEach { it.cancel() }
        exporting?.cancel()
        looking?.cancel()
        now.value = State()
    }

    /**
     * One change after the other, in the order in which they were asked for. [what] that waits already is not asked for twice, as by a
     * double tap. What [lasts] is done though all is forgotten meanwhile; nothing follows then.
     */
    private fun change(then: () -> Unit = redraw, what: Any? = null, lasts: Boolean = false, action: suspend () -> Unit) {
        if (what != null && !waiting.add(what)) return
        val before = changing
        val asked = forgotten
        val change = scope.launch {
            try {
                withContext(NonCancellable) { before?.join() }
                ensureActive()
                val done = doing(action)
                if (asked == forgotten) if (done) then() else redraw()
            } finally {
                waiting -= what ?: return@launch
            }
        }
        changing = change
        if (!lasts) passing = passing.filter(Job::isActive) + change
    }

    /** Whether it was done; why not is told. */
    private suspend fun doing(action: suspend () -> Unit): Boolean = try {
        action()
        true
    } catch (failure: Failure) {
        tell(Notice(words().failure(failure)))
        false
    }

    private companion object {
        const val NO_PASSPHRASE = "error-passphrase-none"
    }
}
