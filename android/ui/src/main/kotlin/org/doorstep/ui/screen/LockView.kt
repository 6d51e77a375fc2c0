package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardType
import kotlinx.coroutines.delay
import org.doorstep.model.Locking
import org.doorstep.model.PinTask
import org.doorstep.model.Place
import org.doorstep.model.Shell
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.parts.CautionLine
import org.doorstep.ui.parts.Choice
import org.doorstep.ui.parts.Entry
import org.doorstep.ui.parts.Field
import org.doorstep.ui.parts.MainButton
import org.doorstep.ui.parts.PartTitle
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.QuietButton
import org.doorstep.ui.parts.Title
import org.doorstep.ui.parts.Toggle
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/** The lock over what is saved: off at first. */
@Composable
internal fun LockView(words: Words, shell: Shell, scroll: ScrollState) = Page(scroll) {
    val state by shell.locking.state.collectAsState()
    val numbers by shell.numbers.state.collectAsState()
    val edge = Modifier.padding(horizontal = Space.edge)
    Column(verticalArrangement = Arrangement.spacedBy(Space.medium), modifier = edge) {
        Title(words[Word.ScreenLock])
        Text(words[if (state.on) Word.LockOn else Word.LockOff], style = MaterialTheme.typography.titleMedium)
        Text(words[Word.LockWhy], style = MaterialTheme.typography.bodyLarge)
        if (state.on) Quiet(words[Word.LockWhen])
        CautionLine(words[Word.LockForgotten])
    }
    val unreadable = numbers.locked.takeIf { state.pin == null }
    when {
        unreadable != null -> {
            Told(Icons.Lock, words[Word.SavedLocked], words.failure(unreadable))
            QuietButton(words[Word.ActionRetry], { shell.openSaved(asked = true) }, edge)
        }
        state.on -> On(state, words, shell)
        else -> MainButton(words[Word.LockSet], { shell.open(Place.Pin(PinTask.Set)) }, edge.padding(top = Space.large).fillMaxWidth(), Icons.Lock)
    }
    PartTitle(words[Word.ScreenMore])
    Entry(words[Word.EraseTitle], { shell.open(Place.Erase) }, icon = Icons.Remove, strong = false)
}

@Composable
private fun On(state: Locking.State, words: Words, shell: Shell) = Column(Modifier.padding(top = Space.small)) {
    if (state.locked) {
        Unlock(state, words, shell)
    } else {
        MainButton(words[Word.LockNow], shell::lockNow, Modifier.padding(Space.edge).fillMaxWidth(), Icons.Lock)
    }
    val change = { shell.open(Place.Pin(PinTask.Change)) }
    Entry(words[Word.LockChange], change, strong = false)
    Entry(words[Word.LockWipe], change, strong = false, detail = state.pin?.wipeAfter?.let(words::wipeAfter) ?: words[Word.LockWipeNever])
    Entry(words[Word.LockRemove], { shell.open(Place.Pin(PinTask.Remove)) }, strong = false)
}

/** What was saved is here, and locked: the PIN can be typed in its place. Reading goes on. */
@Composable
internal fun LockedView(words: Words, shell: Shell) = Column {
    val state by shell.locking.state.collectAsState()
    Told(Icons.Lock, words[Word.LockTitle], words[Word.LockHow])
    Unlock(state, words, shell)
}

@Composable
private fun Unlock(state: Locking.State, words: Words, shell: Shell) = Column(
    verticalArrangement = Arrangement.spacedBy(Space.medium),
    modifier = Modifier.padding(horizontal = Space.edge),
) {
    var typed by remember { mutableStateOf(String()) }
    fun unlock() {
        shell.locking.unlock(typed)
        typed = String()
    }
    val digits = state.pin?.digits != false
    PinField(typed, { typed = it }, words[if (digits) Word.PinPin else Word.PinPhrase], digits, ImeAction.Done, ::unlock)
    Trouble(state, words)
    if (!state.working && state.wait == 0) MainButton(words[Word.LockUnlock], ::unlock, Modifier.fillMaxWidth())
}

/** Why the last try failed, and how long to wait: it counts down. */
@Composable
private fun Trouble(state: Locking.State, words: Words, modifier: Modifier = Modifier) {
    val lines = listOfNotNull(
        state.trouble?.let(words::failure),
        words.wait(state.wait).takeIf { state.wait > 0 },
    )
    Column(modifier, Arrangement.spacedBy(Space.small)) {
        for (line in lines) CautionLine(line, Modifier.semantics { liveRegion = LiveRegionMode.Polite })
        if (state.working) Quiet(words[Word.LockWorking], Modifier.semantics { liveRegion = LiveRegionMode.Polite })
    }
}

/** Counts down as long as one has to wait. */
@Composable
internal fun Waiting(shell: Shell) {
    val state by shell.locking.state.collectAsState()
    val waits = state.wait > 0
    LaunchedEffect(waits) {
        while (waits) {
            delay(SECOND)
            shell.locking.tick()
        }
    }
}

