package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import org.doorstep.model.PackInfo
import org.doorstep.model.Shell
import org.doorstep.model.Word
import org.doorstep.ui.parts.PartTitle
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.Title
import org.doorstep.ui.theme.Space

/** What the handbook's file says of itself. */
@Composable
internal fun PackView(pack: PackInfo, frame: Shell.Frame, scroll: ScrollState) = Page(scroll) {
    val words = frame.words
    Column(verticalArrangement = Arrangement.spacedBy(Space.small), modifier = Modifier.padding(horizontal = Space.edge)) {
        Title(words[Word.ScreenPack])
        for (fact in listOf(words.release(pack.version), words.issued(pack.issued), words.reviewBy(pack.reviewBy))) {
            Text(fact, style = MaterialTheme.typography.bodyLarge)
        }
        Quiet(words[Word.PackHow], Modifier.padding(top = Space.small))
    }
    PartTitle(words[Word.ScreenLanguages])
    Column(verticalArrangement = Arrangement.spacedBy(Space.medium), modifier = Modifier.padding(horizontal = Space.edge)) {
        for (language in pack.languages) Column {
            Text(language.endonym, style = MaterialTheme.typography.bodyLarge)
            Quiet(listOf(words.completeness(language.percent), words.review(language.review)).joinToString(APART))
        }
    }
}
