package org.doorstep.ui.screen

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListState
import androidx.compose.foundation.lazy.itemsIndexed
import androidx.compose.foundation.rememberScrollState
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.runtime.snapshotFlow
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.platform.LocalFocusManager
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.text.withStyle
import kotlinx.coroutines.flow.first
import org.doorstep.model.Call
import org.doorstep.model.Hit
import org.doorstep.model.Piece
import org.doorstep.model.Place
import org.doorstep.model.Searching
import org.doorstep.model.Shell
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.Platform
import org.doorstep.ui.parts.BadgeLine
import org.doorstep.ui.parts.Between
import org.doorstep.ui.parts.CallNowButton
import org.doorstep.ui.parts.Corner
import org.doorstep.ui.parts.Field
import org.doorstep.ui.parts.IconTap
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.SignBeside
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.InLanguage
import org.doorstep.ui.theme.Space
import org.doorstep.ui.theme.measure

/** Results change under the finger; those that are there stay until newer ones are. */
@Composable
internal fun SearchView(frame: Shell.Frame, shell: Shell, platform: Platform, list: HitList) {
    val words = frame.words
    val state by shell.searching.state.collectAsState()
    val focus = remember { FocusRequester() }
    LaunchedEffect(Unit) { if (state.blank) focus.requestFocus() }
    Box(Modifier.fillMaxSize(), contentAlignment = Alignment.TopCenter) {
        Column(Modifier.measure().fillMaxWidth()) {
            Query(state.text, words, shell.searching, Modifier.focusRequester(focus))
            Heard(state, words)
            when {
                state.blank -> Start(words)
                state.nothing -> Nothing(state, frame, shell, platform)
                else -> Hits(state, words, list, shell, platform)
            }
        }
    }
}

@Composable
private fun Query(text: String, words: Words, searching: Searching, modifier: Modifier) {
    val focus = LocalFocusManager.current
    Field(
        text,
        searching::type,
        words[Word.SearchPrompt],
        Modifier.padding(horizontal = Space.edge).then(modifier),
        icon = Icons.Search,
        action = ImeAction.Search,
        onAction = { focus.clearFocus() },
    ) {
        if (text.isNotEmpty()) IconTap(Icons.Close, words[Word.ActionClear], searching::clear)
    }
}

