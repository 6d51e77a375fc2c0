package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import org.doorstep.model.Shell
import org.doorstep.model.Word
import org.doorstep.ui.parts.CautionLine
import org.doorstep.ui.parts.SignBeside
import org.doorstep.ui.parts.Title
import org.doorstep.ui.parts.Toggle
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/** What the app does with what a person does in it, its limits too. */
@Composable
internal fun PrivacyView(frame: Shell.Frame, shell: Shell, scroll: ScrollState) = Page(scroll) {
    val words = frame.words
    Column(verticalArrangement = Arrangement.spacedBy(Space.edge), modifier = Modifier.padding(horizontal = Space.edge)) {
        Title(words[Word.ScreenPrivacy])
        Promise(Icons.Web, words[Word.PrivacyNetwork])
        Promise(Icons.Lock, words[Word.PrivacySaved])
        Promise(Icons.Clock, words[Word.PrivacyHistory])
        Promise(Icons.Hide, words[Word.PrivacyHide])
        CautionLine(words[Word.PrivacyLimits])
    }
    Column(Modifier.padding(top = Space.large)) {
        Toggle(words[Word.PrivacyTitle], frame.fullTitle, shell::nameTitle, words[Word.PrivacyTitleHow])
    }
}

@Composable
private fun Promise(icon: ImageVector, text: String) = Row(horizontalArrangement = Arrangement.spacedBy(Space.edge)) {
    SignBeside(MaterialTheme.typography.bodyLarge, icon, MaterialTheme.colorScheme.onSurfaceVariant)
    Text(text, Modifier.weight(1f), style = MaterialTheme.typography.bodyLarge)
}
