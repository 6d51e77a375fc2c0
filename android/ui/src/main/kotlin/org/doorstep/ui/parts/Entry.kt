package org.doorstep.ui.parts

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/** A row that [leads] somewhere, or does something. */
@Composable
fun Entry(
    title: String,
    onTap: () -> Unit,
    modifier: Modifier = Modifier,
    detail: String? = null,
    icon: ImageVector? = null,
    strong: Boolean = true,
    leads: Boolean = true,
) = Row(
    horizontalArrangement = Arrangement.spacedBy(Space.medium),
    verticalAlignment = Alignment.CenterVertically,
    modifier = modifier
        .fillMaxWidth()
        .heightIn(min = 56.dp)
        .clickable(role = Role.Button, onClick = onTap)
        .padding(horizontal = Space.edge, vertical = Space.medium),
) {
    val style = if (strong) MaterialTheme.typography.titleMedium else MaterialTheme.typography.bodyLarge
    if (icon != null) SignBeside(style, icon, MaterialTheme.colorScheme.primary, if (detail == null) Modifier else Modifier.align(Alignment.Top))
    Column(Modifier.weight(1f)) {
        Text(title, style = style, color = MaterialTheme.colorScheme.onSurface)
        if (!detail.isNullOrEmpty()) Quiet(detail)
    }
    if (leads) Sign(Icons.Forward, MaterialTheme.colorScheme.outline, size = 20.dp)
}

/** A line that is there for those who look for it. */
@Composable
fun Quiet(text: String, modifier: Modifier = Modifier) =
    Text(text, modifier, style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.onSurfaceVariant)

/** The name of a screen or a passage; no word of it is broken. */
@Composable
fun Title(text: String, modifier: Modifier = Modifier) = BoxWithConstraints(modifier) {
    val style = fitting(MaterialTheme.typography.titleLarge, text.split(' '), maxWidth)
    Text(text, Modifier.semantics { heading() }, style = style)
}

/** The name of a part of a screen. */
@Composable
fun PartTitle(text: String, modifier: Modifier = Modifier) = Text(
    text,
    modifier.padding(horizontal = Space.edge).padding(top = Space.wide, bottom = Space.hair).semantics { heading() },
    style = MaterialTheme.typography.titleSmall,
    color = MaterialTheme.colorScheme.onSurfaceVariant,
)

/** The line between two rows. */
@Composable
fun Between(modifier: Modifier = Modifier) =
    HorizontalDivider(modifier.padding(horizontal = Space.edge), color = MaterialTheme.colorScheme.outlineVariant)

/** Rows with lines between them. */
@Composable
fun <T> ColumnScope.Rows(items: List<T>, row: @Composable (T) -> Unit) = items.forEachIndexed { number, item ->
    if (number > 0) Between()
    row(item)
}
