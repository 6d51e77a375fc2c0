package org.doorstep.ui.chrome

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
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
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.parts.Corner
import org.doorstep.ui.parts.IconTap
import org.doorstep.ui.parts.Sign
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space
import org.doorstep.ui.theme.largeText

/** The same on every screen: the way back, the language, and quick-hide at the outer edge. */
@Composable
fun TopBar(words: Words, language: String, onBack: (() -> Unit)?, onLanguage: () -> Unit, onHide: () -> Unit) = Row(
    verticalAlignment = Alignment.CenterVertically,
    modifier = Modifier.fillMaxWidth().heightIn(min = 56.dp).padding(horizontal = Space.hair),
) {
    if (onBack != null) IconTap(Icons.Back, words[Word.ActionBack], onBack)
    Row(Modifier.weight(1f), Arrangement.End, Alignment.CenterVertically) {
        LanguageChip(language, words.languageNow(language), onLanguage, Modifier.weight(1f, fill = false))
        HideTap(words[Word.ActionHide], onHide)
    }
}

/** Quick-hide says its word where there is room for it. */
@Composable
fun HideTap(word: String, onHide: () -> Unit) = if (largeText()) IconTap(Icons.Hide, word, onHide) else Row(
    horizontalArrangement = Arrangement.spacedBy(Space.hair),
    verticalAlignment = Alignment.CenterVertically,
    modifier = Modifier.heightIn(min = Space.target).clip(Corner).clickable(role = Role.Button, onClick = onHide).padding(horizontal = Space.medium),
) {
    Sign(Icons.Hide, MaterialTheme.colorScheme.primary)
    Text(word, style = MaterialTheme.typography.labelLarge, color = MaterialTheme.colorScheme.primary, maxLines = 1)
}

@Composable
private fun LanguageChip(language: String, label: String, onTap: () -> Unit, modifier: Modifier) = Row(
    horizontalArrangement = Arrangement.spacedBy(Space.hair),
    verticalAlignment = Alignment.CenterVertically,
    modifier = modifier
        .heightIn(min = Space.target)
        .clip(Corner)
        .clickable(role = Role.Button, onClick = onTap)
        .semantics { contentDescription = label }
        .padding(horizontal = Space.medium),
) {
    val ink = MaterialTheme.colorScheme.primary
    Text(
        language,
        style = MaterialTheme.typography.labelLarge,
        color = ink,
        maxLines = 1,
        modifier = Modifier.weight(1f, fill = false).clearAndSetSemantics {},
    )
    Sign(Icons.Down, ink, size = 16.dp)
}
