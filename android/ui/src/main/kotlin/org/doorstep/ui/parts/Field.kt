package org.doorstep.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.PasswordVisualTransformation
import androidx.compose.ui.text.input.VisualTransformation
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.unit.dp
import org.doorstep.ui.theme.Space

/** A place to type. The keyboard is asked neither to correct nor to learn what is typed here (A4). What is [hidden] shows as dots. */
@Composable
fun Field(
    text: String,
    onChange: (String) -> Unit,
    label: String,
    modifier: Modifier = Modifier,
    icon: ImageVector? = null,
    lines: Int = 1,
    keyboard: KeyboardType = KeyboardType.Unspecified,
    hidden: Boolean = false,
    action: ImeAction = ImeAction.Default,
    onAction: (() -> Unit)? = null,
    after: @Composable () -> Unit = {},
) {
    val colors = MaterialTheme.colorScheme
    BasicTextField(
        value = text,
        onValueChange = onChange,
        singleLine = lines == 1,
        minLines = lines,
        // What a person writes has its own direction, whatever the screen's.
        textStyle = MaterialTheme.typography.bodyLarge.copy(color = colors.onSurface, textDirection = TextDirection.Content),
        cursorBrush = SolidColor(colors.primary),
        keyboardOptions = KeyboardOptions(
            capitalization = if (lines == 1) KeyboardCapitalization.None else KeyboardCapitalization.Sentences,
            autoCorrectEnabled = false,
            keyboardType = keyboard,
            imeAction = action,
        ),
        keyboardActions = if (onAction == null) KeyboardActions.Default else KeyboardActions { onAction() },
        visualTransformation = if (hidden) PasswordVisualTransformation() else VisualTransformation.None,
        modifier = modifier.fillMaxWidth().heightIn(min = 56.dp),
        decorationBox = { inner ->
            Row(
                horizontalArrangement = Arrangement.spacedBy(Space.medium),
                verticalAlignment = if (lines == 1) Alignment.CenterVertically else Alignment.Top,
                modifier = Modifier
                    .heightIn(min = 56.dp)
                    .clip(Corner)
                    .background(colors.surfaceContainerHigh)
                    .padding(start = Space.edge, end = Space.hair),
            ) {
                if (icon != null) Sign(icon, colors.onSurfaceVariant)
                Box(Modifier.weight(1f).padding(vertical = Space.medium)) {
                    Hint(label, seen = text.isEmpty())
                    inner()
                }
                after()
            }
        },
    )
}

/** What is to be typed. It stays under what was typed, without ink, as the field's name for screen readers. */
@Composable
private fun Hint(text: String, seen: Boolean) = Text(
    text,
    style = MaterialTheme.typography.bodyLarge,
    color = if (seen) MaterialTheme.colorScheme.onSurfaceVariant else Color.Transparent,
)
