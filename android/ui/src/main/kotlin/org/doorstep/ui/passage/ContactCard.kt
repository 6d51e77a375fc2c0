package org.doorstep.ui.passage

import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.LocalTextStyle
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import org.doorstep.model.Block
import org.doorstep.model.Confidentiality
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.parts.Address
import org.doorstep.ui.parts.CallNowButton
import org.doorstep.ui.parts.CautionLine
import org.doorstep.ui.parts.Corner
import org.doorstep.ui.parts.MainButton
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.QuietButton
import org.doorstep.ui.parts.SignBeside
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/** Somebody to call: who, one large button with the number written out, and what to know of them. */
@Composable
internal fun ContactCard(contact: Block.Contact, words: Words?, actions: Actions?) = Column(
    verticalArrangement = Arrangement.spacedBy(Space.medium),
    modifier = Modifier
        .fillMaxWidth()
        .border(1.dp, MaterialTheme.colorScheme.outlineVariant, Corner)
        .padding(Space.edge),
) {
    Column {
        Text(contact.name, style = LocalTextStyle.current.copy(fontWeight = FontWeight.Bold))
        contact.note?.let { Quiet(it) }
    }
    if (actions == null) Numbers(contact) else Calls(contact, actions)
    Facts(contact, words)
    contact.verified?.let { day ->
        if (words == null) return@let
        if (contact.stale) CautionLine(words.stale(day))
        else Text(words.verified(day), style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
    }
}

/** What to know before and while one calls. */
@Composable
private fun Facts(contact: Block.Contact, words: Words?) {
    val site = contact.url?.removeScheme()
    val chat = contact.chat?.removeScheme()
    val told = with(contact) { listOf(hours, languages, relay, chat, site, passesOn, confidentiality).any { it != null } || free }
    if (!told) return
    Column(verticalArrangement = Arrangement.spacedBy(Space.hair)) {
        Privacy(contact, words)
        contact.hours?.let { Fact(Icons.Clock, it) }
        contact.languages?.let { Fact(Icons.Web, it) }
        if (contact.free) words?.let { Fact(Icons.Check, it[Word.ContactFree]) }
        contact.relay?.let { Named(Icons.Phone, words?.get(Word.ContactRelay), it) }
        chat?.let { Named(Icons.Speech, words?.get(Word.ContactChat), it) }
        if (site != null && site != chat) Fact(Icons.Link, site, address = true)
    }
}

/** Whether what is said there stays there. */
@Composable
private fun Privacy(contact: Block.Contact, words: Words?) {
    val word = when (contact.confidentiality) {
        Confidentiality.Confidential -> Word.ContactConfidential
        Confidentiality.MayReport -> Word.ContactMayReport
        null -> null
    }
    val said = listOfNotNull(word?.let { words?.get(it) }, contact.passesOn)
    if (said.isEmpty()) return
    val mayReport = contact.confidentiality == Confidentiality.MayReport
    val icon = if (contact.confidentiality == Confidentiality.Confidential) Icons.Lock else Icons.Info
    Row(horizontalArrangement = Arrangement.spacedBy(Space.small)) {
        val colors = MaterialTheme.colorScheme
        SignBeside(
            MaterialTheme.typography.bodyMedium,
            icon,
            if (mayReport) colors.tertiary else colors.onSurfaceVariant,
        )
        Column {
            said.forEachIndexed { number, line ->
                if (number == 0 && mayReport) Text(line, style = MaterialTheme.typography.bodyMedium, color = colors.tertiary) else Quiet(line)
            }
        }
    }
}

/** A number or an address, and what it is for. */
@Composable
private fun Named(icon: ImageVector, name: String?, address: String) = Row(horizontalArrangement = Arrangement.spacedBy(Space.small)) {
    SignBeside(MaterialTheme.typography.bodyMedium, icon, MaterialTheme.colorScheme.onSurfaceVariant)
    Column {
        if (name != null) Quiet(name)
        Address(address)
    }
}

@Composable
private fun Calls(contact: Block.Contact, actions: Actions) {
    val words = actions.words
    val wide = Modifier.fillMaxWidth()
    contact.phone?.let { number ->
        val label = words.call(number)
        val call = { actions.dial(number) }
        if (contact.urgent) CallNowButton(label, call, wide, Icons.Phone) else MainButton(label, call, wide, Icons.Phone)
    }
    contact.text?.let { number ->
        QuietButton(words.write(contact.words, number), { actions.write(number, contact.words) }, wide, Icons.Message)
    }
}

/** The numbers to read and dial oneself. */
@Composable
private fun Numbers(contact: Block.Contact) = Column(verticalArrangement = Arrangement.spacedBy(Space.small)) {
    contact.phone?.let { Fact(Icons.Phone, it, address = true) }
    contact.text?.let { Fact(Icons.Message, listOfNotNull(contact.words, it).joinToString(BETWEEN), address = true) }
}

private const val BETWEEN = " · "

@Composable
private fun Fact(icon: ImageVector, text: String, address: Boolean = false) = Row(horizontalArrangement = Arrangement.spacedBy(Space.small)) {
    SignBeside(MaterialTheme.typography.bodyMedium, icon, MaterialTheme.colorScheme.onSurfaceVariant)
    if (address) Address(text) else Quiet(text)
}

/** What a person types is shorter than what a machine wants. */
private fun String.removeScheme() = substringAfter(SCHEME_END).trimEnd('/')

private const val SCHEME_END = "://"
