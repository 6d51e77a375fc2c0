package org.doorstep.ui.screen

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.unit.dp
import org.doorstep.model.Article
import org.doorstep.model.Audience
import org.doorstep.model.Bookmark
import org.doorstep.model.Screen
import org.doorstep.model.Sheet
import org.doorstep.model.Shell
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.Aloud
import org.doorstep.ui.Platform
import org.doorstep.ui.Reading
import org.doorstep.ui.chrome.BarLabel
import org.doorstep.ui.chrome.barStyle
import org.doorstep.ui.heard
import org.doorstep.ui.parts.Sign
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space
import org.doorstep.ui.theme.largeText
import org.doorstep.ui.theme.measure

/** What is done with a passage, from under the thumb. As long as it is read aloud, what stops that comes first. */
@Composable
fun PassageBar(screen: Screen.ArticleScreen, frame: Shell.Frame, shell: Shell, platform: Platform, modifier: Modifier = Modifier) {
    val reading by platform.reading.collectAsState()
    val steps = listOfNotNull(*listening(screen.article, reading, frame.words, platform).toTypedArray(), save(screen, frame.words, shell)) +
        listOfNotNull(show(screen.article, frame.words, shell), Step(Icons.Search, frame.words[Word.ActionFind]) { shell.find(String()) })
    Column(modifier) {
        HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
        BoxWithConstraints(Modifier.align(Alignment.CenterHorizontally).measure().fillMaxWidth()) {
            // Letters that are too large for a bar leave it to the signs.
            val style = if (largeText()) null else barStyle(steps.map { it.label }, maxWidth / steps.size - Space.small)
            Row { for (step in steps) BarStep(step, style, Modifier.weight(1f)) }
        }
    }
}

/** A thing to do with a passage. */
private class Step(val icon: ImageVector, val label: String, val act: () -> Unit)

private fun listening(article: Article, reading: Reading?, words: Words, platform: Platform): List<Step> {
    if (reading == null) return listOf(Step(Icons.Speaker, words[Word.ActionReadAloud]) { platform.speak(article.aloud()) })
    val wait = if (reading.waits) Step(Icons.Play, words[Word.ActionGoOn], platform::goOn) else Step(Icons.Pause, words[Word.ActionPause], platform::pause)
    return listOf(wait, Step(Icons.Stop, words[Word.ActionStopReading], platform::hush))
}

/** The title first, then block after block. */
private fun Article.aloud() = Aloud(heard(section), listOf(title) + spoken.map { it.text }, shown.tag, shown.endonym)

private fun save(screen: Screen.ArticleScreen, words: Words, shell: Shell): Step {
    val toggle = { shell.toggle(screen.article, screen.bookmark) }
    return if (screen.bookmark is Bookmark.Kept) Step(Icons.Bookmarked, words[Word.ArticleSaved], toggle)
    else Step(Icons.Bookmark, words[Word.ActionSave], toggle)
}

/** Only what was written to the family is turned to them. */
private fun show(article: Article, words: Words, shell: Shell): Step? =
    if (article.audience != Audience.Family) null
    else Step(Icons.Show, words[Word.ActionShow]) { shell.raise(Sheet.Show(article.section)) }

@Composable
private fun BarStep(step: Step, style: TextStyle?, modifier: Modifier) = Column(
    horizontalAlignment = Alignment.CenterHorizontally,
    modifier = modifier
        .heightIn(min = 56.dp)
        .clickable(role = Role.Button, onClick = step.act)
        .semantics(mergeDescendants = true) { if (style == null) contentDescription = step.label }
        .padding(vertical = if (style == null) Space.medium else Space.small, horizontal = Space.hair),
) {
    Sign(step.icon, MaterialTheme.colorScheme.primary)
    if (style != null) BarLabel(step.label, style, MaterialTheme.colorScheme.primary)
}
