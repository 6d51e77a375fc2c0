package org.doorstep.ui.chrome

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.interaction.MutableInteractionSource
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.navigationBars
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.layout.statusBarsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.onClick
import androidx.compose.ui.semantics.paneTitle
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.parts.IconTap
import org.doorstep.ui.parts.Title
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space
import org.doorstep.ui.theme.largeText
import org.doorstep.ui.theme.measure

/** What slides over a screen from below. It is drawn in the app's own window, so that the window's protection covers it (A3). */
@Composable
fun BottomSheet(
    title: String,
    words: Words,
    onClose: () -> Unit,
    onHide: () -> Unit,
    content: @Composable ColumnScope.() -> Unit,
) =
    Box(Modifier.fillMaxSize().semantics { isTraversalGroup = true }) {
        Scrim(words[Word.ActionClose], onClose)
        Column(
            Modifier
                .align(Alignment.BottomCenter)
                .statusBarsPadding()
                .padding(top = Space.wide)
                .measure()
                .fillMaxWidth()
                .clip(RoundedCornerShape(topStart = 20.dp, topEnd = 20.dp))
                .background(MaterialTheme.colorScheme.surface)
                .pointerInput(Unit) {}
                .windowInsetsPadding(WindowInsets.navigationBars)
                .semantics { paneTitle = title },
        ) {
            Header(title, words, onClose, onHide)
            Column(Modifier.verticalScroll(rememberScrollState()).padding(bottom = Space.edge), content = content)
        }
    }

/** With large letters the title has a line of its own, so that it stays the largest. */
@Composable
private fun ColumnScope.Header(title: String, words: Words, onClose: () -> Unit, onHide: () -> Unit) {
    val over = largeText()
    Row(Modifier.align(Alignment.End).padding(start = Space.edge, top = Space.small, end = Space.hair)) {
        if (!over) Title(title, Modifier.weight(1f).padding(top = Space.small))
        IconTap(Icons.Close, words[Word.ActionClose], onClose)
        // It covers the one in the top bar.
        IconTap(Icons.Hide, words[Word.ActionHide], onHide)
    }
    if (over) Title(title, Modifier.padding(horizontal = Space.edge))
}

@Composable
private fun Scrim(close: String, onClose: () -> Unit) {
    val none = remember { MutableInteractionSource() }
    Box(
        Modifier
            .fillMaxSize()
            .background(MaterialTheme.colorScheme.scrim.copy(alpha = 0.4f))
            .clickable(interactionSource = none, indication = null, onClick = onClose)
            .semantics {
                contentDescription = close
                onClick(close) {
                    onClose()
                    true
                }
            },
    )
}
