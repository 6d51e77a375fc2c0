package org.doorstep.ui.chrome

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import org.doorstep.ui.parts.fitting

/** The style for words side by side in a bar: one size for all, in which the longest fits. */
@Composable
fun barStyle(words: List<String>, width: Dp): TextStyle = fitting(MaterialTheme.typography.bodyMedium, words, width)

/** A word in a bar. */
@Composable
fun BarLabel(text: String, style: TextStyle, color: Color, strong: Boolean = false) = Text(
    text,
    style = if (strong) style.copy(fontWeight = FontWeight.Bold) else style,
    color = color,
    textAlign = TextAlign.Center,
    softWrap = false,
    maxLines = 1,
)
