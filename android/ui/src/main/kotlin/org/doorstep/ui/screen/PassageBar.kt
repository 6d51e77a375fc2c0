package org.doorstep.ui.screen

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.unit.dp
import org.doorstep.model.Audience
import org.doorstep.model.Bookmark
import org.doorstep.model.Link
import org.doorstep.model.Place
import org.doorstep.model.Screen
import org.doorstep.model.Sheet
import org.doorstep.model.Shell
import org.doorstep.model.Word
import org.doorstep.ui.chrome.BarLabel
import org.doorstep.ui.chrome.barStyle
import org.doorstep.ui.parts.Entry
import org.doorstep.ui.parts.Sign
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space
import org.doorstep.ui.theme.measure

/** A thing to do with a passage. */
internal class Step(val icon: ImageVector, val label: String, val detail: String?, val act: () -> Unit)

/** What is done with a passage from under the thumb. */
internal class Steps(screen: Screen.ArticleScreen, frame: Shell.Frame, shell: Shell) {
    private val article = screen.article
    private val words = frame.words

    val previous = article.previous?.let { step(Icons.Back, Word.ArticlePrevious, it, shell) }
    val next = article.next?.let { step(Icons.Forward, Word.ArticleNext, it, shell) }

    val save = when (screen.bookmark) {
        is Bookmark.Kept -> Step(Icons.Bookmarked, words[Word.ArticleSaved], null) { shell.toggle(article, screen.bookmark) }
        else -> Step(Icons.Bookmark, words[Word.ActionSave], null) { shell.toggle(article, screen.bookmark) }
    }

    /** Only what was written to the family is turned to them. */
    val show = if (article.audience != Audience.Family) null else
        Step(Icons.Show, words[Word.ActionShow], null) { shell.raise(Sheet.Show(article.section)) }

    private fun step(icon: ImageVector, word: Word, to: Link, shell: Shell) =
        Step(icon, words[word], to.title) { shell.turn(Place.Article(to.section)) }
}

/** The steps in one bar. */
@Composable
internal fun PassageBar(steps: Steps) = Column {
    HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
    BoxWithConstraints(Modifier.align(Alignment.CenterHorizontally).measure().fillMaxWidth()) {
        val all = listOfNotNull(steps.show).let { show -> listOf(steps.previous, steps.save) + show + listOf(steps.next) }
        val style = barStyle(all.filterNotNull().map { it.label }, maxWidth / all.size - Space.small)
        Row {
            for (step in all) if (step == null) Spacer(Modifier.weight(1f)) else BarStep(step, style, Modifier.weight(1f))
        }
    }
}

@Composable
private fun BarStep(step: Step, style: TextStyle, modifier: Modifier) = Column(
    horizontalAlignment = Alignment.CenterHorizontally,
    modifier = modifier
        .heightIn(min = 56.dp)
        .clickable(role = Role.Button, onClick = step.act)
        .semantics(mergeDescendants = true) { step.detail?.let { contentDescription = step.label + APART + it } }
        .padding(vertical = Space.small, horizontal = Space.hair),
) {
    Sign(step.icon, MaterialTheme.colorScheme.primary)
    BarLabel(step.label, style, MaterialTheme.colorScheme.primary)
}

/** The steps as rows at the end of the text, for letters too large for a bar. */
@Composable
internal fun PassageSteps(steps: Steps) = Column(Modifier.padding(top = Space.large)) {
    for (step in listOfNotNull(steps.save, steps.show, steps.next, steps.previous)) {
        HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
        Entry(step.label, step.act, detail = step.detail, icon = step.icon, leads = step.detail != null)
    }
}
