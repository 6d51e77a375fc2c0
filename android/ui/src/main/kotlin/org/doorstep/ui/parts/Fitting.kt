package org.doorstep.ui.parts

import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.Dp

/** The style as it is, or so much smaller that the longest of the words, in bold, fits in [width] without being broken. */
@Composable
fun fitting(style: TextStyle, words: List<String>, width: Dp): TextStyle {
    val measurer = rememberTextMeasurer()
    val room = with(LocalDensity.current) { width.toPx() }
    return remember(words, room, style, measurer) {
        val strong = style.copy(fontWeight = FontWeight.Bold)
        val widest = words.maxOfOrNull { measurer.measure(it, strong, softWrap = false, maxLines = 1).size.width } ?: 0
        if (widest <= room) style else style.copy(fontSize = style.fontSize * (SPARE * room / widest))
    }
}

/** Letters are not exactly as wide at one size as at another. */
private const val SPARE = 0.97f
