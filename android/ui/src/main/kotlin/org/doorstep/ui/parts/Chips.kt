package org.doorstep.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/** Chips that wrap. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun Chips(modifier: Modifier = Modifier, content: @Composable () -> Unit) = FlowRow(
    horizontalArrangement = Arrangement.spacedBy(Space.small),
    modifier = modifier,
) { content() }

/** The way to one more. */
@Composable
fun NewChip(text: String, onTap: () -> Unit) = Face(Modifier.clickable(role = Role.Button, onClick = onTap), on = false) {
    Sign(Icons.Add, MaterialTheme.colorScheme.primary, size = 16.dp)
    Text(text, style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.primary)
}

/** A word that is on or off; on, it carries a tick. */
@Composable
fun Chip(text: String, on: Boolean, onToggle: () -> Unit) = Face(Modifier.toggleable(on, role = Role.Checkbox) { onToggle() }, on) {
    val ink = if (on) MaterialTheme.colorScheme.onPrimaryContainer else MaterialTheme.colorScheme.onSurface
    if (on) Sign(Icons.Check, ink, size = 16.dp)
    Text(text, style = MaterialTheme.typography.bodyMedium, color = ink)
}

@Composable
private fun Face(tap: Modifier, on: Boolean, content: @Composable RowScope.() -> Unit) {
    val colors = MaterialTheme.colorScheme
    val shape = RoundedCornerShape(percent = 50)
    val face = if (on) Modifier.background(colors.primaryContainer) else Modifier.border(1.dp, colors.outline, shape)
    Box(contentAlignment = Alignment.Center, modifier = Modifier.heightIn(min = Space.target).widthIn(min = Space.target).then(tap)) {
        Row(
            horizontalArrangement = Arrangement.spacedBy(Space.hair),
            verticalAlignment = Alignment.CenterVertically,
            modifier = Modifier.clip(shape).then(face).padding(horizontal = Space.medium, vertical = 6.dp),
            content = content,
        )
    }
}
