package org.doorstep.preview

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import org.doorstep.core.openCore
import org.doorstep.model.Failure
import org.doorstep.model.PackFile
import org.doorstep.model.Place
import java.io.File
import java.nio.file.Path
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNull
import kotlin.test.assertTrue

/** Handbooks that are installed, over the real core: a small one, and its next release, which is signed. */
@OptIn(ExperimentalTestApi::class)
class InstallJourneyTest {
    private val sample = "target/sample.pack"
    private val newer = "target/sample-newer.pack"
    private val keys = File("target/keys.toml").readText()
    private val folder = newFolder()

    private fun opened(keys: String? = this.keys, folder: Path = this.folder) =
        openCore(places(sample, folder, keys), listOf("en"), DeskKey { ByteArray(32) })

    private fun refused(path: String, keys: String? = this.keys) =
        assertFailsWith<Failure> { opened(keys).packs.inspect(path, DAY) }.key

    private fun written(bytes: ByteArray): String = newFolder().resolve("file").toFile().apply { writeBytes(bytes) }.path

    @Test
    fun p8_a_newer_handbook_is_offered_installed_and_gone_back_from() {
        val desk = Desk(folder = folder, pack = sample, keys = keys)
        desk.shell.start()
        val section = desk.shell.frame.value?.screen.let { opened().handbook.contents(opened().handbook.home(DAY).topics.first().id).sections.first().section }
        desk.shell.open(Place.Article(section))
        desk.shell.arrive(Here(newer))
        play(desk) {
            onNode(hasText("Install this handbook?")).assertIsDisplayed()
            onNode(hasText("Publisher of the sample", substring = true)).performScrollTo().assertIsDisplayed()
            assertEquals(3, opened().handbook.pack().version)
            onNode(hasText("Install") and hasClickAction()).performClick()
            waitForIdle()
            assertEquals(Place.Article(section), desk.shell.frame.value?.at?.place)
            onNode(hasText("Installed.", substring = true)).assertIsDisplayed()
            desk.shell.open(Place.Pack)
            waitForIdle()
            assertEquals(4, opened().handbook.pack().version)
            onNode(hasText("Go back to it") and hasClickAction()).performScrollTo().performClick()
            onNode(hasText("It is older than what you have now.")).performScrollTo().assertIsDisplayed()
            onNode(hasText("Go back to it") and hasClickAction()).performClick()
            waitForIdle()
            assertEquals(3, opened().handbook.pack().version)
        }
    }

    @Test
    fun p8_the_next_start_reads_what_was_installed_in_the_languages_that_were_chosen() {
        val core = opened()
        assertEquals("ar", core.handbook.read("ar"))
        assertEquals("es", core.handbook.speak("es").tag)
        core.packs.install(core.packs.inspect(newer, DAY).id)
        assertEquals(4, core.handbook.pack().version)
        assertEquals("ar", core.handbook.home(DAY).reading)
        assertEquals("es", core.handbook.tongue().tag)
        assertEquals(4, opened().handbook.pack().version)
        assertEquals(listOf(4L, 3L), opened().packs.list().map { it.release.version })
    }

    @Test
    fun p8_what_is_not_the_publishers_is_refused_and_nothing_changes() {
        val whole = File(newer).readBytes()
        assertEquals("error-install-not-a-handbook", refused(written("a letter".toByteArray())))
        assertEquals("error-install-not-whole", refused(written(whole.copyOf(whole.size - 1_000))))
        assertEquals("error-install-not-signed", refused(sample))
        assertEquals("error-install-damaged", refused(written(whole.also { it[it.size / 3] = (it[it.size / 3] + 1).toByte() })))
        assertEquals("error-pack-unreadable", refused(folder.resolve("nothing").toString()))
        assertEquals(3, opened().handbook.pack().version)
    }

    @Test
    fun p8_an_app_that_knows_no_key_installs_nothing_and_reads() {
        assertEquals("error-install-no-key", refused(newer, keys = null))
        assertEquals("error-install-no-key", refused(newer, keys = "no keys"))
    }

    @Test
    fun p8_an_offer_that_was_dropped_is_not_installed() {
        val core = opened()
        val offer = core.packs.inspect(newer, DAY)
        core.packs.keep(offer.id)
        assertEquals("error-install-nothing-offered", assertFailsWith<Failure> { core.packs.install(offer.id) }.key)
        assertEquals(3, core.handbook.pack().version)
    }

    @Test
    fun a_sealed_export_is_opened_by_its_passphrase_alone() {
        val core = opened()
        val section = core.handbook.contents(core.handbook.home(DAY).topics.first().id).sections.first().section
        core.passages.save(section, DAY)
        val sealed = core.passages.exportSealed("six plain horses", DAY)
        assertTrue("bookmarks\"" !in sealed, "what is saved can be read")
        val other = opened(folder = newFolder()).passages
        assertEquals("error-import-sealed", assertFailsWith<Failure> { other.import(sealed, DAY) }.key)
        assertEquals("error-passphrase-wrong", assertFailsWith<Failure> { other.importSealed(sealed, "six", DAY) }.key)
        assertEquals(1, other.importSealed(sealed, "six plain horses", DAY).added)
        assertNull(other.open())
    }

    /** A file that lies where its path says. */
    private class Here(private val path: String) : PackFile {
        override fun <T> read(look: (path: String) -> T): T = look(path)
    }

    private companion object {
        const val DAY = 1_795_500_000L
    }
}
