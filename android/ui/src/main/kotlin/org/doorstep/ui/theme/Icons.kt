package org.doorstep.ui.theme

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.graphics.vector.PathBuilder
import androidx.compose.ui.graphics.vector.path
import androidx.compose.ui.unit.dp

/** The signs, drawn with one pen on a grid of 24. */
object Icons {
    val Back = icon(mirror = true) { line(15f, 5f, 8f, 12f, 15f, 19f) }
    val Forward = icon(mirror = true) { line(9f, 5f, 16f, 12f, 9f, 19f) }
    val Down = icon { line(6f, 9f, 12f, 15f, 18f, 9f) }
    val ArrowUp = icon {
        line(12f, 20f, 12f, 5f)
        line(6f, 11f, 12f, 5f, 18f, 11f)
    }
    val ArrowDown = icon {
        line(12f, 4f, 12f, 19f)
        line(6f, 13f, 12f, 19f, 18f, 13f)
    }
    val Close = icon {
        line(6f, 6f, 18f, 18f)
        line(18f, 6f, 6f, 18f)
    }
    val Search = icon {
        circle(10.5f, 10.5f, 6.5f)
        line(15.5f, 15.5f, 20.5f, 20.5f)
    }
    val Book = icon(mirror = true) {
        line(12f, 6.5f, 12f, 20f)
        moveTo(12f, 6.5f)
        curveTo(9.5f, 4.8f, 6.5f, 4.5f, 3f, 4.8f)
        lineTo(3f, 18f)
        curveTo(6.5f, 17.8f, 9.5f, 18.2f, 12f, 20f)
        curveTo(14.5f, 18.2f, 17.5f, 17.8f, 21f, 18f)
        lineTo(21f, 4.8f)
        curveTo(17.5f, 4.5f, 14.5f, 4.8f, 12f, 6.5f)
    }
    val Bookmark = icon { bookmark() }
    val Bookmarked = icon(filled = true) { bookmark() }

    /** An eye, struck out. */
    val Hide = icon {
        moveTo(3f, 12f)
        curveTo(7.5f, 4.8f, 16.5f, 4.8f, 21f, 12f)
        curveTo(16.5f, 19.2f, 7.5f, 19.2f, 3f, 12f)
        close()
        circle(12f, 12f, 2.8f)
        line(4.5f, 20f, 19.5f, 4f)
    }
    val Phone = icon {
        moveTo(5f, 4f)
        lineTo(8.5f, 4f)
        lineTo(10.5f, 8.8f)
        lineTo(8.2f, 10.6f)
        curveTo(9.3f, 12.9f, 11.1f, 14.7f, 13.4f, 15.8f)
        lineTo(15.2f, 13.5f)
        lineTo(20f, 15.5f)
        lineTo(20f, 19f)
        curveTo(20f, 19.6f, 19.5f, 20f, 19f, 20f)
        curveTo(11f, 19.6f, 4.4f, 13f, 4f, 5f)
        curveTo(4f, 4.5f, 4.4f, 4f, 5f, 4f)
        close()
    }
    val Message = icon(mirror = true) {
        moveTo(4f, 5f)
        lineTo(20f, 5f)
        lineTo(20f, 16f)
        lineTo(9.5f, 16f)
        lineTo(5f, 20f)
        lineTo(5f, 16f)
        lineTo(4f, 16f)
        close()
        line(8f, 9f, 16f, 9f)
        line(8f, 12.3f, 13f, 12.3f)
    }
    /** Words to say. */
    val Speech = icon(mirror = true) {
        moveTo(4f, 5f)
        lineTo(20f, 5f)
        lineTo(20f, 16f)
        lineTo(9.5f, 16f)
        lineTo(5f, 20f)
        lineTo(5f, 16f)
        lineTo(4f, 16f)
        close()
    }

    /** A thing to leave. */
    val No = icon {
        circle(12f, 12f, 8.5f)
        line(6f, 6f, 18f, 18f)
    }
    val Link = icon {
        line(10f, 14f, 14f, 10f)
        moveTo(11f, 7.5f)
        lineTo(13.5f, 5f)
        arcTo(3.9f, 3.9f, 0f, false, true, 19f, 10.5f)
        lineTo(16.5f, 13f)
        moveTo(13f, 16.5f)
        lineTo(10.5f, 19f)
        arcTo(3.9f, 3.9f, 0f, false, true, 5f, 13.5f)
        lineTo(7.5f, 11f)
    }
    val Web = icon {
        circle(12f, 12f, 8.5f)
        line(3.5f, 12f, 20.5f, 12f)
        moveTo(12f, 3.5f)
        curveTo(7f, 8.5f, 7f, 15.5f, 12f, 20.5f)
        curveTo(17f, 15.5f, 17f, 8.5f, 12f, 3.5f)
    }
    val Clock = icon {
        circle(12f, 12f, 8.5f)
        line(12f, 7f, 12f, 12f, 15.5f, 14f)
    }
    val Share = icon {
        line(12f, 15f, 12f, 3.5f)
        line(8f, 7.5f, 12f, 3.5f, 16f, 7.5f)
        line(7f, 11f, 5f, 11f, 5f, 20.5f, 19f, 20.5f, 19f, 11f, 17f, 11f)
    }
    val Speaker = icon(mirror = true) {
        line(4f, 9.5f, 7.5f, 9.5f, 12f, 5.5f, 12f, 18.5f, 7.5f, 14.5f, 4f, 14.5f, 4f, 9.5f)
        moveTo(15.5f, 9f)
        curveTo(17f, 10.8f, 17f, 13.2f, 15.5f, 15f)
        moveTo(18f, 6.5f)
        curveTo(21.3f, 9.7f, 21.3f, 14.3f, 18f, 17.5f)
    }
    val Stop = icon(filled = true) { line(7f, 7f, 17f, 7f, 17f, 17f, 7f, 17f, 7f, 7f) }
    val Add = icon {
        line(12f, 5f, 12f, 19f)
        line(5f, 12f, 19f, 12f)
    }

