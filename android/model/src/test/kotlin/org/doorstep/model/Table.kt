package org.doorstep.model

import java.io.File

/** A case of the table in `tests/shells`. */
class Case(val name: String, val lines: List<Line>) {
    override fun toString() = name

    companion object {
        private val FOLDER = File("../../tests/shells")
        private const val NAME = "== "

        /** All cases of all files. */
        fun all(): List<Case> =
            checkNotNull(FOLDER.listFiles { file -> file.extension == "txt" }) { "no $FOLDER" }.sorted().flatMap(::of)

        private fun of(file: File): List<Case> {
            val cases = mutableListOf<Pair<String, MutableList<Line>>>()
            file.readLines().forEachIndexed { number, text ->
                when {
                    text.isEmpty() -> Unit
                    text.startsWith(NAME) -> cases += text.removePrefix(NAME) to mutableListOf()
                    else -> cases.last().second += Line.of(text, "${file.name}:${number + 1}")
                }
            }
            return cases.map { (name, lines) -> Case(name, lines) }
        }
    }
}

class Line(
    /** Where it stands, for whoever looks for it. */
    val place: String,
    val words: List<String>,
    /** What is to be seen, rather than to be done. */
    val expects: Boolean,
    /** What it starts has not begun when the next line is done. */
    val waits: Boolean,
) {
    /** What stands after the first [count] words; null for `-`. */
    fun rest(count: Int): String? = words.drop(count).joinToString(" ").takeIf { it != "-" }

    companion object {
        fun of(text: String, place: String): Line {
            val all = text.split(" ")
            val expects = all.first() == ">"
            val waits = all.last() == "…"
            val words = all.drop(if (expects) 1 else 0).dropLast(if (waits) 1 else 0)
            return Line(place, words.map { it.replace('␣', ' ') }, expects, waits)
        }
    }
}
