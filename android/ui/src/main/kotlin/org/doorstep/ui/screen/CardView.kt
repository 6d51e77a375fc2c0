package org.doorstep.ui.screen

import androidx.compose.foundation.background
import androidx.compose.foundation.focusable
import androidx.compose.foundation.gestures.awaitEachGesture
import androidx.compose.foundation.gestures.awaitFirstDown
import androidx.compose.foundation.gestures.waitForUpOrCancellation
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.LocalTextStyle
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.runtime.withFrameMillis
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.onFocusChanged
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.key
import androidx.compose.ui.input.key.onKeyEvent
import androidx.compose.ui.input.key.type
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.onLongClick
import androidx.compose.ui.semantics.paneTitle
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.delay
import org.doorstep.model.Article
import org.doorstep.model.Phrase
import org.doorstep.model.Shell
import org.doorstep.model.ShowLock
import org.doorstep.model.Shown
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.parts.MainButton
import org.doorstep.ui.parts.QuietButton
import org.doorstep.ui.parts.Sign
import org.doorstep.ui.parts.Title
import org.doorstep.ui.parts.patience
import org.doorstep.ui.passage.Blocks
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.InLanguage
import org.doorstep.ui.theme.Space
import org.doorstep.ui.theme.allOf

/** One passage for the family, alone on the screen, in their language. Nothing in it leads anywhere. */
@Composable
internal fun CardView(card: Shell.Card, words: Words, shell: Shell) = Column(Modifier.fillMaxSize().safeDrawingPadding()) {
    val shown = card.page.shown
    InLanguage(shown.tag, shown.direction) {
        Box(Modifier.weight(1f).fillMaxWidth(), contentAlignment = Alignment.TopCenter) {
            LargeText { letters ->
                when (val page = card.page) {
                    is Shell.Page.Whole -> Whole(page.article, card.words)
                    is Shell.Page.One -> One(page.phrase, words)
                }
                Colophon(card.colophon, Modifier.padding(top = letters / 2))
            }
        }
    }
    when (card.lock) {
        ShowLock.Asking -> Question(words, shell)
        else -> Hold(words, shell::holdShow)
    }
}

/** Letters for two people at arm's length: never under 28, larger where the reader's setting asks for it and words still fit. */
@Composable
private fun LargeText(content: @Composable ColumnScope.(Dp) -> Unit) = BoxWithConstraints(contentAlignment = Alignment.TopCenter) {
    val scale = LocalDensity.current.fontScale
    val letters = (maxWidth / WORD).coerceIn(LETTERS, LETTERS * scale.coerceAtLeast(1f))
    val size = with(LocalDensity.current) { letters.toSp() }
    MaterialTheme(typography = MaterialTheme.typography.allOf(size)) {
        CompositionLocalProvider(LocalTextStyle provides MaterialTheme.typography.bodyLarge) {
            Column(
                verticalArrangement = Arrangement.spacedBy(Space.large),
                modifier = Modifier.verticalScroll(rememberScrollState()).widthIn(max = letters * LINE).fillMaxWidth().padding(Space.large),
            ) { content(letters) }
        }
    }
}

private val Shell.Page.shown: Shown
    get() = when (this) {
        is Shell.Page.Whole -> article.shown
        is Shell.Page.One -> (phrase.theirs ?: phrase.own).shown
    }

@Composable
private fun Whole(article: Article, words: Words?) {
    Title(article.title)
    article.lead?.let { Text(it) }
    Blocks(article.blocks, words, actions = null, article.voices)
}

/** The phrase in the family's language, and beneath it the worker's own, so that both know what is said. */
@Composable
private fun One(phrase: Phrase, words: Words) {
    val shown = phrase.theirs ?: phrase.own
    Text(shown.words, style = MaterialTheme.typography.titleLarge)
    if (shown.shown.tag == phrase.own.shown.tag) return
    HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
    InLanguage(phrase.own.shown.tag, phrase.own.shown.direction) {
        Text(phrase.own.words, style = MaterialTheme.typography.bodyLarge, color = MaterialTheme.colorScheme.onSurfaceVariant)
    }
}

