package org.doorstep.ui.passage

import org.doorstep.model.LinkedCall
import org.doorstep.model.Numbers
import org.doorstep.model.OwnNumber
import org.doorstep.model.Words

/** What can be done inside a passage. A passage shown to a family has none. */
class Actions(
    val words: Words,
    val open: (section: String) -> Unit,
    val define: (concept: String) -> Unit,
    val dial: (number: String) -> Unit,
    val dialOwn: (dial: String) -> Unit,
    val write: (number: String, words: String?) -> Unit,
    val ticked: (block: Int, item: Int) -> Boolean,
    val tick: (block: Int, item: Int) -> Unit,
    /** The numbers of sections that are linked to. */
    val calls: List<LinkedCall>,
    /** Whether a number is for danger. */
    val urgent: (number: String) -> Boolean,
    /** The worker's own numbers, and the way to fill one in. */
    val numbers: Numbers.State,
    val fill: (OwnNumber) -> Unit,
    val phrases: PhraseActions,
)

/** What can be done with one phrase alone, by its number. */
class PhraseActions(
    val show: (number: Int) -> Unit,
    val speak: (number: Int) -> Unit,
    /** The phrase that is being read aloud. */
    val heard: Int?,
    val hush: () -> Unit,
)
