package org.doorstep.lint

import java.io.File
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** What aapt2 says of the manifest and resources that it compiled and linked. */
class LinkedTest {
    private val badging = File("target/linked/badging").readLines()
    private val names = badging.filter { it.startsWith("application-label") }

    @Test
    fun c9_the_linked_package_asks_for_nothing() = assertEquals(emptyList(), badging.filter { "permission" in it })

    @Test
    fun it_starts_at_the_one_activity() =
        assertTrue(badging.single { it.startsWith("launchable-activity") }.contains("name='org.doorstep.app.MainActivity'"))

    @Test
    fun its_name_is_neutral_in_every_language() {
        val tree = Tree(Tree.repository)
        for ((language, texts) in tree.texts) {
            val label = if (language == "en") "application-label:" else "application-label-$language:"
            assertEquals("$label'${texts.getValue("app_name")}'", names.single { it.startsWith(label) })
        }
    }

    @Test
    fun it_has_an_icon_in_every_density() = assertTrue(badging.filter { it.startsWith("application-icon-") }.all { "ic_launcher" in it })
}
