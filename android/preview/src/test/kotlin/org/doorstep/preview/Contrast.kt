package org.doorstep.preview

import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.PixelMap
import androidx.compose.ui.graphics.luminance

/** The contrast ratio of WCAG 2.2. */
object Contrast {
    fun of(one: Color, other: Color): Double = ratio(one.luminance(), other.luminance())

    /** Between the ground inside a frame, which is what most of it shows, and what stands out most from it. */
    fun within(pixels: PixelMap, frame: Rect): Double {
        val colors = buildList {
            for (y in frame.top.toInt() until frame.bottom.toInt().coerceAtMost(pixels.height)) {
                for (x in frame.left.toInt() until frame.right.toInt().coerceAtMost(pixels.width)) add(pixels[x, y])
            }
        }
        val ground = colors.groupingBy { it }.eachCount().maxBy { it.value }.key
        return colors.distinct().maxOf { of(it, ground) }
    }

    private fun ratio(one: Float, other: Float): Double = (maxOf(one, other) + FLARE) / (minOf(one, other) + FLARE)

    private const val FLARE = 0.05
}
