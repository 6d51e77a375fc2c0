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
        val found: Found = Found(emptyList(), null),
        val answered: String = "",
        val actNow: Topic? = null,
        val failure: Failure? = null,
    ) {
        val nothing: Boolean get() = answered.isNotBlank() && found.hits.isEmpty() && failure == null
        val blank: Boolean get() = text.isBlank()
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
        val text = now.value.text
        running?.cancel()
        handbook.interrupt()
        running = scope.launch {
            val answer = runCatching { withContext(io) { handbook.search(text, LIMIT) } }
            val failure = answer.exceptionOrNull()
            when {
                answer.isSuccess -> now.update { it.copy(found = answer.getOrThrow(), answered = text, failure = null) }
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
        /** More than anybody scrolls through; each hit's snippet has its price. */
        const val LIMIT = 50
    }
}
