package org.doorstep.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.selection.DisableSelection
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import org.doorstep.ui.theme.Space

/** The rounding of everything that is set apart. */
val Corner = RoundedCornerShape(12.dp)

/** The one thing to do. */
@Composable
fun MainButton(text: String, onTap: () -> Unit, modifier: Modifier = Modifier, icon: ImageVector? = null) =
    Filled(text, onTap, MaterialTheme.colorScheme.primary, MaterialTheme.colorScheme.onPrimary, modifier, icon)

/** Call now: the only red there is. */
@Composable
fun CallNowButton(text: String, onTap: () -> Unit, modifier: Modifier = Modifier, icon: ImageVector? = null) =
    Filled(text, onTap, MaterialTheme.colorScheme.error, MaterialTheme.colorScheme.onError, modifier, icon)

@Composable
private fun Filled(
    text: String,
    onTap: () -> Unit,
    fill: Color,
    ink: Color,
    modifier: Modifier,
    icon: ImageVector?,
) = Face(text, icon, ink, modifier.heightIn(min = 56.dp).clip(Corner).background(fill).clickable(role = Role.Button, onClick = onTap))

/** One of several things to do. */
@Composable
fun QuietButton(text: String, onTap: () -> Unit, modifier: Modifier = Modifier, icon: ImageVector? = null) = Face(
    text,
    icon,
    MaterialTheme.colorScheme.primary,
    modifier
        .heightIn(min = Space.target)
        .clip(Corner)
        .border(1.dp, MaterialTheme.colorScheme.outlineVariant, Corner)
        .clickable(role = Role.Button, onClick = onTap),
)

@Composable
private fun Face(text: String, icon: ImageVector?, ink: Color, modifier: Modifier) = Row(
    horizontalArrangement = Arrangement.spacedBy(Space.small, Alignment.CenterHorizontally),
    verticalAlignment = Alignment.CenterVertically,
    modifier = modifier.padding(horizontal = Space.edge, vertical = Space.small),
) {
    if (icon != null) Sign(icon, ink)
    // Inside a text that can be selected, a button's word is to be tapped.
    DisableSelection { Text(text, style = MaterialTheme.typography.titleMedium, color = ink, textAlign = TextAlign.Center) }
}
