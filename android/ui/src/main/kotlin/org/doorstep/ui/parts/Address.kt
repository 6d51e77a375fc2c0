package org.doorstep.ui.parts

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.unit.LayoutDirection

/** A number or an address: from left to right in every language, on the side where its line starts. */
@Composable
fun Address(text: String) = Text(
    text,
    style = MaterialTheme.typography.bodyMedium.copy(textDirection = TextDirection.Ltr),
    textAlign = if (LocalLayoutDirection.current == LayoutDirection.Rtl) TextAlign.Right else TextAlign.Left,
    color = MaterialTheme.colorScheme.onSurfaceVariant,
)
