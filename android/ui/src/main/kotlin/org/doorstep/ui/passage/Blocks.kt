package org.doorstep.ui.passage

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.LocalTextStyle
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import org.doorstep.model.Block
import org.doorstep.model.BoxKind
import org.doorstep.model.Span
import org.doorstep.model.Words
import org.doorstep.model.Word
import org.doorstep.ui.parts.Inset
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.Tone
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/** The text of a passage, block under block, in the style that is set around it. Without [words], signs speak alone. */
@Composable
fun Blocks(blocks: List<Block>, words: Words?, actions: Actions?, modifier: Modifier = Modifier) = Column(
    verticalArrangement = Arrangement.spacedBy(Space.edge),
    modifier = modifier,
) {
    blocks.forEachIndexed { number, block -> OneBlock(number, block, words, actions) }
}

@Composable
private fun OneBlock(number: Int, block: Block, words: Words?, actions: Actions?) = when (block) {
    is Block.Paragraph -> Line(block.spans, actions)
    is Block.Heading -> Heading(block.text)
    is Block.Items -> Items(block, actions)
    is Block.Checklist -> Checklist(number, block, actions)
    is Block.Pairs -> PairTable(block, actions)
    is Block.Boxed -> Boxed(block, words, actions)
    is Block.Contact -> ContactCard(block, actions)
}

@Composable
private fun Heading(text: String) = Text(
    text,
    style = LocalTextStyle.current.copy(fontWeight = FontWeight.Bold),
    modifier = Modifier.padding(top = Space.small).semantics { heading() },
)

@Composable
private fun Items(block: Block.Items, actions: Actions?) = Column(verticalArrangement = Arrangement.spacedBy(Space.small)) {
    block.items.forEachIndexed { number, item ->
        Row(horizontalArrangement = Arrangement.spacedBy(Space.small), modifier = Modifier.semantics(mergeDescendants = true) {}) {
            val mark = if (block.ordered) (number + 1).toString() + FULL_STOP else BULLET.toString()
            Text(mark, color = MaterialTheme.colorScheme.onSurfaceVariant, modifier = Modifier.widthIn(min = Space.medium))
            Line(item, actions, Modifier.weight(1f))
        }
    }
}

private const val BULLET = '•'
private const val FULL_STOP = '.'

@Composable
private fun PairTable(block: Block.Pairs, actions: Actions?) = Column(
    verticalArrangement = Arrangement.spacedBy(Space.small),
    modifier = Modifier.fillMaxWidth(),
) {
    val strong = LocalTextStyle.current.copy(fontWeight = FontWeight.Bold)
    for (row in block.rows) {
        Inset(Tone.Plain, word = null, icon = null, modifier = Modifier.semantics(mergeDescendants = true) {}) {
            Side(block.left, row.left, actions, strong = true)
            Side(block.right, row.right, actions, strong = false)
        }
    }
    if (block.rows.isEmpty()) Line(block.left + block.right, actions, style = strong)
}

/** One side of a pair under the name of its column: two columns side by side break at large letters. */
@Composable
private fun Side(heading: List<Span>, spans: List<Span>, actions: Actions?, strong: Boolean) = Column {
    Quiet(heading.joinToString(String()) { it.text })
    val style = LocalTextStyle.current
    Line(spans, actions, style = if (strong) style.copy(fontWeight = FontWeight.Bold) else style)
}

@Composable
private fun Boxed(block: Block.Boxed, words: Words?, actions: Actions?) {
    val (tone, word, icon) = when (block.kind) {
        BoxKind.Definition -> Triple(Tone.Accent, Word.BoxDefinition, Icons.Info)
        BoxKind.Caution -> Triple(Tone.Caution, Word.BoxCaution, Icons.Warning)
        BoxKind.ActNow -> Triple(Tone.Caution, Word.BoxActNow, Icons.Warning)
        BoxKind.Voice -> Triple(Tone.Accent, Word.BoxVoice, Icons.Voice)
        BoxKind.Example -> Triple(Tone.Plain, Word.BoxExample, Icons.Book)
    }
    Inset(tone, block.speaker ?: words?.get(word), icon) {
        block.blocks.forEachIndexed { number, inner -> OneBlock(number, inner, words, actions) }
    }
}
