package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import org.doorstep.model.Overlay
import org.doorstep.model.Place
import org.doorstep.model.Resume
import org.doorstep.model.Screen
import org.doorstep.model.Shell
import org.doorstep.model.Topic
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.Platform
import org.doorstep.ui.parts.BadgeLine
import org.doorstep.ui.parts.Between
import org.doorstep.ui.parts.Entry
import org.doorstep.ui.parts.Inset
import org.doorstep.ui.parts.PartTitle
import org.doorstep.ui.parts.QuietButton
import org.doorstep.ui.parts.Rows
import org.doorstep.ui.parts.SignBeside
import org.doorstep.ui.parts.Title
import org.doorstep.ui.parts.Tone
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.InLanguage
import org.doorstep.ui.theme.Space

/** Danger first, then what happens right now, the topics, and what is looked for once. Nothing names the subject unless asked to. */
@Composable
internal fun HomeView(screen: Screen.HomeScreen, frame: Shell.Frame, shell: Shell, platform: Platform, scroll: ScrollState) = Page(scroll) {
    val words = frame.words
    val home = screen.home
    val numbers by shell.numbers.state.collectAsState()
    Title(
        if (frame.fullTitle) home.title else words[Word.AppName],
        Modifier.padding(start = Space.edge, end = Space.edge, bottom = Space.medium),
    )
    Column(verticalArrangement = Arrangement.spacedBy(Space.small)) {
        for (topic in home.topics.filter { it.actNow }) {
            Danger(topic, frame.reading, home.calls, numbers.callable, words, platform) { shell.open(Place.Topic(topic.id)) }
        }
        InLanguage(frame.reading.tag, frame.reading.direction) {
            for (topic in home.topics.filter { it.rightNow }) RightNow(topic) { shell.open(Place.Topic(topic.id)) }
        }
    }
    if (frame.tellsOfHiding) Inset(Tone.Accent, words[Word.ActionHide], Icons.Hide, Modifier.padding(horizontal = Space.edge).padding(top = Space.edge)) {
        Text(words[Word.PrivacyHide], style = MaterialTheme.typography.bodyLarge)
        QuietButton(words[Word.ActionClose], shell::knowsHiding)
    }
    home.reviewPassed?.let { ReviewDue(words.reviewPassed(it)) }
    News(words, shell)
    Column(Modifier.padding(top = Space.small)) {
        screen.resume?.let {
            Continue(it, words) { shell.open(Place.Article(it.section)) }
            Between()
        }
        InLanguage(frame.reading.tag, frame.reading.direction) {
            Rows(home.topics.filterNot { it.actNow || it.rightNow || it.badge != null }) { Topic(it, shell) }
        }
    }
    for (overlay in home.overlays) Beside(overlay, home.topics.filter { it.badge == overlay.badge }, frame, shell)
    PartTitle(words[Word.ScreenMore])
    // As long as there are none, it is said what they are for.
    Entry(words[Word.OwnNumbers], { shell.open(Place.Numbers) }, detail = words[Word.OwnNumbersWhy].takeIf { numbers.empty }, strong = false)
    Entry(words[Word.ScreenSettings], { shell.open(Place.Settings) }, strong = false)
}

@Composable
private fun Topic(topic: Topic, shell: Shell) = Entry(topic.title, { shell.open(Place.Topic(topic.id)) }, detail = topic.summary)

/** What an agency adds, under its name. */
@Composable
private fun Beside(overlay: Overlay, topics: List<Topic>, frame: Shell.Frame, shell: Shell) = Column {
    val edge = Modifier.padding(horizontal = Space.edge)
    BadgeLine(overlay.badge, frame.words, edge.padding(top = Space.wide, bottom = Space.hair))
    if (overlay.reviewPassed) ReviewDue(frame.words.badgeReviewPassed(overlay.badge))
    InLanguage(frame.reading.tag, frame.reading.direction) { Rows(topics) { Topic(it, shell) } }
}

/** What opening the handbooks found. It stands until the person has seen it. */
@Composable
private fun News(words: Words, shell: Shell) {
    val news by shell.news.collectAsState()
    if (news.isEmpty()) return
    Inset(Tone.Caution, words[Word.PacksNews], Icons.Info, Modifier.padding(horizontal = Space.edge).padding(top = Space.edge)) {
        for (notice in news) Text(words.packNotice(notice), style = MaterialTheme.typography.bodyLarge)
        QuietButton(words[Word.ActionClose], shell::dismissNews)
    }
}

/** Below the way to help: what is old can still be read. */
@Composable
private fun ReviewDue(text: String) = Row(
    horizontalArrangement = Arrangement.spacedBy(Space.small),
    modifier = Modifier.padding(horizontal = Space.edge).padding(top = Space.edge),
) {
    SignBeside(MaterialTheme.typography.bodyMedium, Icons.Info, MaterialTheme.colorScheme.tertiary)
    Text(text, style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.tertiary)
}

@Composable
private fun Continue(resume: Resume, words: Words, onTap: () -> Unit) = Entry(
    words[Word.HomeContinue],
    onTap,
    detail = resume.topicTitle + APART + words.position(resume.number, resume.of),
    icon = Icons.Book,
    strong = false,
)
