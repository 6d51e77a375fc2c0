package org.doorstep.ui.chrome

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
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
import org.doorstep.model.Words
import org.doorstep.ui.parts.Corner
import org.doorstep.ui.parts.patience
import org.doorstep.ui.theme.Space
import org.doorstep.ui.theme.measure

/** A sentence at the foot of the screen that goes by itself, with what can be done about it. One that is longer than the screen scrolls. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun NoticeLine(notice: Notice, words: Words, onGone: () -> Unit, modifier: Modifier = Modifier) {
    val reading = SHORT.coerceAtLeast(notice.text.length * LETTER)
    val stay = patience(if (notice.act == null) reading else LONG.coerceAtLeast(reading), controls = notice.act != null)
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
            .verticalScroll(rememberScrollState())
            .padding(horizontal = Space.edge, vertical = Space.hair),
    ) {
        Text(
            notice.text,
            color = MaterialTheme.colorScheme.inverseOnSurface,
            style = MaterialTheme.typography.bodyMedium,
            modifier = Modifier.weight(1f).padding(vertical = Space.medium).semantics { liveRegion = LiveRegionMode.Polite },
        )
        notice.act?.let { ActButton(words[it.word]) { it.run(); onGone() } }
    }
}

@Composable
private fun ActButton(text: String, onTap: () -> Unit) = Box(
    contentAlignment = Alignment.Center,
    modifier = Modifier.heightIn(min = Space.target).clip(Corner).clickable(role = Role.Button, onClick = onTap)
        .padding(horizontal = Space.medium),
) { Text(text, style = MaterialTheme.typography.titleSmall, color = MaterialTheme.colorScheme.inversePrimary) }

private const val SHORT = 4_000L
private const val LONG = 10_000L

/** So long it takes to read a letter, slowly. */
private const val LETTER = 70L
