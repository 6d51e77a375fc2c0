package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.launch
import org.doorstep.model.Fate
import org.doorstep.model.Keeping
import org.doorstep.model.LOCKED
import org.doorstep.model.Place
import org.doorstep.model.Saved
import org.doorstep.model.Shell
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.Platform
import org.doorstep.ui.parts.BadgeLine
import org.doorstep.ui.parts.CautionLine
import org.doorstep.ui.parts.Chip
import org.doorstep.ui.parts.Chips
import org.doorstep.ui.parts.Entry
import org.doorstep.ui.parts.IconTap
import org.doorstep.ui.parts.PartTitle
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.QuietButton
import org.doorstep.ui.parts.Rows
import org.doorstep.ui.parts.Sign
import org.doorstep.ui.parts.Title
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.InLanguage
import org.doorstep.ui.theme.Space

/** What the person saved, in their order. */
@Composable
internal fun SavedView(frame: Shell.Frame, shell: Shell, platform: Platform, scroll: ScrollState) = Page(scroll) {
    val words = frame.words
    val keeping = shell.keeping
    val state by keeping.state.collectAsState()
    val locked = state.locked
    Title(words[Word.TabSaved], Modifier.padding(start = Space.edge, end = Space.edge, bottom = Space.small))
    when {
        locked?.key == LOCKED -> LockedView(words, shell)
        locked != null -> {
            Told(Icons.Lock, words[Word.SavedLocked], words.failure(locked))
            QuietButton(words[Word.ActionRetry], { shell.openSaved(asked = true) }, Modifier.padding(horizontal = Space.edge))
        }
        state.list.isEmpty() -> Told(Icons.Bookmark, words[Word.SavedEmpty], words[Word.SavedEmptyHow])
        else -> Kept(state, keeping, frame, shell)
    }
    if (state.damaged > 0) CautionLine(words.damaged(state.damaged), Modifier.padding(Space.edge))
    if (locked == null) Files(state, shell, words, platform)
}

/** A state with nothing to list: what it is, and what to do. */
@Composable
internal fun Told(icon: ImageVector, what: String, how: String) = Column(
    verticalArrangement = Arrangement.spacedBy(Space.small),
    modifier = Modifier.padding(horizontal = Space.edge, vertical = Space.large),
) {
    Sign(icon, MaterialTheme.colorScheme.onSurfaceVariant, size = 32.dp)
    Text(what, style = MaterialTheme.typography.titleMedium)
    Text(how, style = MaterialTheme.typography.bodyLarge, color = MaterialTheme.colorScheme.onSurfaceVariant)
}

@Composable
private fun Kept(state: Keeping.State, keeping: Keeping, frame: Shell.Frame, shell: Shell) = Column {
    val words = frame.words
    if (state.labels.isNotEmpty()) Chips(Modifier.padding(horizontal = Space.edge)) {
        Chip(words[Word.SavedAll], state.label == null) { keeping.narrow(null) }
        for (label in state.labels) Chip(label, state.label == label) { keeping.narrow(label) }
    }
    InLanguage(frame.reading.tag, frame.reading.direction) { Rows(state.shown) { SavedRow(it, words, shell) } }
}

@Composable
private fun SavedRow(saved: Saved, words: Words, shell: Shell) = Row(verticalAlignment = Alignment.CenterVertically) {
    val section = saved.section
    val tap = if (section == null) Modifier else Modifier.clickable(role = Role.Button) { shell.open(Place.Article(section)) }
    Column(
        Modifier
            .weight(1f)
            .heightIn(min = 56.dp)
            .then(tap)
            .padding(start = Space.edge, end = Space.small, top = Space.medium, bottom = Space.medium),
    ) {
        Text(saved.title, style = MaterialTheme.typography.titleMedium)
        saved.topicTitle?.let { Quiet(it) }
        saved.badge?.let { BadgeLine(it, words, room = false) }
        fate(saved.fate)?.let { Fate(words[it]) }
        if (saved.note.isNotEmpty()) {
            Text(
                saved.note,
                style = MaterialTheme.typography.bodyLarge.copy(textDirection = TextDirection.Content),
                maxLines = 3,
                overflow = TextOverflow.Ellipsis,
                modifier = Modifier.padding(top = Space.hair),
            )
        }
        if (saved.labels.isNotEmpty()) Quiet(saved.labels.joinToString(APART), Modifier.padding(top = Space.hair))
    }
    IconTap(Icons.Edit, words[Word.ActionEdit] + APART + saved.title, { shell.open(Place.Edit(saved.id)) }, Modifier.padding(end = Space.hair))
}

@Composable
private fun Fate(text: String) = Row(
    horizontalArrangement = Arrangement.spacedBy(Space.hair),
    verticalAlignment = Alignment.CenterVertically,
) {
    Sign(Icons.Info, MaterialTheme.colorScheme.tertiary, size = 16.dp)
    Text(text, style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.tertiary)
}

private fun fate(fate: Fate): Word? = when (fate) {
    Fate.Unchanged -> null
    Fate.Changed -> Word.SavedChanged
    Fate.Moved -> Word.SavedMoved
    Fate.Removed -> Word.SavedRemoved
    Fate.Elsewhere -> Word.SavedElsewhere
}

@Composable
private fun Files(state: Keeping.State, shell: Shell, words: Words, platform: Platform) = Column(Modifier.fillMaxWidth()) {
    val scope = rememberCoroutineScope()
    val numbers by shell.numbers.state.collectAsState()
    PartTitle(words[Word.ScreenMore])
    if (state.list.isNotEmpty() || numbers.filled.isNotEmpty()) Entry(words[Word.ActionExport], { shell.open(Place.Export) }, strong = false, icon = Icons.ArrowUp)
    Entry(words[Word.ActionImport], { scope.launch { platform.pickText()?.let(shell::import) } }, strong = false, leads = false, icon = Icons.ArrowDown)
}
