package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.rotate
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import org.doorstep.model.Installing
import org.doorstep.model.Offer
import org.doorstep.model.OfferedLanguage
import org.doorstep.model.Shell
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.parts.CautionLine
import org.doorstep.ui.parts.MainButton
import org.doorstep.ui.parts.PartTitle
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.QuietButton
import org.doorstep.ui.parts.Sign
import org.doorstep.ui.parts.SignBeside
import org.doorstep.ui.parts.Title
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.InLanguage
import org.doorstep.ui.theme.Space
import org.doorstep.ui.theme.largeText
import org.doorstep.ui.theme.measure

/** A handbook that is offered: from whom, what would change, and two buttons. Or why nothing was installed. */
@Composable
internal fun OfferView(frame: Shell.Frame, shell: Shell, scroll: ScrollState) {
    val state by shell.installing.state.collectAsState()
    val words = frame.words
    val offer = state.offer
    val refused = state.refused
    when {
        offer != null -> Offered(offer, state, frame, shell, scroll)
        refused != null -> Page(scroll) {
            Told(Icons.No, words[Word.InstallRefused], words.failure(refused))
            QuietButton(words[Word.ActionClose], shell::back, Modifier.padding(horizontal = Space.edge))
        }
        state.looking || state.working -> Page(scroll) {
            val told = words[if (state.working) Word.InstallWorking else Word.InstallLooking]
            Text(told, Modifier.padding(Space.edge).semantics { liveRegion = LiveRegionMode.Polite }, style = MaterialTheme.typography.bodyLarge)
        }
    }
}

@Composable
private fun Offered(offer: Offer, state: Installing.State, frame: Shell.Frame, shell: Shell, scroll: ScrollState) {
    val below = !largeText()
    Column {
        Page(scroll, Modifier.weight(1f)) {
            Whose(offer, state.before, frame)
            Yours(offer, frame.words)
            Effect(offer, frame)
            Languages(offer, frame.words)
            if (!below) Buttons(state, frame.words, shell)
        }
        if (below) {
            HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
            Column(Modifier.fillMaxWidth(), horizontalAlignment = Alignment.CenterHorizontally) {
                Column(Modifier.measure()) { Buttons(state, frame.words, shell) }
            }
        }
    }
}

@Composable
private fun Buttons(state: Installing.State, words: Words, shell: Shell) = Column(
    verticalArrangement = Arrangement.spacedBy(Space.small),
    modifier = Modifier.fillMaxWidth().padding(horizontal = Space.edge, vertical = Space.medium),
) {
    if (state.working) {
        Quiet(words[Word.InstallWorking], Modifier.semantics { liveRegion = LiveRegionMode.Polite })
    } else {
        MainButton(words[if (state.before) Word.ActionRestore else Word.ActionInstall], shell::install, Modifier.fillMaxWidth())
        QuietButton(words[Word.ActionKeepMine], shell::keepMine, Modifier.fillMaxWidth())
    }
}

@Composable
private fun ColumnScope.Whose(offer: Offer, before: Boolean, frame: Shell.Frame) {
    val words = frame.words
    val title = when {
        before -> Word.InstallTitleBefore
        offer.overlay -> Word.InstallTitleBeside
        else -> Word.InstallTitle
    }
    Column(verticalArrangement = Arrangement.spacedBy(Space.small), modifier = Modifier.padding(horizontal = Space.edge)) {
        Title(words[title])
        InLanguage(frame.reading.tag, frame.reading.direction) { Text(offer.title, style = MaterialTheme.typography.titleMedium) }
        Row(horizontalArrangement = Arrangement.spacedBy(Space.small)) {
            if (offer.publisher != null) SignBeside(MaterialTheme.typography.bodyLarge, Icons.Check, MaterialTheme.colorScheme.primary)
            Text(words.publisher(offer.publisher), style = MaterialTheme.typography.bodyLarge)
        }
        offer.publisher?.takeIf { offer.overlay }?.let { Text(words.beside(it), style = MaterialTheme.typography.bodyLarge) }
        Text(words.offered(offer.release), style = MaterialTheme.typography.bodyLarge)
        Text(offer.replaces?.let(words::have) ?: words[Word.InstallFirst], style = MaterialTheme.typography.bodyLarge)
        if (!offer.release.reviewPassed) Quiet(words.review(offer.release))
        for (caution in cautions(offer, words)) CautionLine(caution)
    }
}

