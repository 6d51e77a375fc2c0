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

/** The handbooks on this device, and one that is offered: looked at first, then installed or dropped (P8). In memory alone. */
class Installing(
    private val packs: Packs,
    private val clock: () -> Long,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher,
) {
    data class State(
        /** Null as long as it is not known. */
        val list: List<ShelvedPack>? = null,
        /** Why the list cannot be read. */
        val trouble: Failure? = null,
        /** A file is being looked at. */
        val looking: Boolean = false,
        val offer: Offer? = null,
        /** The offer is to go back to the handbook before. */
        val before: Boolean = false,
        /** It is being put in place. */
        val working: Boolean = false,
        /** Why nothing was installed. */
        val refused: Failure? = null,
    ) {
        /** Whether there is a handbook to go back to. */
        val canGoBack: Boolean get() = list.orEmpty().any { !it.inUse && !it.overlay }
    }

    private val now = MutableStateFlow(State())
    val state: StateFlow<State> = now.asStateFlow()

    private var looking: Job? = null
    private var working: Job? = null

    /** Reads the list again. */
    suspend fun renew() {
        try {
            val list = withContext(io) { packs.list() }
            now.update { it.copy(list = list, trouble = null) }
        } catch (failure: Failure) {
            now.update { it.copy(list = null, trouble = failure) }
        }
    }

    fun look(file: PackFile) = look(before = false) { file.read { packs.inspect(it, clock()) } }

    fun lookBefore() = look(before = true) { packs.inspectBefore(clock()) }

    private fun look(before: Boolean, inspect: () -> Offer) {
        if (working?.isActive == true) return
        looking?.cancel()
        now.update { State(it.list, it.trouble, looking = true, before = before) }
        looking = scope.launch {
            try {
                val offer = withContext(io) { inspect() }
                now.update { it.copy(looking = false, offer = offer) }
            } catch (failure: Failure) {
                now.update { it.copy(looking = false, refused = failure) }
            }
        }
    }

    /** Does what is offered; [then] hears what was done and what there is to tell. An error leaves everything as it was, and is told. */
    fun accept(then: (Offer, before: Boolean, List<PackNotice>) -> Unit) {
        val (offer, before) = now.value.let { (it.offer ?: return) to it.before }
        change({ now.update { it.copy(offer = null, refused = this) } }) {
            val notices = withContext(io) { if (before) packs.restore(offer.id) else packs.install(offer.id) }
            now.update { it.copy(offer = null) }
            then(offer, before, notices)
        }
    }

    /** Takes away what an agency added. */
    fun removeOverlay(id: String, fail: (Failure) -> Unit, then: (List<PackNotice>) -> Unit) = change({ fail(this) }) {
        then(withContext(io) { packs.removeOverlay(id) })
    }

    private fun change(fail: Failure.() -> Unit, action: suspend () -> Unit) {
        if (working?.isActive == true) return
        now.update { it.copy(working = true) }
        working = scope.launch {
            try {
                action()
            } catch (failure: Failure) {
                failure.fail()
            } finally {
                now.update { it.copy(working = false) }
            }
        }
    }

    /** Drops what is offered; whether there was something. What is being put in place already is not stopped. */
    fun keep(): Boolean {
        looking?.cancel()
        val offer = now.value.takeUnless { it.working }?.offer
        now.update { State(it.list, it.trouble, working = it.working) }
        offer?.let { scope.launch { withContext(io) { packs.keep(it.id) } } }
        return offer != null
    }
}
