package org.doorstep.model

/**
 * What goes with a text that leaves the worker's hands, line by line: how far to trust it, in the text's language and in the worker's;
 * where it comes from; of which release it is.
 */
internal fun colophon(shown: Shown, marks: List<SourceMark>, release: Release, own: Words, theirs: Words?): List<String> {
    val first = theirs ?: own
    val trust = listOf(first.trust(shown), own.trust(shown))
    return (trust + marks.map(first::mark) + first.release(release)).distinct().filter { it.isNotEmpty() }
}

/** A passage as a text to hand on, with its [colophon]. */
internal fun Article.asText(colophon: List<String>): String = listOf(title, plain, colophon.joinToString(LINE)).joinToString(LINE + LINE)

private val LINE = '\n'.toString()
