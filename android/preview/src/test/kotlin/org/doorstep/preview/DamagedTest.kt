package org.doorstep.preview

import org.doorstep.core.openCore
import org.doorstep.model.Failure
import java.io.File
import java.nio.file.Files
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

/** Handbooks that are not whole. */
class DamagedTest {
    /** Opening looks at the beginning alone; the app must know at once, so that it can make another copy. */
    @Test
    fun a_handbook_damaged_past_its_beginning_does_not_open() {
        val folder = newFolder()
        val pack = folder.resolve("damaged.pack")
        val whole = File(Desk.Place.pack).readBytes()
        whole.fill(0x55, whole.size / 4)
        Files.write(pack, whole)
        val key = DeskKey { ByteArray(32) }
        val failure = assertFailsWith<Failure> { openCore(places(pack.toString(), folder), listOf("en"), key) }
        assertEquals("error-pack-inside", failure.key)
        openCore(places(Desk.Place.pack, folder), listOf("en"), key).passages.list()
    }
}
