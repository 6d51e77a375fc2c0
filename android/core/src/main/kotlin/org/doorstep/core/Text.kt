package org.doorstep.core

/** The text without halves of surrogate pairs, which a field can hold while a letter is typed and the border refuses. */
internal fun String.whole(): String = filterIndexed { at, letter ->
    when {
        letter.isHighSurrogate() -> getOrNull(at + 1)?.isLowSurrogate() == true
        letter.isLowSurrogate() -> getOrNull(at - 1)?.isHighSurrogate() == true
        else -> true
    }
}
