package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import org.doorstep.model.Call
import org.doorstep.model.Contents
import org.doorstep.model.Place
import org.doorstep.model.Shell
import org.doorstep.model.Word
import org.doorstep.ui.Platform
import org.doorstep.ui.parts.BadgeLine
import org.doorstep.ui.parts.Between
import org.doorstep.ui.parts.CallNowButton
import org.doorstep.ui.parts.Entry
import org.doorstep.ui.parts.MainButton
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.Title
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.InLanguage
import org.doorstep.ui.theme.Space

/** The passages of a topic. In the one for danger each number has its button, and the worker's own stand below the first. */
@Composable
internal fun TopicView(contents: Contents, frame: Shell.Frame, shell: Shell, platform: Platform, scroll: ScrollState) = Page(scroll) {
    InLanguage(frame.reading.tag, frame.reading.direction) {
        Title(contents.topic.title, Modifier.padding(horizontal = Space.edge))
        Quiet(contents.topic.summary, Modifier.padding(horizontal = Space.edge).padding(top = Space.hair, bottom = Space.medium))
    }
    contents.topic.badge?.let { BadgeLine(it, frame.words, Modifier.padding(horizontal = Space.edge).padding(bottom = Space.medium)) }
    contents.sections.forEachIndexed { number, entry ->
        if (number > 0) Between()
        InLanguage(frame.reading.tag, frame.reading.direction) {
            Entry(entry.title, { shell.open(Place.Article(entry.section)) }, strong = entry.call != null)
        }
        entry.call?.let { CallButton(it, frame, platform) }
        if (number == 0 && contents.topic.actNow) Own(frame, shell, platform)
    }
}

@Composable
private fun CallButton(call: Call, frame: Shell.Frame, platform: Platform) {
    val label = frame.words.call(call.phone)
    val dial = { platform.dial(call.phone) }
    val place = Modifier.fillMaxWidth().padding(horizontal = Space.edge).padding(bottom = Space.edge)
    if (call in frame.calls) CallNowButton(label, dial, place, Icons.Phone) else MainButton(label, dial, place, Icons.Phone)
}

/** The worker's own numbers; as long as there are none, the way to fill them in, and why. */
@Composable
private fun Own(frame: Shell.Frame, shell: Shell, platform: Platform) {
    val numbers by shell.numbers.state.collectAsState()
    val words = frame.words
    Column(Modifier.padding(bottom = if (numbers.callable.isEmpty()) 0.dp else Space.small)) {
        for (slot in numbers.callable) OwnNumberRow(slot, words, MaterialTheme.colorScheme.onSurfaceVariant, platform)
    }
    if (numbers.filled.isEmpty()) {
        Between()
        Entry(words[Word.OwnNumbers], { shell.open(Place.Numbers) }, detail = words[Word.OwnNumbersWhy].takeIf { numbers.empty }, icon = Icons.Edit)
    }
}
