package org.doorstep.preview

import java.io.File
import kotlin.test.Test
import kotlin.test.assertTrue

/** What the sources of the screens may touch. */
class ArchitectureTest {
    private val android = File("..")
    private val ui = sources("ui")
    private val model = sources("model")
    private val core = sources("core")

    @Test
    fun screens_and_their_models_know_no_android() = none(ui + model + core) { line ->
        line.startsWith("import android.") || line.startsWith("import androidx.") && !line.startsWith("import androidx.compose.")
    }

    @Test
    fun models_know_no_screen_and_no_core() = none(model) { line ->
        line.startsWith("import androidx.") || line.startsWith("import org.doorstep.") || "uniffi" in line
    }

    @Test
    fun screens_know_the_core_only_by_the_model() = none(ui) { "org.doorstep.core" in it || "uniffi" in it }

    @Test
    fun screens_open_no_window_of_their_own() = none(ui) { line -> WINDOWS.any { it in line } }

    @Test
    fun l8_screens_know_start_and_end_only() = none(ui) { line -> SIDES.any { it in line } }

    @Test
    fun no_screen_holds_words_of_its_own() {
        val words = ui.flatMap { file -> literals(file).filterNot(::isLanguageTag).map { "${file.name}: $it" } }
        assertTrue(words.isEmpty(), words.joinToString("\n"))
    }

    /** Keys of messages and names in code are in small letters without blanks; anything else could be read. */
    @Test
    fun no_model_holds_words_of_its_own() {
        val words = (model + core).flatMap { file -> literals(file).filterNot { NAME.matches(it) }.map { "${file.name}: $it" } }
        assertTrue(words.isEmpty(), words.joinToString("\n"))
    }

    private fun sources(module: String): List<File> =
        File(android, "$module/src/main").walk().filter { it.extension == "kt" }.toList().also { check(it.isNotEmpty()) }

    private fun none(files: List<File>, wrong: (String) -> Boolean) {
        val found = files.flatMap { file -> code(file).filter(wrong).map { "${file.name}: $it" } }
        assertTrue(found.isEmpty(), found.joinToString("\n"))
    }

    private fun code(file: File): List<String> =
        file.readText().replace(Regex("/\\*.*?\\*/", RegexOption.DOT_MATCHES_ALL), "").lines().map { it.substringBefore("//").trim() }

    /** Literals with a letter in them. */
    private fun literals(file: File): List<String> =
        code(file).flatMap { line -> LITERAL.findAll(line).map { it.groupValues[1] } }.filter { text -> text.any(Char::isLetter) }

    private fun isLanguageTag(text: String) = Regex("[a-z]{2,3}").matches(text)

    private companion object {
        val LITERAL = Regex("\"((?:[^\"\\\\]|\\\\.)*)\"")
        val NAME = Regex("[a-z-]+|\\(.*\\)|-\\$1")
        val WINDOWS = listOf("Dialog(", "Popup(", "ModalBottomSheet(", "DropdownMenu(", "AlertDialog(")
        val SIDES = listOf("padding(left", "padding(right", "absolutePadding", "absoluteOffset", "AbsoluteAlignment")
    }
}
