package org.doorstep.ui.screen

import androidx.compose.foundation.ExperimentalFoundationApi
import androidx.compose.foundation.clickable
import androidx.compose.foundation.gestures.detectDragGestures
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListState
import androidx.compose.foundation.lazy.itemsIndexed
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.CustomAccessibilityAction
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.customActions
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import kotlin.math.abs
import kotlinx.coroutines.launch
import org.doorstep.model.Failure
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
import org.doorstep.ui.parts.Between
import org.doorstep.ui.parts.CautionLine
import org.doorstep.ui.parts.Chip
import org.doorstep.ui.parts.Chips
import org.doorstep.ui.parts.Entry
import org.doorstep.ui.parts.Field
import org.doorstep.ui.parts.IconTap
import org.doorstep.ui.parts.PartTitle
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.QuietButton
import org.doorstep.ui.parts.Sign
import org.doorstep.ui.parts.Title
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.InLanguage
import org.doorstep.ui.theme.Space
import org.doorstep.ui.theme.largeText
import org.doorstep.ui.theme.measure

/** What the person saved. The list is drawn as far as it is seen. */
@OptIn(ExperimentalFoundationApi::class)
@Composable
internal fun SavedView(frame: Shell.Frame, shell: Shell, platform: Platform, list: LazyListState) {
    val words = frame.words
    val state by shell.keeping.state.collectAsState()
    Box(Modifier.fillMaxSize(), contentAlignment = Alignment.TopCenter) {
        LazyColumn(state = list, modifier = Modifier.measure().fillMaxSize(), contentPadding = PaddingValues(top = Space.hair, bottom = Space.wide)) {
            item { Title(words[Word.TabSaved], Modifier.padding(start = Space.edge, end = Space.edge, bottom = Space.small)) }
            when {
                state.locked != null -> item { Locked(checkNotNull(state.locked), words, shell) }
                state.list.isEmpty() -> item { Told(Icons.Bookmark, words[Word.SavedEmpty], words[Word.SavedEmptyHow]) }
                else -> {
                    item(Word.SavedFind) { Tools(state, shell.keeping, words) }
                    if (state.shown.isEmpty()) item { Quiet(words[Word.SavedFindNothing], Modifier.padding(Space.edge)) }
                    itemsIndexed(state.shown, key = { _, saved -> saved.id }) { number, saved ->
                        InLanguage(frame.reading.tag, frame.reading.direction) {
                            Column(Modifier.animateItem()) {
                                if (number > 0) Between()
                                SavedRow(saved, state.movable, words, shell)
                            }
                        }
                    }
                }
            }
            if (state.damaged > 0) item { CautionLine(words.damaged(state.damaged), Modifier.padding(Space.edge)) }
            if (state.locked == null) item { Files(state, shell, words, platform) }
        }
    }
}

@Composable
private fun Locked(why: Failure, words: Words, shell: Shell) = Column {
    if (why.key == LOCKED) return@Column LockedView(words, shell)
    Told(Icons.Lock, words[Word.SavedLocked], words.failure(why))
    QuietButton(words[Word.ActionRetry], { shell.openSaved(asked = true) }, Modifier.padding(horizontal = Space.edge))
}

/** What narrows a list that is long enough for it, and how it is ordered. */
@Composable
private fun Tools(state: Keeping.State, keeping: Keeping, words: Words) = Column(Modifier.padding(horizontal = Space.edge)) {
    if (state.list.size >= LONG || state.sought.isNotEmpty()) {
        Field(state.sought, keeping::look, words[Word.SavedFind], icon = Icons.Search, action = ImeAction.Search) {
            if (state.sought.isNotEmpty()) IconTap(Icons.Close, words[Word.ActionClear], { keeping.look(String()) })
        }
        Chips {
            Chip(words[Word.SavedOrderOwn], state.order == Keeping.Order.Own) { keeping.order(Keeping.Order.Own) }
            Chip(words[Word.SavedOrderNewest], state.order == Keeping.Order.Newest) { keeping.order(Keeping.Order.Newest) }
        }
    }
    if (state.labels.isNotEmpty() || state.anyChanged) Chips {
        Chip(words[Word.SavedAll], state.label == null && !state.changedOnly) {
            keeping.narrow(null)
            if (state.changedOnly) keeping.narrowToChanged()
        }
        if (state.anyChanged) Chip(words[Word.SavedOnlyChanged], state.changedOnly, keeping::narrowToChanged)
        for (label in state.labels) Chip(label, state.label == label) { keeping.narrow(label) }
    }
}

/** From so many on, a list is looked through. */
private const val LONG = 5

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
private fun SavedRow(saved: Saved, movable: Boolean, words: Words, shell: Shell) = Row(verticalAlignment = Alignment.CenterVertically) {
    val section = saved.section
    // Large letters need the room; the note's screen moves a passage, too.
    if (movable && !largeText()) Handle(saved, words, shell.keeping)
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

/** What moves a row: it is dragged, or a screen reader asks for one step. */
@Composable
private fun Handle(saved: Saved, words: Words, keeping: Keeping) {
    val step = with(LocalDensity.current) { STEP.toPx() }
    Box(
        contentAlignment = Alignment.Center,
        modifier = Modifier
            .size(Space.target)
            .pointerInput(saved.id) {
                var far = 0f
                detectDragGestures(onDragStart = { far = 0f }) { change, drag ->
                    change.consume()
                    far += drag.y
                    if (abs(far) < step) return@detectDragGestures
                    keeping.move(saved.id, up = far < 0)
                    far = 0f
                }
            }
            .semantics {
                contentDescription = saved.title
                customActions = listOf(true to Word.ActionMoveUp, false to Word.ActionMoveDown).map { (up, word) ->
                    CustomAccessibilityAction(words[word]) {
                        keeping.move(saved.id, up)
                        true
                    }
                }
            },
    ) { Sign(Icons.Handle, MaterialTheme.colorScheme.outline, size = 20.dp) }
}

/** So far a finger goes for one step. */
private val STEP = 64.dp

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
