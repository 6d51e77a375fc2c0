package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.input.KeyboardType
import org.doorstep.model.AgencyNumber
import org.doorstep.model.LOCKED
import org.doorstep.model.NumberDraft
import org.doorstep.model.OwnSlot
import org.doorstep.model.Place
import org.doorstep.model.Shell
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.parts.BadgeLine
import org.doorstep.ui.parts.CautionLine
import org.doorstep.ui.parts.Entry
import org.doorstep.ui.parts.Field
import org.doorstep.ui.parts.MainButton
import org.doorstep.ui.parts.PartTitle
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.QuietButton
import org.doorstep.ui.parts.Rows
import org.doorstep.ui.parts.Title
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/** The worker's own numbers, those that are not filled too. */
@Composable
internal fun NumbersView(words: Words, shell: Shell, scroll: ScrollState) = Page(scroll) {
    val state by shell.numbers.state.collectAsState()
    val locked = state.locked
    Title(words[Word.OwnNumbers], Modifier.padding(horizontal = Space.edge))
    if (locked?.key == LOCKED) {
        LockedView(words, shell)
        return@Page
    }
    if (locked != null) {
        Told(Icons.Lock, words[Word.OwnNumbersLocked], words.failure(locked))
        QuietButton(words[Word.ActionRetry], { shell.openSaved(asked = true) }, Modifier.padding(horizontal = Space.edge))
        return@Page
    }
    if (state.empty) Quiet(words[Word.OwnNumbersWhy], Modifier.padding(horizontal = Space.edge).padding(top = Space.hair, bottom = Space.small))
    Rows(state.slots.orEmpty()) { slot ->
        Entry(slot.name, { shell.open(Place.Number(slot.slot)) }, detail = slot.told(words), icon = slot.icon())
    }
}

private fun OwnSlot.icon() = when {
    filled != null -> Icons.Phone
    agency != null -> Icons.Badge
    else -> Icons.Edit
}

private fun OwnSlot.told(words: Words): String {
    val kept = filled
    val given = agency
    return when {
        kept != null -> listOf(kept.number, kept.label).filter { it.isNotEmpty() }.joinToString(APART)
        given != null && !damaged -> listOf(given.number, given.label, words.agency(given.badge)).filter { it.isNotEmpty() }.joinToString(APART)
        damaged -> words[Word.OwnNumberDamaged]
        else -> words[Word.OwnNumberEmpty]
    }
}

/** The number that an agency gives, as long as the worker has none. */
@Composable
private fun Given(agency: AgencyNumber, words: Words, modifier: Modifier) = Column(modifier) {
    Text(listOf(agency.number, agency.label).filter { it.isNotEmpty() }.joinToString(APART), style = MaterialTheme.typography.bodyLarge)
    BadgeLine(agency.badge, words)
}

/** One of them, to be typed. */
@Composable
internal fun NumberView(slot: OwnSlot, words: Words, shell: Shell, scroll: ScrollState) = Page(scroll) {
    val start = remember(slot) { shell.session.draft(slot.slot) ?: NumberDraft(slot) }
    var draft by remember(slot) { mutableStateOf(start) }
    fun typed(new: NumberDraft) {
        draft = new
        shell.session.write(slot.slot, new)
    }
    val edge = Modifier.padding(horizontal = Space.edge)
    Title(slot.name, edge)
    if (slot.damaged) CautionLine(words[Word.OwnNumberDamaged], edge.padding(top = Space.medium))
    slot.agency?.takeIf { slot.filled == null }?.let { Given(it, words, edge.padding(top = Space.medium)) }
    PartTitle(words[Word.OwnNumberNumber])
    Field(draft.number, { typed(draft.copy(number = it)) }, words[Word.OwnNumberNumber], edge, keyboard = KeyboardType.Phone)
    PartTitle(words[Word.OwnNumberLabel])
    Field(draft.label, { typed(draft.copy(label = it)) }, words[Word.OwnNumberLabel], edge)
    Quiet(words[Word.SavedNoteHow], edge.padding(top = Space.hair))
    Column(Modifier.padding(Space.edge)) {
        MainButton(words[Word.ActionKeep], { shell.keepNumber(slot.slot, draft.number, draft.label) }, Modifier.fillMaxWidth())
    }
    if (slot.filled != null || slot.damaged) {
        Entry(words[Word.ActionRemove], { shell.clearNumber(slot.slot) }, icon = Icons.Remove, strong = false, leads = false)
    }
}
