package org.doorstep.preview

import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyEvent
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.key
import androidx.compose.ui.input.key.type
import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.application
import androidx.compose.ui.window.rememberWindowState
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import org.doorstep.ui.Scene
import org.doorstep.ui.theme.DoorstepTheme
import java.awt.GraphicsEnvironment
import java.nio.file.Path

/** Opens the app in a window of a phone's size, or draws its pictures where there is no display: `Main [language or look...]`. */
fun main(arguments: Array<String>) {
    if (GraphicsEnvironment.isHeadless() || arguments.isNotEmpty()) draw(arguments.toList()) else show()
}

private fun show() {
    val desk = Desk(
        language = java.util.Locale.getDefault().toLanguageTag(),
        scope = CoroutineScope(Dispatchers.Main),
        io = Dispatchers.IO,
        clock = { System.currentTimeMillis() / 1000 },
        steady = { System.nanoTime() / 1_000_000 },
    )
    desk.shell.start()
    application {
        desk.platform.end = ::exitApplication
        val size = DpSize(Device.Phone.width.dp, Device.Phone.height.dp)
        Window(onCloseRequest = ::exitApplication, state = rememberWindowState(size = size), title = "", onKeyEvent = desk::back) {
            DoorstepTheme { Scene(desk.shell, desk.platform) }
        }
    }
}

/** Escape stands in for the system's way back. */
private fun Desk.back(event: KeyEvent): Boolean {
    val back = event.key == Key.Escape && event.type == KeyEventType.KeyUp
    if (back) shell.back()
    return back
}

/** The languages of the pictures. */
private val languages = linkedMapOf<String, Pair<String, Pseudo?>>(
    "en" to ("en" to null),
    "es" to ("es" to null),
    "long" to ("en" to Pseudo.Long),
    "rtl" to ("en" to Pseudo.Rtl),
)

private fun draw(chosen: List<String>) {
    val folder = Path.of("target/pictures")
    val looks = Look.all.filter { it.toString() in chosen }.ifEmpty { Look.all }
    val names = languages.keys.filter { it in chosen }.ifEmpty { languages.keys }
    for (name in names) {
        val language = languages.getValue(name)
        val pictures = Scenes.entries.associateWith { scene ->
            val desk = scene.on(language.first, language.second)
            looks.associateWith { picture(desk, it) }
        }
        val whole = ContactSheet()
        for (look in looks) {
            val row = Scenes.entries.map { scene -> pictures.getValue(scene).getValue(look) }
            // Packing a picture takes longer than drawing it.
            Scenes.entries.parallelStream().forEach { row[it.ordinal].writePng(folder.resolve("$name/$look/${it.name}.png")) }
            whole.row(row)
            ContactSheet().apply { row.chunked(COLUMNS).forEach(::row) }.draw().writePng(folder.resolve("$name/$look.png"))
        }
        whole.draw().writePng(folder.resolve("$name.png"))
        println("$folder/$name.png")
    }
}

private const val COLUMNS = 9
