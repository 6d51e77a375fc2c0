package org.doorstep.ui.chrome

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.unit.dp
import org.doorstep.model.Tab
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.parts.Sign
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space
import org.doorstep.ui.theme.largeText

/** The three roots, under the thumb. */
@Composable
fun BottomBar(words: Words, tab: Tab, onSelect: (Tab) -> Unit, modifier: Modifier = Modifier) = Column(modifier) {
    HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
    BoxWithConstraints(Modifier.fillMaxWidth()) {
        val style = barStyle(Tab.entries.map { words[face(it).second] }, maxWidth / Tab.entries.size - Space.small)
        Row(Modifier.selectableGroup()) {
            for (each in Tab.entries) TabItem(words, each, each == tab, style, onSelect, Modifier.weight(1f))
        }
    }
}

/** The same at the side of a wide window. */
@Composable
fun Rail(words: Words, tab: Tab, onSelect: (Tab) -> Unit, modifier: Modifier = Modifier) {
    val width = if (largeText()) WIDE_RAIL else RAIL
    Column(
        verticalArrangement = Arrangement.spacedBy(Space.medium, Alignment.CenterVertically),
        modifier = modifier.fillMaxHeight().width(width).background(MaterialTheme.colorScheme.surfaceContainer).selectableGroup(),
    ) {
        val style = barStyle(Tab.entries.map { words[face(it).second] }, width - Space.small)
        for (each in Tab.entries) TabItem(words, each, each == tab, style, onSelect, Modifier.fillMaxWidth())
    }
}

private val RAIL = 104.dp
private val WIDE_RAIL = 152.dp

@Composable
private fun TabItem(words: Words, tab: Tab, chosen: Boolean, style: TextStyle, onSelect: (Tab) -> Unit, modifier: Modifier) {
    val colors = MaterialTheme.colorScheme
    val (icon, word) = face(tab)
    Column(
        horizontalAlignment = Alignment.CenterHorizontally,
        modifier = modifier
            .heightIn(min = 64.dp)
            .selectable(chosen, role = Role.Tab) { onSelect(tab) }
            .padding(vertical = Space.small, horizontal = Space.hair),
    ) {
        val pill = if (chosen) Modifier.clip(RoundedCornerShape(percent = 50)).background(colors.primaryContainer) else Modifier
        Box(pill.padding(horizontal = 20.dp, vertical = 3.dp)) {
            Sign(icon, if (chosen) colors.onPrimaryContainer else colors.onSurfaceVariant)
        }
        BarLabel(words[word], style, if (chosen) colors.onSurface else colors.onSurfaceVariant, strong = chosen)
    }
}

private fun face(tab: Tab): Pair<ImageVector, Word> = when (tab) {
    Tab.Handbook -> Icons.Book to Word.TabHandbook
    Tab.Search -> Icons.Search to Word.TabSearch
    Tab.Saved -> Icons.Bookmark to Word.TabSaved
}
