package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.selection.SelectionContainer
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.style.TextDirection
import org.doorstep.model.Article
import org.doorstep.model.Badge
import org.doorstep.model.Block
import org.doorstep.model.Bookmark
import org.doorstep.model.Place
import org.doorstep.model.Screen
import org.doorstep.model.Sheet
import org.doorstep.model.Shell
import org.doorstep.model.Tick
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.Platform
import org.doorstep.ui.Reading
import org.doorstep.ui.heard
import org.doorstep.ui.parts.BadgeLine
import org.doorstep.ui.parts.CallNowButton
import org.doorstep.ui.parts.CautionLine
import org.doorstep.ui.parts.Entry
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.QuietButton
import org.doorstep.ui.parts.SignBeside
import org.doorstep.ui.parts.Title
import org.doorstep.ui.parts.lineAtStart
import org.doorstep.ui.passage.Actions
import org.doorstep.ui.passage.Blocks
import org.doorstep.ui.passage.LocalMatch
import org.doorstep.ui.passage.PhraseActions
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.InLanguage
import org.doorstep.ui.theme.Space

/** A passage; what is done with it is in the bar under the thumb. What was looked for is tinted, and the page opens at it. */
@Composable
internal fun ArticleView(screen: Screen.ArticleScreen, frame: Shell.Frame, shell: Shell, platform: Platform, scroll: ScrollState) {
    val article = screen.article
    var match by remember(article.section, screen.sought?.words) { mutableStateOf(1) }
    Column {
        screen.sought?.let { sought ->
            if (sought.typed || article.matches > 0) FindBar(sought, article.matches, match, { match = it }, frame.words, shell)
        }
        CompositionLocalProvider(LocalMatch provides if (screen.sought == null) 0 else match) {
            InLanguage(article.shown.tag, article.shown.direction) { Page(scroll) { Passage(screen, frame, shell, platform) } }
        }
    }
}

@Composable
private fun Passage(screen: Screen.ArticleScreen, frame: Shell.Frame, shell: Shell, platform: Platform) {
    val (article, bookmark) = screen
    val words = frame.words
    val reading by platform.reading.collectAsState()
    Topic(article, shell)
    Title(article.title, Modifier.padding(horizontal = Space.edge))
    article.lead?.let {
        Text(it, Modifier.padding(horizontal = Space.edge).padding(top = Space.small), style = MaterialTheme.typography.titleMedium)
    }
    Quiet(words.trust(article.shown), Modifier.padding(horizontal = Space.edge).padding(top = Space.small))
    article.badge?.let { Whose(it, frame) }
    if (article.shown.fallback) {
        CautionLine(words.fallback(frame.reading.endonym, article.shown.endonym), Modifier.padding(Space.edge, Space.medium, Space.edge))
    }
    (bookmark as? Bookmark.Kept)?.let { Note(it, words, shell) }
    UrgentCall(article, words, platform)
    val changed = (bookmark as? Bookmark.Kept)?.changed == true
    val margin = if (changed) Modifier.lineAtStart(MaterialTheme.colorScheme.tertiary) else Modifier
    Column(Modifier.padding(top = Space.edge).fillMaxWidth().then(margin).padding(horizontal = Space.edge)) {
        if (changed) CautionLine(words[Word.ArticleChanged], Modifier.padding(bottom = Space.edge))
        SelectionContainer {
            Blocks(article.blocks, words, actions(article, frame, shell, platform), article.voices, heard = reading?.blockOf(article))
        }
    }
    Column(Modifier.padding(horizontal = Space.edge).padding(top = Space.edge)) {
        QuietButton(words[Word.ActionShare], { shell.share(article, platform::share) }, icon = Icons.Share)
    }
    Neighbours(article, words, shell)
}

/** The block that is read aloud, where this is the passage. */
private fun Reading.blockOf(article: Article): Int? = if (of == heard(article.section)) article.spoken.getOrNull(piece - 1)?.block else null

