package org.doorstep.core

import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.Path
import kotlin.io.path.deleteRecursively
import org.doorstep.core.uniffi.Bookmarks
import org.doorstep.core.uniffi.Doorstep

/** A time in 2026. */
const val NOW = 1_795_478_400L

private val packs = Path(System.getProperty("doorstep.packs"))

/** The handbook of this repository. */
val handbook: Path = packs.resolve("handbook.pack")

/** The one in `handbook/`: with passages that moved or are gone, and Arabic. */
val sample: Path = packs.resolve("sample.pack")

fun open(pack: Path, vararg preferred: String): Doorstep = Doorstep.open(pack.toString(), preferred.toList())

fun key(byte: Int = 7) = ByteArray(32) { byte.toByte() }

/** A folder that is gone afterwards. */
@OptIn(kotlin.io.path.ExperimentalPathApi::class)
fun <T> inFolder(work: (Path) -> T): T {
    val folder = Files.createTempDirectory("doorstep")
    return try {
        work(folder)
    } finally {
        folder.deleteRecursively()
    }
}

/** A handbook and an empty store. */
fun <T> withStore(pack: Path = handbook, work: (Doorstep, Bookmarks) -> T): T = inFolder { folder ->
    open(pack, "en").use { doorstep -> Bookmarks.open(folder.toString(), key()).use { store -> work(doorstep, store) } }
}

/** Every section of a handbook, in order. */
fun Doorstep.sections(): List<String> =
    home(NOW).topics.flatMap { topic -> contents(topic.id).sections.map { it.section } }
