package org.doorstep.ui.parts

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.text.selection.DisableSelection
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.scale
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import org.doorstep.ui.theme.Space

/** A sign to tap; [label] is what a screen reader says. */
@Composable
fun IconTap(
    icon: ImageVector,
    label: String,
    onTap: () -> Unit,
    modifier: Modifier = Modifier,
    tint: Color = MaterialTheme.colorScheme.primary,
) = Box(
    contentAlignment = Alignment.Center,
    modifier = modifier
        .size(Space.target)
        .clip(CircleShape)
        .clickable(role = Role.Button, onClick = onTap)
        .semantics { contentDescription = label },
) {
    Sign(icon, tint)
}

/** A sign and a word to tap inside a text; [about] is what it is done with, for a screen reader. */
@Composable
fun WordTap(icon: ImageVector, word: String, about: String, onTap: () -> Unit, tint: Color = MaterialTheme.colorScheme.primary) = Row(
    horizontalArrangement = Arrangement.spacedBy(Space.small),
    verticalAlignment = Alignment.CenterVertically,
    modifier = Modifier
        .heightIn(min = Space.target)
        .clip(Corner)
        .clickable(role = Role.Button, onClick = onTap)
        .semantics { contentDescription = word + BETWEEN + about }
        .padding(end = Space.small),
) {
    Sign(icon, tint, size = 20.dp)
    DisableSelection { Text(word, Modifier.clearAndSetSemantics {}, style = MaterialTheme.typography.labelLarge, color = tint) }
}

private const val BETWEEN = ": "

/** A sign beside words that say the same; screen readers pass over it. */
@Composable
fun Sign(icon: ImageVector, tint: Color, modifier: Modifier = Modifier, size: Dp = 24.dp) =
    Icon(icon, contentDescription = null, tint = tint, modifier = modifier.size(size * growth()))

/** Signs grow with the letters, and stop where their targets would have to. */
private const val GROWTH = 1.5f

@Composable
@ReadOnlyComposable
private fun growth(): Float = LocalDensity.current.fontScale.coerceIn(1f, GROWTH)

/** A control that grows like a sign. */
@Composable
@ReadOnlyComposable
fun Modifier.grown(): Modifier = scale(growth())
