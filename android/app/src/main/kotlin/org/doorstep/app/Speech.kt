package org.doorstep.app

import java.util.Locale

/** What matters of a voice; [quality] grows with how well it speaks. */
internal class VoiceDescription(val locale: Locale, val onDevice: Boolean, val quality: Int)

/** The best voice on the device for a language, in the same country where there is one. */
internal fun <T> chosen(voices: Collection<T>, language: Locale, describe: (T) -> VoiceDescription): T? =
    voices.map { it to describe(it) }
        .filter { (_, voice) -> voice.onDevice && voice.locale.code() == language.code() }
        .maxWithOrNull(compareBy({ (_, voice) -> voice.locale.country == language.country }, { (_, voice) -> voice.quality }))
        ?.first

/** Engines name languages in two letters or in three. */
private fun Locale.code(): String = runCatching { isO3Language }.getOrDefault(language)

/** A text in pieces that an engine takes, broken between paragraphs and sentences, and inside one only where it is too long. */
internal fun pieces(text: String, most: Int): List<String> = buildList {
    for (paragraph in text.split('\n').map(String::trim).filter(String::isNotEmpty)) {
        var rest = paragraph
        while (rest.length > most) {
            val head = rest.take(most)
            val sentence = head.lastIndexOfAny(charArrayOf('.', '!', '?', '。')) + 1
            val word = head.lastIndexOf(' ') + 1
            val end = listOf(sentence, word).firstOrNull { it > 0 } ?: whole(head)
            add(rest.take(end).trim())
            rest = rest.drop(end).trim()
        }
        if (rest.isNotEmpty()) add(rest)
    }
}

/** No letter is cut in two. */
private fun whole(head: String): Int = if (head.last().isHighSurrogate() && head.length > 1) head.length - 1 else head.length
