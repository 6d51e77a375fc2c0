package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.ImeAction
import org.doorstep.model.Shell
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.Platform
import org.doorstep.ui.parts.CautionLine
import org.doorstep.ui.parts.MainButton
import org.doorstep.ui.parts.PartTitle
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.Title
import org.doorstep.ui.parts.Toggle
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/** What an export is, before there is one. What is typed lives on this screen alone. */
@Composable
internal fun ExportView(words: Words, shell: Shell, platform: Platform, scroll: ScrollState) = Page(scroll) {
    val state by shell.keeping.state.collectAsState()
    var sealed by remember { mutableStateOf(false) }
    var first by remember { mutableStateOf(String()) }
    var second by remember { mutableStateOf(String()) }
    fun write() =
        if (sealed) shell.exportSealed(first, second, platform::keepText) else shell.export(platform::keepText)
    val edge = Modifier.padding(horizontal = Space.edge)
    Title(words[Word.ActionExport], edge)
    CautionLine(words[Word.ExportWarning], edge.padding(top = Space.medium))
    Toggle(words[Word.ExportSeal], sealed, { sealed = it }, words[Word.ExportSealHow])
    if (sealed) {
        PartTitle(words[Word.ExportPassphrase])
        PinField(first, { first = it }, words[Word.ExportPassphrase], digits = false, ImeAction.Next, {}, edge)
        PartTitle(words[Word.ExportAgain])
        PinField(second, { second = it }, words[Word.ExportAgain], digits = false, ImeAction.Done, ::write, edge)
        if (second.isNotEmpty() && first != second) {
            CautionLine(words[Word.PinDiffers], edge.padding(top = Space.small).semantics { liveRegion = LiveRegionMode.Polite })
        }
    }
    if (state.working) Quiet(words[Word.LockWorking], Modifier.padding(Space.edge))
    else MainButton(words[Word.ExportWrite], ::write, Modifier.padding(Space.edge).fillMaxWidth(), Icons.ArrowUp)
}

/** A sealed file waits for its passphrase. */
@Composable
internal fun PassphraseView(words: Words, shell: Shell, scroll: ScrollState) = Page(scroll) {
    val state by shell.keeping.state.collectAsState()
    var typed by remember { mutableStateOf(String()) }
    fun open() = shell.openSealed(typed)
    Column(verticalArrangement = Arrangement.spacedBy(Space.medium), modifier = Modifier.padding(horizontal = Space.edge)) {
        Title(words[Word.ImportSealed])
        Text(words[Word.ImportSealedHow], style = MaterialTheme.typography.bodyLarge)
        PinField(typed, { typed = it }, words[Word.ExportPassphrase], digits = false, ImeAction.Done, ::open)
        state.trouble?.let { CautionLine(words.failure(it), Modifier.semantics { liveRegion = LiveRegionMode.Polite }) }
        if (state.working) Quiet(words[Word.LockWorking]) else MainButton(words[Word.ImportOpen], ::open, Modifier.fillMaxWidth())
    }
}
