package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import org.doorstep.model.Article
import org.doorstep.model.Badge
import org.doorstep.model.Bookmark
import org.doorstep.model.Place
import org.doorstep.model.Screen
import org.doorstep.model.Sheet
import org.doorstep.model.Shell
import org.doorstep.model.Tick
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.Platform
import org.doorstep.ui.parts.BadgeLine
import org.doorstep.ui.parts.CautionLine
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.QuietButton
import org.doorstep.ui.parts.Title
import org.doorstep.ui.parts.lineAtStart
import org.doorstep.ui.passage.Actions
import org.doorstep.ui.passage.Blocks
import org.doorstep.ui.passage.PhraseActions
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.InLanguage
import org.doorstep.ui.theme.Space
import org.doorstep.ui.theme.largeText

/** A passage, and under the thumb what is done with it. */
@Composable
internal fun ArticleView(screen: Screen.ArticleScreen, frame: Shell.Frame, shell: Shell, platform: Platform, scroll: ScrollState) {
    val steps = Steps(screen, frame, shell)
    val inBar = !largeText()
    Column {
        InLanguage(screen.article.shown.tag, screen.article.shown.direction) {
            Page(scroll, Modifier.weight(1f)) { Passage(screen, frame, shell, platform, steps.takeUnless { inBar }) }
        }
        if (inBar) PassageBar(steps)
    }
}

@Composable
private fun Passage(screen: Screen.ArticleScreen, frame: Shell.Frame, shell: Shell, platform: Platform, steps: Steps?) {
    val (article, bookmark) = screen
    val words = frame.words
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
    val changed = (bookmark as? Bookmark.Kept)?.changed == true
    val margin = if (changed) Modifier.lineAtStart(MaterialTheme.colorScheme.tertiary) else Modifier
    Column(Modifier.padding(top = Space.edge).fillMaxWidth().then(margin).padding(horizontal = Space.edge)) {
        if (changed) CautionLine(words[Word.ArticleChanged], Modifier.padding(bottom = Space.edge))
        Blocks(article.blocks, words, actions(article, frame, shell, platform), article.voices)
    }
    Hands(article, shell, platform, words)
    if (steps != null) PassageSteps(steps)
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
    val speaking by platform.speaking.collectAsState()
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
            speaking = speaking,
            hush = platform::hush,
        ),
    )
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Hands(article: Article, shell: Shell, platform: Platform, words: Words) {
    val speaking by platform.speaking.collectAsState()
    val text = article.title + BREAK + BREAK + article.plain
    FlowRow(
        horizontalArrangement = Arrangement.spacedBy(Space.small),
        verticalArrangement = Arrangement.spacedBy(Space.small),
        modifier = Modifier.padding(horizontal = Space.edge).padding(top = Space.edge),
    ) {
        if (speaking) QuietButton(words[Word.ActionStopReading], platform::hush, icon = Icons.Stop)
        else QuietButton(words[Word.ActionReadAloud], { platform.speak(text, article.shown.tag, article.shown.endonym) }, icon = Icons.Speaker)
        QuietButton(words[Word.ActionShare], { shell.share(article, platform::share) }, icon = Icons.Share)
    }
}

private const val BREAK = '\n'
