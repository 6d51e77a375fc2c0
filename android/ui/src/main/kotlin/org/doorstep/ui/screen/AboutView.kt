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
import org.doorstep.model.Source
import org.doorstep.model.Word
import org.doorstep.ui.parts.Address
import org.doorstep.ui.parts.PartTitle
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.Title
import org.doorstep.ui.theme.InLanguage
import org.doorstep.ui.theme.Space

/** The handbook's full title, and what it cites. */
@Composable
internal fun AboutView(pack: PackInfo, frame: Shell.Frame, scroll: ScrollState) = Page(scroll) {
    val words = frame.words
    Title(words[Word.ScreenAbout], Modifier.padding(horizontal = Space.edge))
    PartTitle(words[Word.AboutMade])
    Column(verticalArrangement = Arrangement.spacedBy(Space.small), modifier = Modifier.padding(horizontal = Space.edge)) {
        InLanguage(frame.reading.tag, frame.reading.direction) { Text(pack.title, style = MaterialTheme.typography.bodyLarge) }
        Quiet(listOf(words.release(pack.version), words.issued(pack.issued)).joinToString(APART))
        Quiet(words[Word.AboutFree])
    }
    PartTitle(words[Word.AboutSources])
    Column(
        verticalArrangement = Arrangement.spacedBy(Space.edge),
        modifier = Modifier.padding(horizontal = Space.edge).padding(top = Space.hair),
    ) { for (source in pack.sources) Cited(source) }
}

@Composable
private fun Cited(source: Source) = Column {
    Text(source.label, style = MaterialTheme.typography.titleMedium)
    for (line in listOfNotNull(source.title, source.publisher).distinct() - source.label) Quiet(line)
    source.url?.let { Address(it) }
}
