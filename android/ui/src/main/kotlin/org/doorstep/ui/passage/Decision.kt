package org.doorstep.ui.passage

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.selection.DisableSelection
import androidx.compose.material3.LocalTextStyle
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import org.doorstep.model.Block
import org.doorstep.ui.parts.Corner
import org.doorstep.ui.parts.Sign
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/** A question, and its answers as large as a thumb in a hurry needs them. */
@Composable
internal fun Decision(block: Block.Decision, actions: Actions?) = Column(
    verticalArrangement = Arrangement.spacedBy(Space.small),
    modifier = Modifier.fillMaxWidth(),
) {
    val strong = LocalTextStyle.current.copy(fontWeight = FontWeight.Bold)
    Text(block.question, Modifier.padding(bottom = Space.hair).semantics { heading() }, style = strong)
    for (answer in block.answers) {
        if (actions == null) Text(answer.text) else Answer(answer, actions)
    }
}

/** Where the answer leads to somebody to call, that is one tap, too. */
@Composable
private fun Answer(answer: Block.Decision.Answer, actions: Actions) = Column(verticalArrangement = Arrangement.spacedBy(Space.hair)) {
    val ink = MaterialTheme.colorScheme.onPrimaryContainer
    Row(
        horizontalArrangement = Arrangement.spacedBy(Space.medium),
        verticalAlignment = Alignment.CenterVertically,
        modifier = Modifier
            .fillMaxWidth()
            .heightIn(min = 64.dp)
            .clip(Corner)
            .background(MaterialTheme.colorScheme.primaryContainer)
            .clickable(role = Role.Button) { actions.open(answer.section) }
            .padding(horizontal = Space.edge, vertical = Space.medium),
    ) {
        Box(Modifier.weight(1f)) { DisableSelection { Text(answer.text, style = MaterialTheme.typography.titleMedium, color = ink) } }
        Sign(Icons.Forward, ink, size = 20.dp)
    }
    for (call in actions.calls.filter { it.section == answer.section }) LinkedCallButton(call, actions)
}
