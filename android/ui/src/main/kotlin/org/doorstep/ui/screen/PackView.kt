package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.Modifier
import kotlinx.coroutines.launch
import org.doorstep.model.PackInfo
import org.doorstep.model.Sheet
import org.doorstep.model.Shell
import org.doorstep.model.ShelvedPack
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.Platform
import org.doorstep.ui.parts.CautionLine
import org.doorstep.ui.parts.Entry
import org.doorstep.ui.parts.PartTitle
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.QuietButton
import org.doorstep.ui.parts.Title
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/** The handbooks on this device: the one that is read, those that are kept, what agencies add, and the way to add another. */
@Composable
internal fun PackView(pack: PackInfo, frame: Shell.Frame, shell: Shell, platform: Platform, scroll: ScrollState) = Page(scroll) {
    val words = frame.words
    val state by shell.installing.state.collectAsState()
    val scope = rememberCoroutineScope()
    val list = state.list.orEmpty()
    val edge = Modifier.padding(horizontal = Space.edge)
    Title(words[Word.PacksTitle], edge)
    PartTitle(words[Word.PacksRead])
    Read(pack, list.find { it.inUse && !it.overlay }, words)
    QuietButton(words[Word.ActionImport], { scope.launch { platform.pickPack()?.let(shell::arrive) } }, edge.padding(top = Space.edge), Icons.ArrowDown)
    state.trouble?.let { CautionLine(words.failure(it), edge.padding(top = Space.edge)) }
    val kept = list.filter { !it.inUse && !it.overlay }
    if (kept.isNotEmpty()) {
        PartTitle(words[Word.PacksOthers])
        // One of them is the one before.
        for ((number, each) in kept.withIndex()) Kept(each, words, if (number == 0) shell::lookBefore else null)
    }
    val beside = list.filter { it.overlay }
    if (beside.isNotEmpty()) {
        PartTitle(words[Word.PacksBeside])
        for (each in beside) Beside(each, words, shell)
    }
    PartTitle(words[Word.ScreenLanguages])
    Column(verticalArrangement = Arrangement.spacedBy(Space.medium), modifier = edge) {
        for (language in pack.languages) Column {
            Text(language.endonym, style = MaterialTheme.typography.bodyLarge)
            Quiet(listOf(words.completeness(language.percent), words.review(language.review)).joinToString(APART))
        }
    }
}

@Composable
private fun Read(pack: PackInfo, shelved: ShelvedPack?, words: Words) =
    Column(verticalArrangement = Arrangement.spacedBy(Space.small), modifier = Modifier.padding(horizontal = Space.edge)) {
        for (fact in listOf(words.release(pack.version), words.issued(pack.issued), words.reviewBy(pack.reviewBy))) {
            Text(fact, style = MaterialTheme.typography.bodyLarge)
        }
        if (shelved != null) Text(words.publisher(shelved.publisher), style = MaterialTheme.typography.bodyLarge)
        Quiet(words[Word.PackHow])
    }

@Composable
private fun Kept(pack: ShelvedPack, words: Words, onRestore: (() -> Unit)?) {
    val told = listOfNotNull(origin(pack, words), if (pack.reviewBy == null) words[Word.PacksBroken] else words[Word.PacksKept])
    Column(Modifier.padding(horizontal = Space.edge)) {
        Text(words.release(pack.release), style = MaterialTheme.typography.bodyLarge)
        Quiet(told.joinToString(APART))
        if (onRestore != null && pack.reviewBy != null) {
            QuietButton(words[Word.ActionRestore], onRestore, Modifier.padding(top = Space.small))
        }
    }
}

private fun origin(pack: ShelvedPack, words: Words): String =
    pack.publisher?.let(words::from) ?: words[Word.PacksWithApp]

@Composable
private fun Beside(pack: ShelvedPack, words: Words, shell: Shell) {
    val agency = pack.publisher.orEmpty()
    val reviewed = pack.reviewBy?.let(words::reviewBy) ?: words[Word.PacksBroken]
    Column {
        Column(Modifier.padding(horizontal = Space.edge)) {
            Text(words.from(agency), style = MaterialTheme.typography.titleMedium)
            Quiet(listOf(words.release(pack.release), reviewed).joinToString(APART))
        }
        Entry(words[Word.ActionRemove], { shell.raise(Sheet.RemoveOverlay(pack.id, agency)) }, icon = Icons.Remove, strong = false, leads = false)
    }
}