/** How far to trust it, where it comes from, of which release it is. */
@Composable
private fun Colophon(lines: List<String>, modifier: Modifier) = Column(modifier, Arrangement.spacedBy(Space.hair)) {
    for (line in lines) Text(line, style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
}

private val LETTERS = 28.dp

/** A long word is about as wide as this many letters are high. */
private const val WORD = 11

/** A line is at most as long as this many letters are high: 66 of them. */
private const val LINE = 32

/** The way out: a sign that fills while it is held, by a finger or by a key. */
@Composable
private fun Hold(words: Words, onHeld: () -> Unit) {
    var pressed by remember { mutableStateOf(false) }
    var focused by remember { mutableStateOf(false) }
    var part by remember { mutableStateOf(0f) }
    var new by remember { mutableStateOf(true) }
    // The worker still sees the way out; whoever is handed the phone need not.
    LaunchedEffect(Unit) {
        delay(HINT)
        new = false
    }
    LaunchedEffect(pressed) {
        part = 0f
        if (!pressed) return@LaunchedEffect
        val start = withFrameMillis { it }
        while (part < 1f) part = withFrameMillis { (it - start).toFloat() / ShowLock.HOLD }
        onHeld()
    }
    val label = words[Word.ShowHold]
    Column(
        horizontalAlignment = Alignment.CenterHorizontally,
        modifier = Modifier
            .fillMaxWidth()
            .padding(bottom = Space.small)
            .pointerInput(Unit) {
                awaitEachGesture {
                    awaitFirstDown()
                    pressed = true
                    waitForUpOrCancellation()
                    pressed = false
                }
            }
            .onFocusChanged {
                focused = it.isFocused
                if (!focused) pressed = false
            }
            .onKeyEvent { event ->
                val holds = event.key in HOLD_KEYS
                if (holds) pressed = event.type == KeyEventType.KeyDown
                holds
            }
            .focusable()
            .semantics(mergeDescendants = true) {
                role = Role.Button
                contentDescription = label
                onLongClick {
                    onHeld()
                    true
                }
            },
    ) {
        Box(contentAlignment = Alignment.Center, modifier = Modifier.size(Space.target)) {
            if (pressed) CircularProgressIndicator(progress = { part }, modifier = Modifier.size(40.dp), strokeWidth = 3.dp)
            Sign(Icons.Lock, MaterialTheme.colorScheme.onSurfaceVariant, size = 20.dp)
        }
        if (new || pressed || focused) Text(label, style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.onSurfaceVariant)
    }
}

/** So many milliseconds the way out is written beside its sign. */
private const val HINT = 6_000L

private val HOLD_KEYS = setOf(Key.Enter, Key.NumPadEnter, Key.DirectionCenter, Key.Spacebar)

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Question(words: Words, shell: Shell) {
    val stay = patience(ShowLock.PATIENCE, controls = true)
    LaunchedEffect(stay) {
        delay(stay)
        shell.stayShown()
    }
    val question = words[Word.ShowLeave]
    // In a wide window one line, so that the text behind the question stays in sight.
    FlowRow(
        horizontalArrangement = Arrangement.spacedBy(Space.large),
        verticalArrangement = Arrangement.spacedBy(Space.medium),
        itemVerticalAlignment = Alignment.CenterVertically,
        modifier = Modifier
            .fillMaxWidth()
            .background(MaterialTheme.colorScheme.surfaceContainer)
            .padding(Space.edge)
            .semantics { paneTitle = question },
    ) {
        Text(question, style = MaterialTheme.typography.titleMedium, modifier = Modifier.semantics { heading() })
        FlowRow(
            horizontalArrangement = Arrangement.spacedBy(Space.medium),
            verticalArrangement = Arrangement.spacedBy(Space.small),
        ) {
            MainButton(words[Word.ShowStay], shell::stayShown)
            QuietButton(words[Word.ActionClose], shell::endShow, Modifier.padding(vertical = Space.hair))
        }
    }
}