private const val SECOND = 1_000L

/** A PIN to set, to change or to remove. What is typed lives on this screen alone. */
@Composable
internal fun PinView(task: PinTask, words: Words, shell: Shell, scroll: ScrollState) = Page(scroll) {
    val state by shell.locking.state.collectAsState()
    var now by remember { mutableStateOf(String()) }
    var first by remember { mutableStateOf(String()) }
    var second by remember { mutableStateOf(String()) }
    var digits by remember { mutableStateOf(state.pin?.takeIf { it.on }?.digits ?: true) }
    var wipeAfter by remember { mutableStateOf(state.pin?.wipeAfter) }
    var giveUp by remember { mutableStateOf(false) }
    val nowDigits = state.pin?.digits != false
    fun act() = when (task) {
        PinTask.Set -> shell.setPin(first, second, wipeAfter, giveUp)
        PinTask.Change -> shell.changePin(now, first, second, wipeAfter, giveUp)
        PinTask.Remove -> shell.removePin(now)
    }
    fun typed(one: String, other: String) {
        first = one
        second = other
        shell.locking.judge(one, other)
    }
    val edge = Modifier.padding(horizontal = Space.edge)
    val title = words[task.word]
    Title(title, edge)
    if (task != PinTask.Set) {
        PartTitle(words[Word.PinNow])
        PinField(now, { now = it }, words[Word.PinNow], nowDigits, if (task == PinTask.Remove) ImeAction.Done else ImeAction.Next, ::act, edge)
    }
    if (task != PinTask.Remove) {
        PartTitle(words[Word.PinNew])
        PinField(first, { typed(it, second) }, words[Word.PinNew], digits, ImeAction.Next, {}, edge)
        Quiet(words[if (digits) Word.PinHow else Word.PinPhraseHow], edge.padding(top = Space.hair))
        PartTitle(words[Word.PinAgain])
        PinField(second, { typed(first, it) }, words[Word.PinAgain], digits, ImeAction.Done, ::act, edge)
        state.problem?.takeIf { first.isNotEmpty() }?.let {
            CautionLine(words[it], edge.padding(top = Space.small).semantics { liveRegion = LiveRegionMode.Polite })
        }
        Column(Modifier.padding(top = Space.small)) { Toggle(words[Word.PinLetters], !digits, { digits = !it }) }
        WipeAfter(wipeAfter, words) { wipeAfter = it }
        if (state.givesUp) Toggle(words[Word.LockGiveUp], giveUp, { giveUp = it })
    }
    Trouble(state, words, edge.padding(top = Space.medium))
    if (!state.working && state.wait == 0) MainButton(title, ::act, Modifier.padding(Space.edge).fillMaxWidth())
}

internal val PinTask.word: Word
    get() = when (this) {
        PinTask.Set -> Word.LockSet
        PinTask.Change -> Word.LockChange
        PinTask.Remove -> Word.LockRemove
    }

/** After how many wrong ones all is erased: never, unless somebody asks for it. */
@Composable
private fun WipeAfter(chosen: Int?, words: Words, onChoose: (Int?) -> Unit) = Column {
    PartTitle(words[Word.LockWipe])
    for (count in (listOf(null) + (TRIES + listOfNotNull(chosen)).distinct().sorted())) {
        Choice(count?.let(words::wipeAfter) ?: words[Word.LockWipeNever], chosen == count, { onChoose(count) })
    }
    if (chosen != null) CautionLine(words[Word.LockWipeHow], Modifier.padding(horizontal = Space.edge))
}

private val TRIES = listOf(5, 10, 20)

/** A PIN or passphrase to type: hidden, with digits alone where it has no other. */
@Composable
internal fun PinField(
    text: String,
    onChange: (String) -> Unit,
    label: String,
    digits: Boolean,
    action: ImeAction,
    onAction: () -> Unit,
    modifier: Modifier = Modifier,
) = Field(
    text,
    onChange,
    label,
    modifier,
    keyboard = if (digits) KeyboardType.NumberPassword else KeyboardType.Password,
    hidden = true,
    action = action,
    onAction = onAction.takeIf { action == ImeAction.Done },
)

/** The question before all that was saved is erased: what goes, and what stays. */
@Composable
internal fun EraseView(words: Words, shell: Shell, scroll: ScrollState) = Page(scroll) {
    val state by shell.locking.state.collectAsState()
    Column(verticalArrangement = Arrangement.spacedBy(Space.edge), modifier = Modifier.padding(horizontal = Space.edge)) {
        Title(words[Word.EraseTitle])
        Text(words[Word.EraseHow], style = MaterialTheme.typography.bodyLarge)
        Trouble(state, words)
        if (!state.working) {
            MainButton(words[Word.EraseKeep], shell::back, Modifier.fillMaxWidth())
            QuietButton(words[Word.EraseGo], shell::erase, Modifier.fillMaxWidth(), Icons.Remove)
        }
    }
}