private fun cautions(offer: Offer, words: Words): List<String> = listOfNotNull(
    words[Word.InstallSame].takeIf { offer.same },
    words[Word.InstallOlder].takeIf { offer.older },
    words[Word.InstallAhead].takeIf { offer.release.issuedAhead },
    words.review(offer.release).takeIf { offer.release.reviewPassed },
    offer.languagesGone.takeIf { it.isNotEmpty() }?.let(words::languagesGone),
)

@Composable
private fun Languages(offer: Offer, words: Words) {
    if (offer.languages.isEmpty()) return
    PartTitle(words[Word.ScreenLanguages])
    Column(verticalArrangement = Arrangement.spacedBy(Space.medium), modifier = Modifier.padding(horizontal = Space.edge)) {
        for (each in offer.languages) Column {
            Text(each.language.endonym, style = MaterialTheme.typography.bodyLarge)
            Quiet(told(each, words))
        }
    }
}

private fun told(offered: OfferedLanguage, words: Words): String = listOfNotNull(
    words[Word.InstallLanguageNew].takeIf { offered.isNew },
    words.completeness(offered.language.percent),
    words.review(offered.language.review),
    words.languageOlder(offered.language.outdated).takeIf { offered.language.outdated > 0 },
).joinToString(APART)

@Composable
private fun Effect(offer: Offer, frame: Shell.Frame) {
    val words = frame.words
    val parts = listOf(
        words::removed to offer.removed,
        words::moved to offer.moved,
        words::changed to offer.changed,
        words::added to offer.added,
    ).filter { (_, titles) -> titles.isNotEmpty() }
    PartTitle(words[Word.InstallEffect])
    if (parts.isEmpty()) Text(words[Word.InstallUnchanged], Modifier.padding(horizontal = Space.edge), style = MaterialTheme.typography.bodyLarge)
    for ((count, titles) in parts) Folded(count(titles.size), titles, frame)
}

/** How many, and which at a tap. */
@Composable
private fun Folded(count: String, titles: List<String>, frame: Shell.Frame) {
    var open by remember { mutableStateOf(false) }
    Row(
        horizontalArrangement = Arrangement.spacedBy(Space.medium),
        verticalAlignment = Alignment.CenterVertically,
        modifier = Modifier
            .fillMaxWidth()
            .heightIn(min = Space.target)
            .clickable(role = Role.Button) { open = !open }
            .padding(horizontal = Space.edge, vertical = Space.small),
    ) {
        Text(count, Modifier.weight(1f), style = MaterialTheme.typography.bodyLarge)
        Sign(Icons.Down, MaterialTheme.colorScheme.outline, if (open) Modifier.rotate(TURNED) else Modifier)
    }
    if (open) InLanguage(frame.reading.tag, frame.reading.direction) {
        Column(Modifier.padding(horizontal = Space.edge).padding(bottom = Space.small), Arrangement.spacedBy(Space.hair)) {
            for (title in titles) Quiet(title)
        }
    }
}

private const val TURNED = 180f

@Composable
private fun Yours(offer: Offer, words: Words) {
    // Nothing is saved of what was not there.
    if (offer.replaces == null) return
    PartTitle(words[Word.InstallYours])
    Column(verticalArrangement = Arrangement.spacedBy(Space.hair), modifier = Modifier.padding(horizontal = Space.edge)) {
        for (line in words.savedEffect(offer.saved)) Text(line, style = MaterialTheme.typography.bodyLarge)
    }
}
