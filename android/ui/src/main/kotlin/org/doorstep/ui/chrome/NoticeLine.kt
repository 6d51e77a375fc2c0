package org.doorstep.ui.chrome

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import kotlinx.coroutines.delay
import org.doorstep.model.Notice
import org.doorstep.ui.parts.Corner
import org.doorstep.ui.parts.patience
import org.doorstep.ui.theme.Space
import org.doorstep.ui.theme.measure

/** A sentence at the foot of the screen that goes by itself, with a way to undo where there is one. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun NoticeLine(notice: Notice, undo: String, onGone: () -> Unit, modifier: Modifier = Modifier) {
    val reading = SHORT.coerceAtLeast(notice.text.length * LETTER)
    val stay = patience(if (notice.undo == null) reading else LONG.coerceAtLeast(reading), controls = notice.undo != null)
    LaunchedEffect(notice, stay) {
        delay(stay)
        onGone()
    }
    FlowRow(
        horizontalArrangement = Arrangement.spacedBy(Space.medium),
        itemVerticalAlignment = Alignment.CenterVertically,
        modifier = modifier
            .padding(Space.edge)
            .measure()
            .fillMaxWidth()
            .clip(Corner)
            .background(MaterialTheme.colorScheme.inverseSurface)
            .padding(horizontal = Space.edge, vertical = Space.hair),
    ) {
        Text(
            notice.text,
            color = MaterialTheme.colorScheme.inverseOnSurface,
            style = MaterialTheme.typography.bodyMedium,
            modifier = Modifier.weight(1f).padding(vertical = Space.medium).semantics { liveRegion = LiveRegionMode.Polite },
        )
        notice.undo?.let { Undo(undo) { it(); onGone() } }
    }
}

@Composable
private fun Undo(text: String, onTap: () -> Unit) = Box(
    contentAlignment = Alignment.Center,
    modifier = Modifier.heightIn(min = Space.target).clip(Corner).clickable(role = Role.Button, onClick = onTap)
        .padding(horizontal = Space.medium),
) { Text(text, style = MaterialTheme.typography.titleSmall, color = MaterialTheme.colorScheme.inversePrimary) }

private const val SHORT = 4_000L
private const val LONG = 10_000L

/** So long it takes to read a letter, slowly. */
private const val LETTER = 70L
