package org.doorstep.ui.screen

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.doorstep.model.Call
import org.doorstep.model.Language
import org.doorstep.model.OwnSlot
import org.doorstep.model.Topic
import org.doorstep.model.Words
import org.doorstep.ui.Platform
import org.doorstep.ui.parts.CallNowButton
import org.doorstep.ui.parts.Corner
import org.doorstep.ui.parts.Sign
import org.doorstep.ui.parts.SignBeside
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.InLanguage
import org.doorstep.ui.theme.Space
import org.doorstep.ui.theme.largeText

/** The way to help, and the numbers themselves: one tap from here, the handbook's first, then the worker's own. */
@Composable
internal fun Danger(
    topic: Topic,
    language: Language,
    calls: List<Call>,
    own: List<OwnSlot>,
    words: Words,
    platform: Platform,
    onTap: () -> Unit,
) = Column(
    Modifier
        .padding(horizontal = Space.edge)
        .fillMaxWidth()
        .clip(Corner)
        .background(MaterialTheme.colorScheme.tertiaryContainer)
        .padding(bottom = if (calls.isEmpty() && own.isEmpty()) 0.dp else Space.small),
) {
    val colors = MaterialTheme.colorScheme
    InLanguage(language.tag, language.direction) { TopicFace(topic, Icons.Warning, colors.tertiary, colors.onTertiaryContainer, onTap) }
    for (call in calls) {
        CallNowButton(
            words.call(call.phone),
            { platform.dial(call.phone) },
            Modifier.fillMaxWidth().padding(horizontal = Space.edge).padding(bottom = Space.small),
            Icons.Phone,
        )
    }
    for (slot in own) OwnNumberRow(slot, words, colors.onTertiaryContainer, platform)
}

/** What is happening right now: the other card to act on. */
@Composable
internal fun RightNow(topic: Topic, onTap: () -> Unit) {
    val colors = MaterialTheme.colorScheme
    Column(Modifier.padding(horizontal = Space.edge).fillMaxWidth().clip(Corner).background(colors.primaryContainer)) {
        TopicFace(topic, Icons.Clock, colors.primary, colors.onPrimaryContainer, onTap)
    }
}

@Composable
private fun TopicFace(topic: Topic, icon: ImageVector, tint: Color, ink: Color, onTap: () -> Unit) = Row(
    horizontalArrangement = Arrangement.spacedBy(Space.medium),
    verticalAlignment = Alignment.CenterVertically,
    modifier = Modifier
        .fillMaxWidth()
        .heightIn(min = 64.dp)
        .clickable(role = Role.Button, onClick = onTap)
        .padding(horizontal = Space.edge, vertical = Space.medium),
) {
    SignBeside(MaterialTheme.typography.titleMedium, icon, tint, Modifier.align(Alignment.Top))
    Column(Modifier.weight(1f)) {
        Text(topic.title, style = MaterialTheme.typography.titleMedium, color = ink)
        Text(topic.summary, style = MaterialTheme.typography.bodyMedium, color = ink)
    }
    if (!largeText()) Sign(Icons.Forward, tint, size = 20.dp)
}

/** One of the worker's own numbers, to be called; where they have none, an agency's, with its name. */
@Composable
internal fun OwnNumberRow(slot: OwnSlot, words: Words, ink: Color, platform: Platform) {
    val filled = slot.filled
    val given = slot.agency
    when {
        filled != null -> NumberRow(filled.number, listOf(slot.name, filled.label), words, ink) { platform.dialOwn(filled.dial) }
        // It comes from a file: no dialer obeys it.
        given != null -> NumberRow(given.number, listOf(slot.name, given.label, words.agency(given.badge)), words, ink) { platform.dial(given.number) }
    }
}

@Composable
private fun NumberRow(number: String, names: List<String>, words: Words, ink: Color, onCall: () -> Unit) = Row(
    horizontalArrangement = Arrangement.spacedBy(Space.medium),
    modifier = Modifier
        .fillMaxWidth()
        .heightIn(min = 56.dp)
        .clickable(role = Role.Button, onClick = onCall)
        .semantics { contentDescription = words.call(number) }
        .padding(horizontal = Space.edge, vertical = Space.small),
) {
    SignBeside(MaterialTheme.typography.titleMedium, Icons.Phone, MaterialTheme.colorScheme.primary)
    Column(Modifier.weight(1f)) {
        Text(number, style = MaterialTheme.typography.titleMedium, color = MaterialTheme.colorScheme.primary)
        Text(names.filter { it.isNotEmpty() }.joinToString(APART), style = MaterialTheme.typography.bodyMedium, color = ink)
    }
}
