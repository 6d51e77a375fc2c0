package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.text.input.ImeAction
import org.doorstep.model.Draft
import org.doorstep.model.Screen
import org.doorstep.model.Shell
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.parts.Chip
import org.doorstep.ui.parts.Chips
import org.doorstep.ui.parts.Entry
import org.doorstep.ui.parts.Field
import org.doorstep.ui.parts.IconTap
import org.doorstep.ui.parts.MainButton
import org.doorstep.ui.parts.NewChip
import org.doorstep.ui.parts.PartTitle
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.Title
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/** A saved passage's note and labels, and its place in the list. */
@Composable
internal fun EditView(screen: Screen.EditScreen, words: Words, shell: Shell, scroll: ScrollState) = Page(scroll) {
    val saved = screen.saved
    val kept = remember(saved.id) { shell.session.draft(saved.id) ?: Draft(saved) }
    var draft by remember(saved.id) { mutableStateOf(kept) }
    fun typed(new: Draft) {
        draft = new
        shell.type(saved.id, new)
    }
    val edge = Modifier.padding(horizontal = Space.edge)
    Title(saved.title, edge)
    PartTitle(words[Word.SavedNote])
    Field(draft.note, { typed(draft.copy(note = it)) }, words[Word.SavedNote], edge, lines = NOTE_LINES)
    Quiet(words[Word.SavedNoteHow], edge.padding(top = Space.hair))
    PartTitle(words[Word.SavedLabels])
    Labels(draft, (screen.labels + draft.listed).distinct(), words, edge, ::typed)
    Column(Modifier.padding(Space.edge)) {
        MainButton(words[Word.ActionKeep], { shell.keep(saved.id, draft.note, listOf(draft.labels)) }, Modifier.fillMaxWidth())
    }
    PartTitle(words[Word.ScreenMore])
    Entry(words[Word.ActionMoveUp], { shell.keeping.move(saved.id, up = true) }, icon = Icons.ArrowUp, strong = false, leads = false)
    Entry(words[Word.ActionMoveDown], { shell.keeping.move(saved.id, up = false) }, icon = Icons.ArrowDown, strong = false, leads = false)
    Entry(words[Word.ActionRemove], { shell.remove(saved.id) }, icon = Icons.Remove, strong = false, leads = false)
}

/** Every label that there is, on or off, and the way to a new one. */
@Composable
private fun Labels(draft: Draft, all: List<String>, words: Words, modifier: Modifier, onChange: (Draft) -> Unit) = Column(modifier) {
    var new by remember { mutableStateOf<String?>(null) }
    Chips {
        for (label in all) Chip(label, label in draft.listed) { onChange(draft.toggling(label)) }
        if (new == null) NewChip(words[Word.SavedLabelNew]) { new = String() }
    }
    new?.let { typed ->
        val focus = remember { FocusRequester() }
        LaunchedEffect(Unit) { focus.requestFocus() }
        val add = {
            typed.trim().takeIf { it.isNotEmpty() && it !in draft.listed }?.let { onChange(draft.toggling(it)) }
            new = null
        }
        Field(typed, { new = it }, words[Word.SavedLabelNew], Modifier.focusRequester(focus), action = ImeAction.Done, onAction = add) {
            IconTap(Icons.Check, words[Word.ActionKeep], add)
        }
    }
}

private const val NOTE_LINES = 3
