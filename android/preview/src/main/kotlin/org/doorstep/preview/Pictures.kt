package org.doorstep.preview

import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.unit.Density
import androidx.compose.ui.use
import kotlinx.coroutines.Dispatchers
import org.doorstep.ui.Scene
import org.doorstep.ui.theme.DoorstepTheme
import org.jetbrains.skia.EncodedImageFormat
import org.jetbrains.skia.Image
import java.nio.file.Files
import java.nio.file.Path

/** A device, in density-independent pixels. */
enum class Device(val width: Int, val height: Int, val density: Float) {
    Phone(393, 851, 1.5f),
    SmallPhone(320, 568, 1.5f),
    LyingPhone(851, 393, 1.5f),
    Tablet(834, 1112, 1f),
}

/** How a picture is drawn. */
data class Look(val device: Device, val dark: Boolean, val scale: Float) {
    override fun toString(): String =
        listOf(device.name.lowercase(), if (dark) "dark" else "light", (scale * PERCENT).toInt().toString()).joinToString("-")

    companion object {
        private const val PERCENT = 100
        private const val DOUBLE = 2f

        val all: List<Look> = Device.entries.flatMap { device ->
            listOf(1f, DOUBLE).flatMap { scale -> listOf(false, true).map { dark -> Look(device, dark, scale) } }
        }
    }
}

/** Draws the app as it stands. */
fun picture(desk: Desk, look: Look, density: Float = look.device.density): Image {
    val width = (look.device.width * density).toInt()
    val height = (look.device.height * density).toInt()
    return ImageComposeScene(width, height, Density(density), coroutineContext = Dispatchers.Unconfined) {
        CompositionLocalProvider(LocalDensity provides Density(density, look.scale)) {
            DoorstepTheme(look.dark) { Scene(desk.shell, desk.platform) }
        }
    }.use { scene ->
        // The second frame has what the first one's layout brought about.
        scene.render()
        scene.render(FRAME)
    }
}

private const val FRAME = 50_000_000L

fun Image.writePng(to: Path) {
    Files.createDirectories(to.parent)
    Files.write(to, checkNotNull(encodeToData(EncodedImageFormat.PNG)).bytes)
}
