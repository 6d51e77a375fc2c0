package org.doorstep.ui.passage

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import org.doorstep.model.Block
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.parts.Inset
import org.doorstep.ui.parts.Tone
import org.doorstep.ui.parts.WordTap
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/** Phrases to say: each can be turned to the family or read aloud alone. */
@Composable
internal fun Say(block: Block.Say, words: Words?, actions: Actions?) = Inset(Tone.Spoken, words?.get(Word.BoxSay), Icons.Speech) {
    block.phrases.forEachIndexed { at, phrase ->
        if (at > 0) HorizontalDivider(color = MaterialTheme.colorScheme.outline.copy(alpha = FAINT))
        Column {
            Line(phrase.spans, actions)
            if (actions != null) Hands(phrase, actions)
        }
    }
}

private const val FAINT = 0.4f

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Hands(phrase: Block.Say.Phrase, actions: Actions) = FlowRow(horizontalArrangement = Arrangement.spacedBy(Space.edge)) {
    val (words, hands) = actions.words to actions.phrases
    val about = phrase.spans.joinToString(String()) { it.text }
    WordTap(Icons.Show, words[Word.ActionShow], about, { hands.show(phrase.number) })
    if (hands.heard == phrase.number) WordTap(Icons.Stop, words[Word.ActionStopReading], about, hands.hush)
    else WordTap(Icons.Speaker, words[Word.ActionReadAloud], about, { hands.speak(phrase.number) })
}
