package org.doorstep.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import org.doorstep.model.Badge
import org.doorstep.model.Words
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/** Whose addition to the handbook something is, with its release and its day of review where there is [room] for both. */
@Composable
fun BadgeLine(badge: Badge, words: Words, modifier: Modifier = Modifier, room: Boolean = true, ink: Color = MaterialTheme.colorScheme.onSurfaceVariant) =
    Row(modifier, Arrangement.spacedBy(Space.small)) {
        SignBeside(MaterialTheme.typography.bodyMedium, Icons.Badge, ink)
        Column {
            Text(words.agency(badge), style = MaterialTheme.typography.titleSmall, color = ink)
            if (room) Text(words.badgeRelease(badge), style = MaterialTheme.typography.bodyMedium, color = ink)
        }
    }
