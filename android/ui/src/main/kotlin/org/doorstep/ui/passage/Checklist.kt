package org.doorstep.ui.passage

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
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

/** The whole row ticks; only a way inside the words leads elsewhere. */
@Composable
private fun Item(spans: List<Span>, block: Int, item: Int, actions: Actions?) {
    val line = lineHeight(LocalTextStyle.current)
    val height = maxOf(line, Space.target)
    val ticked = actions?.ticked(block, item) == true
    val row = if (actions == null) Modifier else
        Modifier.clip(Corner).toggleable(ticked, role = Role.Checkbox) { actions.tick(block, item) }
    Row(
        horizontalArrangement = Arrangement.spacedBy(Space.medium),
        verticalAlignment = Alignment.Top,
        modifier = Modifier.fillMaxWidth().then(row),
    ) {
        Box(contentAlignment = Alignment.Center, modifier = Modifier.heightIn(min = height)) {
            if (actions == null) Box(Modifier.size(20.dp).border(2.dp, MaterialTheme.colorScheme.outline, RoundedCornerShape(Space.hair)))
            else Checkbox(ticked, onCheckedChange = null, modifier = Modifier.grown())
        }
        Line(spans, actions, Modifier.weight(1f).padding(vertical = (height - line) / 2))
    }
}
