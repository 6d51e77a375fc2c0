package org.doorstep.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.RadioButton
import androidx.compose.material3.Switch
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import org.doorstep.ui.theme.Space

/** One of several, of which one holds. */
@Composable
fun Choice(title: String, chosen: Boolean, onChoose: () -> Unit, detail: String? = null) = Row(
    horizontalArrangement = Arrangement.spacedBy(Space.medium),
    modifier = Modifier
        .fillMaxWidth()
        .heightIn(min = 56.dp)
        .selectable(chosen, role = Role.RadioButton, onClick = onChoose)
        .padding(horizontal = Space.edge, vertical = Space.medium),
) {
    AtFirstLine(MaterialTheme.typography.bodyLarge) { RadioButton(selected = chosen, onClick = null, modifier = Modifier.grown()) }
    Named(title, detail, Modifier.weight(1f))
}

/** Something that is on or off. */
@Composable
fun Toggle(title: String, on: Boolean, onToggle: (Boolean) -> Unit, detail: String? = null) = Row(
    horizontalArrangement = Arrangement.spacedBy(Space.edge),
    verticalAlignment = Alignment.CenterVertically,
    modifier = Modifier
        .fillMaxWidth()
        .heightIn(min = 56.dp)
        .toggleable(on, role = Role.Switch, onValueChange = onToggle)
        .padding(horizontal = Space.edge, vertical = Space.medium),
) {
    Named(title, detail, Modifier.weight(1f))
    Switch(checked = on, onCheckedChange = null)
}

@Composable
private fun Named(title: String, detail: String?, modifier: Modifier) = Column(modifier) {
    Text(title, style = MaterialTheme.typography.bodyLarge)
    if (!detail.isNullOrEmpty()) Quiet(detail)
}
