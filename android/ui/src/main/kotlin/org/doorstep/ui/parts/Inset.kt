package org.doorstep.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.unit.LayoutDirection
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/** How much a text is set apart. */
enum class Tone { Plain, Accent, Spoken, Caution }

/** Text set apart by a line at its start; a sign and a word say why, not the colour alone. */
@Composable
fun Inset(
    tone: Tone,
    word: String?,
    icon: ImageVector?,
    modifier: Modifier = Modifier,
    content: @Composable ColumnScope.() -> Unit,
) {
    val colors = MaterialTheme.colorScheme
    val (mark, fill, ink) = when (tone) {
        Tone.Plain -> Triple(colors.outline, colors.surfaceContainer, colors.onSurface)
        Tone.Accent -> Triple(colors.primary, colors.surfaceContainer, colors.onSurface)
        Tone.Spoken -> Triple(colors.primary, colors.primaryContainer, colors.onPrimaryContainer)
        Tone.Caution -> Triple(colors.tertiary, colors.tertiaryContainer, colors.onTertiaryContainer)
    }
    Column(
        verticalArrangement = Arrangement.spacedBy(Space.small),
        modifier = modifier
            .fillMaxWidth()
            .clip(Corner)
            .background(fill)
            .lineAtStart(mark)
            .padding(start = Space.edge + Space.hair, end = Space.edge, top = Space.medium, bottom = Space.medium),
    ) {
        CompositionLocalProvider(LocalContentColor provides ink) {
            if (word != null || icon != null) Reason(word, icon, if (tone == Tone.Plain) colors.onSurfaceVariant else mark)
            content()
        }
    }
}

@Composable
private fun Reason(word: String?, icon: ImageVector?, color: Color) = Row(
    horizontalArrangement = Arrangement.spacedBy(Space.small),
) {
    if (icon != null) SignBeside(MaterialTheme.typography.labelLarge, icon, color)
    if (word != null) Text(word, style = MaterialTheme.typography.labelLarge, color = color)
}

/** A thick line along the side where reading starts. */
fun Modifier.lineAtStart(color: Color): Modifier = drawBehind {
    val width = Space.hair.toPx()
    val x = if (layoutDirection == LayoutDirection.Ltr) width / 2 else size.width - width / 2
    drawLine(color, Offset(x, 0f), Offset(x, size.height), width)
}

/** One sentence of warning. */
@Composable
fun CautionLine(text: String, modifier: Modifier = Modifier) = Row(
    horizontalArrangement = Arrangement.spacedBy(Space.small),
    modifier = modifier
        .fillMaxWidth()
        .clip(Corner)
        .background(MaterialTheme.colorScheme.tertiaryContainer)
        .padding(Space.medium),
) {
    SignBeside(MaterialTheme.typography.bodyMedium, Icons.Warning, MaterialTheme.colorScheme.tertiary)
    Text(text, style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.onTertiaryContainer)
}