/** Where a number for danger stands further down, it is the first thing to tap. */
@Composable
private fun UrgentCall(article: Article, words: Words, platform: Platform) {
    val first = article.blocks.indexOfFirst { it is Block.Contact && it.urgent && it.phone != null }
    if (first <= 0) return
    val phone = (article.blocks[first] as Block.Contact).phone ?: return
    CallNowButton(words.call(phone), { platform.dial(phone) }, Modifier.fillMaxWidth().padding(Space.edge, Space.edge, Space.edge), Icons.Phone)
}

/** Where reading goes on, and what stood before. */
@Composable
private fun Neighbours(article: Article, words: Words, shell: Shell) = Column(Modifier.padding(top = Space.large)) {
    article.next?.let { next ->
        HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
        Entry(words.next(next.title), { shell.turn(Place.Article(next.section)) })
    }
    article.previous?.let { previous ->
        HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
        Entry(words[Word.ArticlePrevious], { shell.turn(Place.Article(previous.section)) }, detail = previous.title, strong = false, leads = false)
    }
}

/** What the person wrote on the passage, under its title; one tap to write on. */
@Composable
private fun Note(kept: Bookmark.Kept, words: Words, shell: Shell) {
    if (kept.note.isEmpty()) return
    Row(
        horizontalArrangement = Arrangement.spacedBy(Space.medium),
        modifier = Modifier
            .padding(top = Space.small)
            .fillMaxWidth()
            .heightIn(min = Space.target)
            .clickable(role = Role.Button, onClickLabel = words[Word.ActionEdit]) { shell.open(Place.Edit(kept.id)) }
            .padding(horizontal = Space.edge, vertical = Space.small),
    ) {
        SignBeside(MaterialTheme.typography.bodyLarge, Icons.Edit, MaterialTheme.colorScheme.primary)
        Text(kept.note, style = MaterialTheme.typography.bodyLarge.copy(textDirection = TextDirection.Content))
    }
}

/** Whose addition the passage is. What is past its day of review says so. */
@Composable
private fun Whose(badge: Badge, frame: Shell.Frame) = InLanguage(frame.words.tongue.tag, frame.words.tongue.direction) {
    Column(Modifier.padding(horizontal = Space.edge).padding(top = Space.small), Arrangement.spacedBy(Space.small)) {
        BadgeLine(badge, frame.words)
        if (frame.overlays.any { it.badge == badge && it.reviewPassed }) CautionLine(frame.words.badgeReviewPassed(badge))
    }
}

@Composable
private fun Topic(article: Article, shell: Shell) = Box(
    contentAlignment = Alignment.CenterStart,
    modifier = Modifier
        .heightIn(min = Space.target)
        .clickable(role = Role.Button) { shell.open(Place.Topic(article.topic)) }
        .padding(horizontal = Space.edge, vertical = Space.small),
) { Text(article.topicTitle, style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.primary) }

internal const val APART = " · "

@Composable
private fun actions(article: Article, frame: Shell.Frame, shell: Shell, platform: Platform): Actions {
    val ticks by shell.session.ticks.collectAsState()
    val numbers by shell.numbers.state.collectAsState()
    val reading by platform.reading.collectAsState()
    return Actions(
        words = frame.words,
        open = { shell.open(Place.Article(it)) },
        define = { concept -> article.definitions.find { it.concept == concept }?.let { shell.raise(Sheet.Term(it)) } },
        dial = platform::dial,
        dialOwn = platform::dialOwn,
        write = platform::write,
        ticked = { block, item -> Tick(article.section, block, item) in ticks },
        tick = { block, item -> shell.session.toggle(Tick(article.section, block, item)) },
        calls = article.calls,
        urgent = { number -> frame.calls.any { it.phone == number } },
        numbers = numbers,
        fill = { shell.open(if (numbers.locked == null) Place.Number(it) else Place.Numbers) },
        phrases = PhraseActions(
            show = { shell.raise(Sheet.Show(article.section, it)) },
            speak = { shell.raise(Sheet.Speak(article.section, it)) },
            heard = reading?.of?.removePrefix(heard(article.section) + "/")?.toIntOrNull(),
            hush = platform::hush,
        ),
    )
}
