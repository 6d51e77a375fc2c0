package org.doorstep.preview

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.update
import org.doorstep.core.Places
import org.doorstep.core.PlatformKey
import org.doorstep.core.openCore
import org.doorstep.model.Handbook
import org.doorstep.model.PackFile
import org.doorstep.model.Packs
import org.doorstep.model.SavedPassages
import org.doorstep.model.Settings
import org.doorstep.model.Shell
import org.doorstep.model.Theme
import org.doorstep.ui.Aloud
import org.doorstep.ui.Platform
import org.doorstep.ui.Reading
import java.nio.file.Files
import java.nio.file.Path

/** The app on a desk: the real core, with an empty store in a folder of its own. */
class Desk(
    language: String = "en",
    pseudo: Pseudo? = null,
    folder: Path = newFolder(),
    scope: CoroutineScope = CoroutineScope(Dispatchers.Unconfined),
    io: CoroutineDispatcher = Dispatchers.Unconfined,
    clock: () -> Long = { DAY_OF_RELEASE },
    steady: () -> Long = { 0 },
    key: () -> ByteArray = { ByteArray(KEY) },
    pack: String = Place.pack,
    keys: String? = null,
    passages: (SavedPassages) -> SavedPassages = { it },
    packs: (Packs) -> Packs = { it },
    wrap: (Handbook) -> Handbook = { it },
) {
    val settings = MemorySettings()
    val platform = DeskPlatform()
    val shell: Shell

    init {
        val places = Places(pack, folder.resolve("installed").toString(), folder.resolve("store").toString(), keys)
        val core = openCore(places, listOf(language), DeskKey(key))
        val handbook = wrap(core.handbook)
        val kept = passages(core.passages)
        shell = Shell(
            pseudo?.let { PseudoHandbook(handbook, it) } ?: handbook,
            pseudo?.let { PseudoPassages(kept, it) } ?: kept,
            packs(core.packs),
            settings,
            clock,
            steady,
            scope,
            io,
        )
    }

    /** Where the script has put what is needed. */
    object Place {
        val pack: String = System.getProperty("doorstep.pack", "target/handbook.pack")
    }

    private companion object {
        const val KEY = 32

        /** 2026-11-24: pictures do not change with the day. */
        const val DAY_OF_RELEASE = 1_795_500_000L
    }
}

/** A folder for a store of its own; the script clears them away. */
fun newFolder(): Path = Files.createTempDirectory(Files.createDirectories(Path.of("target/desks")), null)

/** A platform's key that is one to begin with. */
class DeskKey(private val key: () -> ByteArray) : PlatformKey {
    override var destroyed = false

    override fun bytes(): ByteArray = key()

    /** How often it was destroyed. */
    var times = 0

    override fun destroy() {
        destroyed = true
        times++
    }

    override fun forget() {
        destroyed = false
    }
}

class MemorySettings : Settings {
    override var reading: String? = null
    override var tongue: String? = null
    override var fullTitle: Boolean = false
    override var toldOfHiding: Boolean = true
    override var theme: Theme = Theme.Device
    override var letters: Int = 100
}

/** A device that remembers what it was asked to do. */
class DeskPlatform : Platform {
    /** What ends the app, where there is something to end. */
    var end: () -> Unit = {}
    val asked = mutableListOf<String>()
    var file: String? = null
    var pack: PackFile? = null
    private val loud = MutableStateFlow<Reading?>(null)
    override val reading: StateFlow<Reading?> = loud

    override fun dial(number: String) = note("dial $number")

    override fun dialOwn(dial: String) = note("dial own $dial")

    override fun write(number: String, words: String?) = note("write $number $words")

    override fun share(text: String) = note("share $text")

    override fun speak(aloud: Aloud) {
        note("speak ${aloud.tag} ${aloud.pieces.joinToString("\n")}")
        loud.value = Reading(aloud.of, 0)
    }

    /** The voice has come to a piece. */
    fun reach(piece: Int) = loud.update { it?.copy(piece = piece) }

    override fun pause() = loud.update { it?.copy(waits = true) }

    override fun goOn() = loud.update { it?.copy(waits = false) }

    override fun hush() {
        loud.value = null
    }

    override fun keepLit(on: Boolean) = note("lit $on")

    override fun keepInside(on: Boolean) = note("inside $on")

    override suspend fun pickPack(): PackFile? = pack

    override suspend fun pickText(): String? = file

    override suspend fun keepText(text: String): Boolean {
        file = text
        return true
    }

    override fun leave() {
        note("leave")
        end()
    }

    private fun note(what: String) {
        asked += what
    }
}
