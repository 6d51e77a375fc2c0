package org.doorstep.ui.parts

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.unit.Dp

/** How high a line of a style is, at the reader's text size. */
@Composable
fun lineHeight(style: TextStyle): Dp = with(LocalDensity.current) { style.fontSize.toDp() * style.lineHeight.value }

/** Puts something at the height of the first line beside it, however many lines there are. */
@Composable
fun AtFirstLine(style: TextStyle, modifier: Modifier = Modifier, content: @Composable () -> Unit) =
    Box(modifier.heightIn(min = lineHeight(style)), contentAlignment = Alignment.Center) { content() }

/** A sign beside words, as large as they are. */
@Composable
fun SignBeside(style: TextStyle, icon: ImageVector, tint: Color, modifier: Modifier = Modifier) = AtFirstLine(style, modifier) {
    val size = with(LocalDensity.current) { (style.fontSize * SIGN).toDp() }
    Icon(icon, contentDescription = null, tint = tint, modifier = Modifier.size(size))
}

private const val SIGN = 1.4
