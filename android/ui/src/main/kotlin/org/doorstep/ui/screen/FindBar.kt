package org.doorstep.ui.screen

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.style.TextOverflow
import org.doorstep.model.Shell
import org.doorstep.model.Sought
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.parts.Field
import org.doorstep.ui.parts.IconTap
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space
import org.doorstep.ui.theme.largeText

/** What is looked for on the page, how often it is there, and the steps from one place to the other: below, where letters are large. */
@Composable
internal fun FindBar(sought: Sought, matches: Int, match: Int, go: (Int) -> Unit, words: Words, shell: Shell) = Column(
    Modifier
        .fillMaxWidth()
        .background(MaterialTheme.colorScheme.surfaceContainer)
        .padding(start = Space.edge, end = Space.hair),
) {
    val next = { if (matches > 0) go(match % matches + 1) }
    val what: @Composable (Modifier) -> Unit = { if (sought.typed) Typed(sought.words, words, shell, next, it) else Given(sought.words, it) }
    val apart = largeText()
    if (apart) what(Modifier.padding(end = Space.medium))
    Row(verticalAlignment = Alignment.CenterVertically) {
        val most = Modifier.weight(1f)
        if (apart) Spacer(most) else what(most)
        Steps(sought, matches, match, go, next, words, shell)
    }
}

@Composable
private fun Steps(sought: Sought, matches: Int, match: Int, go: (Int) -> Unit, next: () -> Unit, words: Words, shell: Shell) {
    Count(sought, matches, match, words)
    if (matches > 1) {
        IconTap(Icons.Up, words[Word.ActionFindPrevious], { go((match + matches - 2) % matches + 1) })
        IconTap(Icons.Down, words[Word.ActionFindNext], next)
    }
    IconTap(Icons.Close, words[Word.ActionClose], { shell.find(null) })
}

/** It has its own text: the page is read anew for each letter, and the next one does not wait for that. */
@Composable
private fun Typed(first: String, words: Words, shell: Shell, next: () -> Unit, modifier: Modifier) {
    var typed by remember { mutableStateOf(first) }
    fun look(text: String) {
        typed = text
        shell.find(text)
    }
    val focus = remember { FocusRequester() }
    LaunchedEffect(Unit) { if (typed.isEmpty()) focus.requestFocus() }
    Field(typed, ::look, words[Word.FindPrompt], modifier.padding(vertical = Space.small).focusRequester(focus), action = ImeAction.Next, onAction = next)
}

/** What was typed elsewhere: the beginning of it says enough. */
@Composable
private fun Given(text: String, modifier: Modifier) = Text(
    text,
    modifier,
    style = MaterialTheme.typography.bodyMedium,
    color = MaterialTheme.colorScheme.onSurfaceVariant,
    maxLines = if (largeText()) LARGE_LINES else 1,
    overflow = TextOverflow.Ellipsis,
)

@Composable
private fun Count(sought: Sought, matches: Int, match: Int, words: Words) = Text(
    when {
        sought.words.isBlank() -> String()
        matches == 0 -> words[Word.FindNothing]
        else -> words.position(match, matches)
    },
    style = MaterialTheme.typography.bodyMedium,
    modifier = Modifier.padding(horizontal = Space.small).semantics { liveRegion = LiveRegionMode.Polite },
)

private const val LARGE_LINES = 3
