package org.doorstep.ui.passage

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.relocation.BringIntoViewRequester
import androidx.compose.foundation.relocation.bringIntoViewRequester
import androidx.compose.material3.LocalTextStyle
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.traversalIndex
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import org.doorstep.model.Block
import org.doorstep.model.BoxKind
import org.doorstep.model.SourceMark
import org.doorstep.model.Span
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.parts.Inset
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.SignBeside
import org.doorstep.ui.parts.Tone
import org.doorstep.ui.parts.lineAtStart
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/**
 * The text of a passage, block under block, in the style that is set around it. Without [words], signs speak alone. [voices] stands over
 * the words of people with lived experience. Where its parts come from is heard after all else. The block that is [heard] is kept in
 * sight, with a line beside it.
 */
@Composable
fun Blocks(blocks: List<Block>, words: Words?, actions: Actions?, voices: String?, modifier: Modifier = Modifier, heard: Int? = null) =
    Column(modifier.semantics { isTraversalGroup = true }) {
        blocks.forEachIndexed { number, block ->
            val apart = Modifier.padding(top = space(blocks.getOrNull(number - 1), block))
            Heard(number == heard, apart) { OneBlock(number, block, words, actions, voices) }
        }
    }

@Composable
private fun Heard(now: Boolean, modifier: Modifier, block: @Composable () -> Unit) {
    val sight = remember { BringIntoViewRequester() }
    LaunchedEffect(now) { if (now) sight.bringIntoView() }
    val line = if (now) Modifier.lineAtStart(MaterialTheme.colorScheme.primary) else Modifier
    Box(modifier.bringIntoViewRequester(sight).then(line)) { block() }
}

/** A mark stands close under its part, and apart from the next. */
private fun space(above: Block?, block: Block): Dp = when {
    above == null -> 0.dp
    block is Block.Sources -> Space.small
    above is Block.Sources -> Space.large
    else -> Space.edge
}

@Composable
private fun OneBlock(number: Int, block: Block, words: Words?, actions: Actions?, voices: String?) = when (block) {
    is Block.Paragraph -> Line(block.spans, actions)
    is Block.Heading -> Heading(block.text)
    is Block.Items -> Items(block, actions)
    is Block.Checklist -> Checklist(number, block, actions)
    is Block.Pairs -> PairTable(block, actions)
    is Block.Boxed -> Boxed(block, words, actions, voices)
    is Block.Say -> Say(block, words, actions)
    is Block.Decision -> Decision(block, actions)
    is Block.Contact -> ContactCard(block, words, actions)
    is Block.Sources -> Mark(block.mark, words)
}

/** Where a part comes from: there for those who look for it, and heard last. */
@Composable
private fun Mark(mark: SourceMark, words: Words?) {
    val text = words?.mark(mark) ?: mark.labels.joinToString(BESIDE)
    if (text.isEmpty()) return
    Text(
        DASH + text,
        style = MaterialTheme.typography.bodySmall,
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        modifier = Modifier.semantics { traversalIndex = LAST },
    )
}

private const val BESIDE = "; "
private const val DASH = "— "
private const val LAST = 1f

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
private fun Boxed(block: Block.Boxed, words: Words?, actions: Actions?, voices: String?) {
    val face = face(block.kind)
    val word = if (block.kind == BoxKind.Voice && voices != null) voices else words?.get(face.word)
    Inset(face.tone, block.speaker ?: word, face.icon) {
        block.blocks.forEachIndexed { number, inner ->
            val each = face.each
            when {
                inner is Block.Items && block.kind == BoxKind.Call && actions != null -> CallLines(inner.items, actions)
                inner is Block.Items && each != null -> Told(inner.items, each, face.tint(), words?.get(face.word), actions)
                else -> OneBlock(number, inner, words, actions, voices)
            }
        }
    }
}

/** How a box looks: [each] is the sign before every item of its lists. */
private class Face(val tone: Tone, val word: Word, val icon: ImageVector, val each: ImageVector? = null)

private fun face(kind: BoxKind): Face = when (kind) {
    BoxKind.Definition -> Face(Tone.Accent, Word.BoxDefinition, Icons.Info)
    BoxKind.Caution -> Face(Tone.Caution, Word.BoxCaution, Icons.Warning)
    BoxKind.ActNow -> Face(Tone.Caution, Word.BoxActNow, Icons.Warning)
    BoxKind.Voice -> Face(Tone.Accent, Word.BoxVoice, Icons.Voice)
    BoxKind.Example -> Face(Tone.Plain, Word.BoxExample, Icons.Book)
    BoxKind.Say -> Face(Tone.Spoken, Word.BoxSay, Icons.Speech)
    BoxKind.Do -> Face(Tone.Accent, Word.BoxDo, Icons.Check, each = Icons.Check)
    BoxKind.Dont -> Face(Tone.Caution, Word.BoxDont, Icons.No, each = Icons.Close)
    BoxKind.Call -> Face(Tone.Plain, Word.BoxCall, Icons.Phone)
    BoxKind.Write -> Face(Tone.Plain, Word.BoxWrite, Icons.Edit)
}

@Composable
private fun Face.tint(): Color = if (tone == Tone.Caution) MaterialTheme.colorScheme.tertiary else MaterialTheme.colorScheme.primary

/** A list whose every item says itself whether it is to be done or left: by its sign, and by the [word] that a screen reader says. */
@Composable
private fun Told(items: List<List<Span>>, sign: ImageVector, tint: Color, word: String?, actions: Actions?) =
    Column(verticalArrangement = Arrangement.spacedBy(Space.small)) {
        for (item in items) Row(
            horizontalArrangement = Arrangement.spacedBy(Space.small),
            modifier = Modifier.semantics(mergeDescendants = true) {},
        ) {
            SignBeside(LocalTextStyle.current, sign, tint, Modifier.semantics { word?.let { contentDescription = it } })
            Line(item, actions, Modifier.weight(1f))
        }
    }
