package org.doorstep.ui.passage

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import org.doorstep.model.LinkedCall
import org.doorstep.model.OwnNumber
import org.doorstep.model.Span
import org.doorstep.model.Word
import org.doorstep.ui.parts.BadgeLine
import org.doorstep.ui.parts.CallNowButton
import org.doorstep.ui.parts.MainButton
import org.doorstep.ui.parts.QuietButton
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/** Whom to call: each line with the buttons of the numbers that it names. */
@Composable
internal fun CallLines(items: List<List<Span>>, actions: Actions) = Column(verticalArrangement = Arrangement.spacedBy(Space.medium)) {
    for (spans in items) Column(verticalArrangement = Arrangement.spacedBy(Space.small)) {
        // The button is the way to the number: in the line it is a name.
        Line(spans.map { if (it is Span.Own) Span.Strong(it.text) else it }, actions)
        for (span in spans) when (span) {
            is Span.Link -> actions.calls.find { it.section == span.section }?.let { LinkedCallButton(it, actions) }
            is Span.Own -> OwnButton(span.number, actions)
            else -> Unit
        }
    }
}

/** The number of a section that is linked to. */
@Composable
internal fun LinkedCallButton(call: LinkedCall, actions: Actions) {
    val label = actions.words.call(call.phone)
    val dial = { actions.dial(call.phone) }
    if (actions.urgent(call.phone)) CallNowButton(label, dial, Modifier.fillMaxWidth(), Icons.Phone)
    else MainButton(label, dial, Modifier.fillMaxWidth(), Icons.Phone)
}

/** One of the worker's own: filled, it is called; empty, an agency's is, or it can be filled in. */
@Composable
private fun OwnButton(number: OwnNumber, actions: Actions) {
    val filled = actions.numbers[number]?.filled
    val given = actions.numbers[number]?.agency
    when {
        filled != null -> MainButton(actions.words.call(filled.number), { actions.dialOwn(filled.dial) }, Modifier.fillMaxWidth(), Icons.Phone)
        given != null -> {
            MainButton(actions.words.call(given.number), { actions.dial(given.number) }, Modifier.fillMaxWidth(), Icons.Phone)
            BadgeLine(given.badge, actions.words, room = false)
        }
        else -> QuietButton(actions.words[Word.OwnNumberAdd], { actions.fill(number) }, Modifier.fillMaxWidth(), Icons.Edit)
    }
}
