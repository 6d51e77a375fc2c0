package org.doorstep.model

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update

/** An item of a checklist. */
data class Tick(val section: String, val block: Int, val item: Int)

/** A note and labels as they stand in their fields, not kept yet. */
data class Draft(val note: String, val labels: String) {
    constructor(saved: Saved) : this(saved.note, saved.labels.joinToString())

    /** The labels in the line: a comma of any script stands between them, as where the store takes them. */
    val listed: List<String> get() = labels.split(',', '،', '、', '，').map(String::trim).filter(String::isNotEmpty)

    /** With one label more, or without it where it is there. */
    fun toggling(label: String): Draft =
        copy(labels = (if (label in listed) listed - label else listed + label).joinToString())
}

/** A number of the worker's own and their words on it, as they stand in their fields, not kept yet. */
data class NumberDraft(val number: String, val label: String) {
    constructor(slot: OwnSlot) : this(slot.filled?.number.orEmpty(), slot.filled?.label.orEmpty())

    // What a person wrote shows nowhere by accident (C8).
    override fun toString(): String = ""
}

/** What is remembered while the app runs, and never written down. */
class Session {
    private val ticked = MutableStateFlow(emptySet<Tick>())
    val ticks: StateFlow<Set<Tick>> = ticked.asStateFlow()

    /** The passage read last. */
    @Volatile
    var resume: Resume? = null

    private val drafts = mutableMapOf<Long, Draft>()

    private val numbers = mutableMapOf<OwnNumber, NumberDraft>()

    /** The language that a family was last shown something in: offered first the next time. */
    @Volatile
    var family: String? = null

    fun toggle(tick: Tick) = ticked.update { if (tick in it) it - tick else it + tick }

    /** What was typed for a saved passage: leaving its screen loses nothing. */
    fun draft(id: Long): Draft? = drafts[id]

    fun write(id: Long, draft: Draft) {
        drafts[id] = draft
    }

    /** What was typed is kept now. */
    fun dropDraft(id: Long) {
        drafts -= id
    }

    /** What was typed for one of the worker's own numbers. */
    fun draft(slot: OwnNumber): NumberDraft? = numbers[slot]

    fun write(slot: OwnNumber, draft: NumberDraft) {
        numbers[slot] = draft
    }

    fun dropDraft(slot: OwnNumber) {
        numbers -= slot
    }

    /** What was typed and not kept yet goes with what was saved. */
    fun dropDrafts() {
        drafts.clear()
        numbers.clear()
    }

    /** Items stand elsewhere in another release. */
    fun dropTicks() {
        ticked.value = emptySet()
    }

    fun forget() {
        dropTicks()
        dropDrafts()
        family = null
        resume = null
    }
}
