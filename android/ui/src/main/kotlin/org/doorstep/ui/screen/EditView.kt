package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import org.doorstep.model.Draft
import org.doorstep.model.Screen
import org.doorstep.model.Shell
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.parts.Chip
import org.doorstep.ui.parts.Chips
import org.doorstep.ui.parts.Entry
import org.doorstep.ui.parts.Field
import org.doorstep.ui.parts.MainButton
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
        shell.session.write(saved.id, new)
    }
    val edge = Modifier.padding(horizontal = Space.edge)
    Title(saved.title, edge)
    PartTitle(words[Word.SavedNote])
    Field(draft.note, { typed(draft.copy(note = it)) }, words[Word.SavedNote], edge, lines = NOTE_LINES)
    Quiet(words[Word.SavedNoteHow], edge.padding(top = Space.hair))
    PartTitle(words[Word.SavedLabels])
    Field(draft.labels, { typed(draft.copy(labels = it)) }, words[Word.SavedLabels], edge)
    Quiet(words[Word.SavedLabelsHow], edge.padding(top = Space.hair))
    Chips(edge.padding(top = Space.small)) {
        for (label in screen.labels) Chip(label, label in draft.listed) { typed(draft.toggling(label)) }
    }
    Column(Modifier.padding(Space.edge)) {
        MainButton(words[Word.ActionKeep], { shell.keep(saved.id, draft.note, listOf(draft.labels)) }, Modifier.fillMaxWidth())
    }
    PartTitle(words[Word.ScreenMore])
    Entry(words[Word.ActionMoveUp], { shell.keeping.move(saved.id, up = true) }, icon = Icons.ArrowUp, strong = false, leads = false)
    Entry(words[Word.ActionMoveDown], { shell.keeping.move(saved.id, up = false) }, icon = Icons.ArrowDown, strong = false, leads = false)
    Entry(words[Word.ActionRemove], { shell.remove(saved.id) }, icon = Icons.Remove, strong = false, leads = false)
}

private const val NOTE_LINES = 3
