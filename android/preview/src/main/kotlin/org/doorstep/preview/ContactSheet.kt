package org.doorstep.preview

import org.jetbrains.skia.Color
import org.jetbrains.skia.Image
import org.jetbrains.skia.Rect
import org.jetbrains.skia.SamplingMode
import org.jetbrains.skia.Surface

/** Many pictures on one. */
class ContactSheet {
    private val rows = mutableListOf<List<Image>>()

    fun row(pictures: List<Image>) {
        rows += pictures.map(::thumbnail)
    }

    fun draw(): Image {
        val heights = rows.map { row -> row.maxOf { it.height } + GAP }
        val surface = Surface.makeRasterN32Premul(GAP + rows.maxOf { it.size } * (WIDTH + GAP), GAP + heights.sum())
        surface.canvas.clear(Color.makeRGB(SHADE, SHADE, SHADE))
        var y = GAP
        rows.forEachIndexed { number, row ->
            row.forEachIndexed { column, picture -> surface.canvas.drawImage(picture, GAP + column * (WIDTH + GAP).toFloat(), y.toFloat()) }
            y += heights[number]
        }
        return surface.makeImageSnapshot()
    }

    private fun thumbnail(picture: Image): Image {
        val height = picture.height * WIDTH / picture.width
        val surface = Surface.makeRasterN32Premul(WIDTH, height)
        val to = Rect.makeWH(WIDTH.toFloat(), height.toFloat())
        surface.canvas.drawImageRect(picture, Rect.makeWH(picture.width.toFloat(), picture.height.toFloat()), to, SamplingMode.MITCHELL, null, true)
        return surface.makeImageSnapshot()
    }

    private companion object {
        const val WIDTH = 240
        const val GAP = 12
        const val SHADE = 128
    }
}
