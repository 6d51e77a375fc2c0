package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.background
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
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import org.doorstep.model.Place
import org.doorstep.model.Resume
import org.doorstep.model.Screen
import org.doorstep.model.Shell
import org.doorstep.model.Topic
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.parts.Between
import org.doorstep.ui.parts.Corner
import org.doorstep.ui.parts.Entry
import org.doorstep.ui.parts.PartTitle
import org.doorstep.ui.parts.Rows
import org.doorstep.ui.parts.Sign
import org.doorstep.ui.parts.SignBeside
import org.doorstep.ui.parts.Title
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.InLanguage
import org.doorstep.ui.theme.Space
import org.doorstep.ui.theme.largeText

/** Danger first, then the topics, then what is looked for once. Nothing names the subject unless the person asked for it. */
@Composable
internal fun HomeView(screen: Screen.HomeScreen, frame: Shell.Frame, shell: Shell, scroll: ScrollState) = Page(scroll) {
    val words = frame.words
    val home = screen.home
    Title(
        if (frame.fullTitle) home.title else words[Word.AppName],
        Modifier.padding(start = Space.edge, end = Space.edge, bottom = Space.medium),
    )
    InLanguage(frame.reading.tag, frame.reading.direction) {
        home.topics.filter { it.actNow }.forEach { ActNow(it) { shell.open(Place.Topic(it.id)) } }
    }
    home.reviewPassed?.let { ReviewDue(words.reviewPassed(it)) }
    Column(Modifier.padding(top = Space.small)) {
        screen.resume?.let {
            Continue(it, words) { shell.open(Place.Article(it.section)) }
            Between()
        }
        InLanguage(frame.reading.tag, frame.reading.direction) {
            Rows(home.topics.filterNot { it.actNow }) { topic -> Entry(topic.title, { shell.open(Place.Topic(topic.id)) }, detail = topic.summary) }
        }
    }
    PartTitle(words[Word.ScreenMore])
    Entry(words[Word.ScreenLanguages], { shell.open(Place.Languages) }, strong = false)
    Entry(words[Word.ScreenAbout], { shell.open(Place.About) }, strong = false)
    Entry(words[Word.ScreenPack], { shell.open(Place.Pack) }, strong = false)
    Entry(words[Word.ScreenPrivacy], { shell.open(Place.Privacy) }, strong = false)
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

/** The one card of the screen. */
@Composable
internal fun ActNow(topic: Topic, modifier: Modifier = Modifier, onTap: () -> Unit) {
    val colors = MaterialTheme.colorScheme
    Row(
        horizontalArrangement = Arrangement.spacedBy(Space.medium),
        verticalAlignment = Alignment.CenterVertically,
        modifier = modifier
            .padding(horizontal = Space.edge)
            .fillMaxWidth()
            .heightIn(min = 64.dp)
            .clip(Corner)
            .background(colors.tertiaryContainer)
            .clickable(role = Role.Button, onClick = onTap)
            .padding(Space.edge),
    ) {
        SignBeside(MaterialTheme.typography.titleMedium, Icons.Warning, colors.tertiary, Modifier.align(Alignment.Top))
        Column(Modifier.weight(1f)) {
            Text(topic.title, style = MaterialTheme.typography.titleMedium, color = colors.onTertiaryContainer)
            Text(topic.summary, style = MaterialTheme.typography.bodyMedium, color = colors.onTertiaryContainer)
        }
        if (!largeText()) Sign(Icons.Forward, colors.tertiary, size = 20.dp)
    }
}

@Composable
private fun Continue(resume: Resume, words: Words, onTap: () -> Unit) = Entry(
    words[Word.HomeContinue],
    onTap,
    detail = resume.title + APART + words.position(resume.number, resume.of),
    icon = Icons.Book,
    strong = false,
)
