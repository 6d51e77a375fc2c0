package org.doorstep.ui.passage

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.border
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Checkbox
import androidx.compose.material3.LocalTextStyle
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.doorstep.model.Block
import org.doorstep.model.Span
import org.doorstep.model.Word
import org.doorstep.ui.parts.Corner
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.grown
import org.doorstep.ui.parts.lineHeight
import org.doorstep.ui.theme.Space

/** Things to tick off. Ticks live in memory, which is said below them. */
@Composable
internal fun Checklist(number: Int, block: Block.Checklist, actions: Actions?) = Column(Modifier.fillMaxWidth()) {
    block.items.forEachIndexed { item, spans -> Item(spans, number, item, actions) }
    if (actions != null) Quiet(actions.words[Word.ArticleTicks], Modifier.padding(top = Space.hair))
}

private val INDENT = 14.dp

/** The box has its own target, so that a way inside the words can be followed without ticking. */
@Composable
private fun Item(spans: List<Span>, block: Int, item: Int, actions: Actions?) = Row(
    horizontalArrangement = Arrangement.spacedBy(Space.hair),
    verticalAlignment = Alignment.Top,
    // The target reaches into the margin, so that the box itself stands where lines begin.
    modifier = if (actions == null) Modifier else Modifier.offset(x = -INDENT),
) {
    val label = spans.joinToString(String()) { it.text }
    val line = lineHeight(LocalTextStyle.current)
    val height = maxOf(line, Space.target)
    if (actions == null) {
        val edge = MaterialTheme.colorScheme.outline
        Box(Modifier.padding(top = (height - 20.dp) / 2, end = Space.small).size(20.dp).border(2.dp, edge, RoundedCornerShape(Space.hair)))
    } else {
        val ticked = actions.ticked(block, item)
        Box(
            contentAlignment = Alignment.Center,
            modifier = Modifier
                .size(Space.target, height)
                .clip(Corner)
                .toggleable(ticked, role = Role.Checkbox) { actions.tick(block, item) }
                .semantics { contentDescription = label },
        ) { Checkbox(ticked, onCheckedChange = null, modifier = Modifier.grown()) }
    }
    Line(spans, actions, Modifier.weight(1f).padding(vertical = (height - line) / 2))
}
