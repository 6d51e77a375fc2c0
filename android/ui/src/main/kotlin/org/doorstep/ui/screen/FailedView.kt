package org.doorstep.ui.screen

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.layout.Column
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import org.doorstep.model.Failure
import org.doorstep.model.Shell
import org.doorstep.model.Tab
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.parts.QuietButton
import org.doorstep.ui.parts.Sign
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/** What happened, what was kept, what to do. */
@Composable
internal fun FailedView(failure: Failure, words: Words, shell: Shell) = Page(rememberScrollState()) {
    Column(verticalArrangement = Arrangement.spacedBy(Space.edge), modifier = Modifier.padding(Space.edge)) {
        Sign(Icons.Info, MaterialTheme.colorScheme.onSurfaceVariant)
        Text(words.failure(failure), style = MaterialTheme.typography.bodyLarge)
        QuietButton(words[Word.TabSearch], { shell.select(Tab.Search) }, icon = Icons.Search)
    }
}