/** How many were found, and for which words. The line is always there: a screen reader says how its words change while one types. */
@Composable
private fun Heard(state: Searching.State, words: Words) {
    val line = when {
        state.failure != null -> words.failure(checkNotNull(state.failure))
        state.blank || state.answered.isBlank() -> String()
        state.nothing -> words[Word.SearchNothing]
        else -> listOfNotNull(
            if (state.found.nearest) words.nearest(state.answered) else words.results(state.found.total),
            state.found.correction?.let(words::correction),
        ).joinToString(APART)
    }
    val unanswered = state.nothing || state.found.nearest
    Text(
        line,
        style = if (unanswered) MaterialTheme.typography.titleMedium else MaterialTheme.typography.bodyMedium,
        color = if (unanswered) MaterialTheme.colorScheme.onSurface else MaterialTheme.colorScheme.onSurfaceVariant,
        maxLines = HEARD_LINES,
        overflow = TextOverflow.Ellipsis,
        modifier = Modifier.padding(horizontal = Space.edge, vertical = Space.small).semantics { liveRegion = LiveRegionMode.Polite },
    )
    if (state.found.rebuilt && !state.blank) {
        Text(
            words[Word.SearchRebuilt],
            Modifier.padding(horizontal = Space.edge).padding(bottom = Space.small),
            style = MaterialTheme.typography.bodyMedium,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
    }
}

/** Words that are said again may be long; the passages stay in sight. */
private const val HEARD_LINES = 4

@Composable
private fun Start(words: Words) = Page(rememberScrollState()) {
    Text(words[Word.SearchStart], Modifier.padding(horizontal = Space.edge), style = MaterialTheme.typography.bodyLarge)
    Quiet(words[Word.SearchNothingLanguage], Modifier.padding(horizontal = Space.edge, vertical = Space.hair))
}

@Composable
private fun Nothing(state: Searching.State, frame: Shell.Frame, shell: Shell, platform: Platform) = Page(rememberScrollState()) {
    val words = frame.words
    val numbers by shell.numbers.state.collectAsState()
    Column(Modifier.padding(horizontal = Space.edge), Arrangement.spacedBy(Space.hair)) {
        Text(words[Word.SearchNothingSpelling], style = MaterialTheme.typography.bodyLarge)
        Quiet(words[Word.SearchNothingLanguage])
    }
    state.actNow?.let { topic ->
        Quiet(words[Word.SearchNothingContacts], Modifier.padding(horizontal = Space.edge).padding(top = Space.large, bottom = Space.small))
        Danger(topic, frame.reading, frame.calls, numbers.callable, words, platform) { shell.open(Place.Topic(topic.id)) }
    }
}

/** Where the list of hits is scrolled to, and for which words. In memory alone. */
internal class HitList {
    val state = LazyListState()
    var words = ""
}

@Composable
private fun Hits(state: Searching.State, words: Words, list: HitList, shell: Shell, platform: Platform) {
    val hits = state.found.hits
    LaunchedEffect(state.answered, hits) {
        // Newer words begin at the top; who comes back finds the place kept.
        if (list.words != state.answered) list.state.scrollToItem(0)
        list.words = state.answered
        snapshotFlow { list.state.layoutInfo.visibleItemsInfo.lastOrNull() }.first { last ->
            // What is drawn may still be what was found before.
            last != null && last.index >= hits.size - AHEAD && hits.getOrNull(last.index)?.section == last.key
        }
        shell.searching.more()
    }
    LazyColumn(state = list.state, modifier = Modifier.fillMaxSize()) {
        itemsIndexed(hits, key = { _, hit -> hit.section }) { number, hit ->
            val open = { shell.open(hit) }
            val call = hit.call
            if (call != null) {
                CallFirst(hit, call, words, open) { platform.dial(call.phone) }
            } else {
                if (number > 0 && hits[number - 1].call == null) Between()
                HitRow(hit, words, open)
            }
        }
    }
}

/** So many rows before the end of the list, those that follow are asked for. */
private const val AHEAD = 6

/** What must happen at once: the passage to read, and one button to call. */
@Composable
private fun CallFirst(hit: Hit, call: Call, words: Words, onTap: () -> Unit, onCall: () -> Unit) {
    val colors = MaterialTheme.colorScheme
    Column(
        Modifier
            .padding(horizontal = Space.edge, vertical = Space.small)
            .fillMaxWidth()
            .clip(Corner)
            .background(colors.tertiaryContainer),
    ) {
        InLanguage(hit.shown.tag, hit.shown.direction) {
            Row(
                horizontalArrangement = Arrangement.spacedBy(Space.medium),
                modifier = Modifier.fillMaxWidth().clickable(role = Role.Button, onClick = onTap).padding(Space.edge),
            ) {
                SignBeside(MaterialTheme.typography.titleMedium, Icons.Warning, colors.tertiary)
                Column(Modifier.weight(1f)) {
                    Text(hit.title.marked(), style = MaterialTheme.typography.titleMedium, color = colors.onTertiaryContainer)
                    Text(call.name, style = MaterialTheme.typography.bodyMedium, color = colors.onTertiaryContainer)
                    hit.badge?.let { BadgeLine(it, words, room = false, ink = colors.onTertiaryContainer) }
                }
            }
        }
        CallNowButton(
            words.call(call.phone),
            onCall,
            Modifier.fillMaxWidth().padding(horizontal = Space.edge).padding(bottom = Space.edge),
            Icons.Phone,
        )
    }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun HitRow(hit: Hit, words: Words, onTap: () -> Unit) = InLanguage(hit.shown.tag, hit.shown.direction) {
    Column(
        Modifier
            .fillMaxWidth()
            .clickable(role = Role.Button, onClick = onTap)
            .padding(horizontal = Space.edge, vertical = Space.medium),
    ) {
        Text(hit.title.marked(), style = MaterialTheme.typography.titleMedium)
        // The language is named only where it is not the reader's.
        FlowRow(horizontalArrangement = Arrangement.spacedBy(Space.small)) {
            Quiet(listOfNotNull(hit.topicTitle, hit.shown.endonym.takeIf { hit.shown.fallback }).joinToString(APART))
        }
        hit.badge?.let { BadgeLine(it, words, Modifier.padding(top = Space.hair), room = false) }
        Quiet(hit.snippet)
    }
}

@Composable
private fun Quiet(pieces: List<Piece>) = Text(
    pieces.marked(),
    style = MaterialTheme.typography.bodyMedium,
    color = MaterialTheme.colorScheme.onSurfaceVariant,
    maxLines = SNIPPET_LINES,
    overflow = TextOverflow.Ellipsis,
    modifier = Modifier.padding(top = Space.hair),
)

private const val SNIPPET_LINES = 2

/** Words that match carry weight, and a tint behind them. */
@Composable
private fun List<Piece>.marked(): AnnotatedString {
    val mark = SpanStyle(
        fontWeight = FontWeight.Bold,
        color = MaterialTheme.colorScheme.onPrimaryContainer,
        background = MaterialTheme.colorScheme.primaryContainer,
    )
    return buildAnnotatedString {
        for (piece in this@marked) if (piece.matched) withStyle(mark) { append(piece.text) } else append(piece.text)
    }
}
