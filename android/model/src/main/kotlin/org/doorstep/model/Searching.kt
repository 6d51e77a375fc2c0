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

/** The search screen. Its words live in memory and end with it. */
class Searching(private val handbook: Handbook, private val scope: CoroutineScope, private val io: CoroutineDispatcher) {
    data class State(
        val text: String = "",
        /** What was found for [answered]; kept on the screen until newer results are there, so that nothing jumps. */
        val found: Found = Found.Nothing,
        val answered: String = "",
        val actNow: Topic? = null,
        val failure: Failure? = null,
    ) {
        val nothing: Boolean get() = answered.isNotBlank() && found.hits.isEmpty() && failure == null
        val blank: Boolean get() = text.isBlank()

        /** Whether there are passages below those that are listed. */
        val more: Boolean get() = found.hits.size < found.total
    }

    private val now = MutableStateFlow(State())
    val state: StateFlow<State> = now.asStateFlow()
    private var running: Job? = null

    /** The text changed under the finger. */
    fun type(text: String) {
        now.update { it.copy(text = text) }
        search()
    }

    /** Searches again, as after a change of language. */
    fun search() {
        val state = now.value
        // The same words again: the list stays as long as it has become.
        val count = if (state.text == state.answered) maxOf(SCREEN, state.found.hits.size) else SCREEN
        running?.cancel()
        handbook.interrupt()
        ask(state.text, 0, count) { it.copy(found = this, answered = state.text, failure = null) }
    }

    /** The list is near its end: asks for the passages that follow, unless newer words have their answer still to come. */
    fun more() {
        val state = now.value
        if (running?.isActive == true || state.text != state.answered || !state.more) return
        ask(state.text, state.found.hits.size, SCREEN) { it.copy(found = it.found.followedBy(this), failure = null) }
    }

    private fun ask(text: String, from: Int, count: Int, answer: Found.(State) -> State) {
        running = scope.launch {
            val found = runCatching { withContext(io) { handbook.search(text, from, count) } }
            val failure = found.exceptionOrNull()
            when {
                found.isSuccess -> now.update { found.getOrThrow().answer(it) }
                failure is Failure -> now.update { it.copy(failure = failure) }
                failure is Interrupted -> Unit
                else -> throw checkNotNull(failure)
            }
        }
    }

    /** The topic to keep in reach where nothing is found. */
    fun offer(actNow: Topic?) = now.update { it.copy(actNow = actNow) }

    fun clear() {
        running?.cancel()
        now.update { State(actNow = it.actNow) }
    }

    private companion object {
        /** How many passages are asked for at a time: as many as the tallest screen shows. */
        const val SCREEN = 20
    }
}
