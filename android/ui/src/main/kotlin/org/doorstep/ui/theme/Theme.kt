package org.doorstep.ui.theme

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import org.doorstep.model.Direction

/** The look of everything, in the platform's own letters. */
@Composable
fun DoorstepTheme(dark: Boolean = isSystemInDarkTheme(), content: @Composable () -> Unit) = MaterialTheme(
    colorScheme = if (dark) Dark else Light,
    typography = typography(tag = null, LocalDensity.current.fontScale),
    content = content,
)

/** Draws what is inside as a language is written: its direction, and room for its letters. */
@Composable
fun InLanguage(tag: String, direction: Direction, content: @Composable () -> Unit) {
    val layout = if (direction == Direction.RightToLeft) LayoutDirection.Rtl else LayoutDirection.Ltr
    CompositionLocalProvider(LocalLayoutDirection provides layout) {
        MaterialTheme(typography = typography(tag, LocalDensity.current.fontScale), content = content)
    }
}

/** The grid. */
object Space {
    val hair = 4.dp
    val small = 8.dp
    val medium = 12.dp
    val edge = 16.dp
    val large = 24.dp
    val wide = 32.dp

    /** The least that a thumb hits. */
    val target = 48.dp
}

/** No line of text gets longer than about 66 letters, at any text size. */
@Composable
@ReadOnlyComposable
fun Modifier.measure(): Modifier = widthIn(max = with(LocalDensity.current) { MEASURE.toDp() })

private val MEASURE = 544.sp

/** Whether letters are so large that bars with words no longer fit beside the text. */
@Composable
@ReadOnlyComposable
fun largeText(): Boolean = LocalDensity.current.fontScale > LARGE

private const val LARGE = 1.5f
