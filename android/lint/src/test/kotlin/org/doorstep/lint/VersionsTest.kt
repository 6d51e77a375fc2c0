package org.doorstep.lint

import java.io.File
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** What the phone's build and this machine's builds have in common is the same in each. */
class VersionsTest {
    private val catalogue = versions("android/gradle/libs.versions.toml", Regex("^(\\w+) = \"([^\"]+)\"", RegexOption.MULTILINE))

    @Test
    fun both_builds_use_the_same_versions() {
        for (pom in listOf("android/preview/pom.xml", "android/lint/pom.xml")) {
            val here = versions(pom, Regex("<(\\w+)\\.version>([^<]+)<"))
            for (name in listOf("kotlin", "coroutines", "jna", "junit")) assertEquals(catalogue[name], here[name], "$name in $pom")
        }
    }

    /** What the workflow and the README repeat. */
    @Test
    fun the_build_server_and_the_readme_name_the_same_versions() {
        val (gradle, sdk, tools, ndk) = listOf("gradle", "sdk", "buildTools", "ndk").map(catalogue::getValue)
        val said = mapOf(
            ".github/workflows/android.yml" to listOf("NDK: $ndk\n", "\"platforms;android-$sdk\" \"build-tools;$tools\"", "gradle-version: $gradle\n"),
            "android/README.md" to listOf("Gradle $gradle,", "--gradle-version $gradle`", "SDK $sdk ", "NDK ${ndk.substringBeforeLast('.')},"),
        )
        for ((path, texts) in said) for (text in texts) assertTrue(text in File(Tree.repository, path).readText(), "$path does not say $text")
    }

    @Test
    fun the_first_colour_is_the_screens_own() {
        val colors = Tree(Tree.repository).source("ui/src/main/kotlin/org/doorstep/ui/theme/Colors.kt").code
        val paper = Regex("surface = Color\\(0xFF(\\w{6})\\)").findAll(colors).map { "#" + it.groupValues[1] }.toList()
        val kept = listOf("values", "values-night").map { folder -> Tree(Tree.repository).resource("$folder/colors")!!.all("color").first().textContent }
        assertEquals(paper, kept)
    }

    private fun versions(path: String, line: Regex) =
        line.findAll(File(Tree.repository, path).readText()).associate { it.groupValues[1] to it.groupValues[2] }
}
