package org.doorstep.preview

import org.doorstep.model.OwnNumber
import org.doorstep.model.Place
import org.doorstep.model.Shell
import org.doorstep.model.Tab
import org.doorstep.model.Tick
import org.jetbrains.skia.Bitmap
import org.jetbrains.skia.Image
import java.nio.file.Files
import java.nio.file.Path
import kotlin.math.abs
import kotlin.test.Test
import kotlin.test.assertTrue

/**
 * Pictures against those that were looked at and committed. Letters may differ by a shade where another version draws them, so small
 * differences of few pixels pass. Where more differs, the picture and what differs in it are in `target/goldens`.
 */
class GoldenTest {
    private val light = Look(Device.Phone, dark = false, scale = 1f)
    private val dark = light.copy(dark = true)

    @Test
    fun home() = golden("home-light", light) {}

    @Test
    fun home_in_dark_at_double_size() = golden("home-dark-200", Look(Device.SmallPhone, dark = true, scale = 2f)) {}

    @Test
    fun article() = golden("article-light", light) { open(Place.Article("s1")) }

    @Test
    fun article_in_dark() = golden("article-dark", dark) {
        open(Place.Article("s1"))
        session.toggle(Tick("s1", 7, 0))
    }

    @Test
    fun l8_article_from_right_to_left() = golden("article-rtl", light, Pseudo.Rtl) { open(Place.Article("s1")) }

    @Test
    fun search() = golden("search-light", light) {
        select(Tab.Search)
        searching.type("watre")
    }

    @Test
    fun emergency_first_with_whom_to_call() = golden("search-emergency-light", light) {
        select(Tab.Search)
        searching.type("flood")
    }

    @Test
    fun emergency_at_double_size_in_dark() = golden("search-emergency-dark-200", Look(Device.SmallPhone, dark = true, scale = 2f)) {
        select(Tab.Search)
        searching.type("flood")
    }

    @Test
    fun only_the_nearest() = golden("search-nearest-light", light) {
        select(Tab.Search)
        searching.type("sail")
    }

    @Test
    fun nothing_saved_on_a_tablet() = golden("saved-tablet", Look(Device.Tablet, dark = false, scale = 1f)) { select(Tab.Saved) }

    @Test
    fun shown_card() = golden("show-dark", dark) { show("f1", null) }

    @Test
    fun shown_phrase() = golden("show-phrase-light", light) { show("s1", "es", 1) }

    @Test
    fun own_numbers() = golden("numbers-light", light) {
        numbers.keep(OwnNumber.Supervisor, "555-0142", "Ana")
        notice.value?.let(::dismiss)
        open(Place.Numbers)
    }

    private fun golden(name: String, look: Look, pseudo: Pseudo? = null, reach: Shell.() -> Unit) {
        val desk = Desk(pseudo = pseudo) { SampleHandbook(it) }
        desk.shell.start()
        desk.shell.reach()
        val drawn = picture(desk, look, density = 1f)
        val committed = Path.of("goldens/$name.png")
        if (System.getProperty("doorstep.goldens") == "write") return drawn.writePng(committed)
        assertTrue(Files.exists(committed), "$committed is missing: android/preview/run goldens draws it")
        compare(name, Image.makeFromEncoded(Files.readAllBytes(committed)), drawn)
    }

    private fun compare(name: String, committed: Image, drawn: Image) {
        val folder = Path.of("target/goldens")
        val same = committed.width == drawn.width && committed.height == drawn.height
        if (!same) drawn.writePng(folder.resolve("$name.png"))
        assertTrue(same, "$name has another size")
        val (was, now) = Bitmap.makeFromImage(committed) to Bitmap.makeFromImage(drawn)
        val difference = Bitmap.makeFromImage(drawn)
        var differing = 0
        for (y in 0 until now.height) for (x in 0 until now.width) {
            val differs = far(was.getColor(x, y), now.getColor(x, y))
            if (differs) differing++
            difference.erase(if (differs) MARK else FADED, org.jetbrains.skia.IRect.makeXYWH(x, y, 1, 1))
        }
        val share = differing.toDouble() / (now.width * now.height)
        if (share > TOLERATED) {
            drawn.writePng(folder.resolve("$name.png"))
            Image.makeFromBitmap(difference).writePng(folder.resolve("$name-difference.png"))
        }
        assertTrue(share <= TOLERATED, "$name differs in ${"%.2f".format(share * 100)} % of its pixels: see $folder/$name-difference.png")
    }

    private fun far(one: Int, other: Int): Boolean = listOf(0, 8, 16).any { abs((one shr it and 0xFF) - (other shr it and 0xFF)) > SHADE }

    private companion object {
        /** Of 255. */
        const val SHADE = 40

        /** The share of pixels that may differ more than that. */
        const val TOLERATED = 0.002
        const val MARK = 0xFFD00000.toInt()
        const val FADED = 0xFFF0F0F0.toInt()
    }
}