    /** What is dragged. */
    val Handle = icon {
        line(6f, 9f, 18f, 9f)
        line(6f, 15f, 18f, 15f)
    }
    val Pause = icon {
        line(9f, 6.5f, 9f, 17.5f)
        line(15f, 6.5f, 15f, 17.5f)
    }
    val Play = icon(filled = true) { line(8f, 6f, 17.5f, 12f, 8f, 18f, 8f, 6f) }
    val Up = icon { line(6f, 15f, 12f, 9f, 18f, 15f) }
    val Warning = icon {
        moveTo(12f, 4f)
        lineTo(21f, 19.5f)
        lineTo(3f, 19.5f)
        close()
        line(12f, 10f, 12f, 14f)
        line(12f, 16.8f, 12f, 16.9f)
    }
    val Info = icon {
        circle(12f, 12f, 8.5f)
        line(12f, 11.2f, 12f, 16.2f)
        line(12f, 8f, 12f, 8.1f)
    }
    val Voice = icon(mirror = true) {
        line(9.5f, 7f, 6.5f, 11f, 6.5f, 16f, 10.5f, 16f, 10.5f, 11.5f, 6.5f, 11.5f)
        line(17f, 7f, 14f, 11f, 14f, 16f, 18f, 16f, 18f, 11.5f, 14f, 11.5f)
    }

    /** A page that is turned to another. */
    val Show = icon {
        line(4f, 8.5f, 18f, 8.5f)
        line(14.5f, 5f, 18f, 8.5f, 14.5f, 12f)
        line(20f, 15.5f, 6f, 15.5f)
        line(9.5f, 12f, 6f, 15.5f, 9.5f, 19f)
    }
    val Edit = icon {
        line(5f, 19f, 5.8f, 15.2f, 15.8f, 5.2f, 18.8f, 8.2f, 8.8f, 18.2f, 5f, 19f)
        line(13.3f, 7.7f, 16.3f, 10.7f)
    }
    val Remove = icon {
        line(4.5f, 7f, 19.5f, 7f)
        line(9f, 7f, 9f, 4.5f, 15f, 4.5f, 15f, 7f)
        line(6.5f, 7f, 7.3f, 19.5f, 16.7f, 19.5f, 17.5f, 7f)
        line(10.3f, 11f, 10.3f, 16f)
        line(13.7f, 11f, 13.7f, 16f)
    }
    val Lock = icon {
        line(5.5f, 11f, 18.5f, 11f, 18.5f, 20f, 5.5f, 20f, 5.5f, 11f)
        moveTo(8.5f, 11f)
        lineTo(8.5f, 7.5f)
        arcTo(3.5f, 3.5f, 0f, true, true, 15.5f, 7.5f)
        lineTo(15.5f, 11f)
    }

    /** Whose addition something is. */
    val Badge = icon {
        line(4.5f, 20f, 4.5f, 9f, 12f, 4f, 19.5f, 9f, 19.5f, 20f, 4.5f, 20f)
        line(10f, 20f, 10f, 14f, 14f, 14f, 14f, 20f)
    }
    val Check = icon { line(5f, 12.5f, 10f, 17.5f, 19.5f, 7f) }

    private const val GRID = 24f
    private const val PEN = 1.8f

    private fun PathBuilder.bookmark() {
        moveTo(6.5f, 4f)
        lineTo(17.5f, 4f)
        lineTo(17.5f, 20f)
        lineTo(12f, 15.8f)
        lineTo(6.5f, 20f)
        close()
    }

    private fun PathBuilder.line(x: Float, y: Float, vararg rest: Float) {
        moveTo(x, y)
        for (at in rest.indices step 2) lineTo(rest[at], rest[at + 1])
    }

    private fun PathBuilder.circle(x: Float, y: Float, radius: Float) {
        moveTo(x - radius, y)
        arcToRelative(radius, radius, 0f, true, true, 2 * radius, 0f)
        arcToRelative(radius, radius, 0f, true, true, -2 * radius, 0f)
        close()
    }

    private fun icon(mirror: Boolean = false, filled: Boolean = false, draw: PathBuilder.() -> Unit): ImageVector =
        builder(mirror).pen(filled, draw).build()

    private fun icon(outline: PathBuilder.() -> Unit, inside: PathBuilder.() -> Unit): ImageVector =
        builder(mirror = false).pen(filled = false, outline).pen(filled = true, inside).build()

    private fun builder(mirror: Boolean) = ImageVector.Builder(
        defaultWidth = GRID.dp,
        defaultHeight = GRID.dp,
        viewportWidth = GRID,
        viewportHeight = GRID,
        autoMirror = mirror,
    )

    private fun ImageVector.Builder.pen(filled: Boolean, draw: PathBuilder.() -> Unit) = path(
        fill = if (filled) SolidColor(Color.Black) else null,
        stroke = SolidColor(Color.Black),
        strokeLineWidth = PEN,
        strokeLineCap = StrokeCap.Round,
        strokeLineJoin = StrokeJoin.Round,
        pathBuilder = draw,
    )
}
