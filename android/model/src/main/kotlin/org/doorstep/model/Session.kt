package org.doorstep.model

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update

/** An item of a checklist. */
data class Tick(val section: String, val block: Int, val item: Int)

/** What is remembered while the app runs, and never written down. */
class Session {
    private val ticked = MutableStateFlow(emptySet<Tick>())
    val ticks: StateFlow<Set<Tick>> = ticked.asStateFlow()

    /** The passage read last. */
    @Volatile
    var resume: Resume? = null

    /** The language that a card was last shown in. */
    @Volatile
    var family: String? = null

    fun toggle(tick: Tick) = ticked.update { if (tick in it) it - tick else it + tick }

    fun forget() {
        ticked.value = emptySet()
        resume = null
        family = null
    }
}
