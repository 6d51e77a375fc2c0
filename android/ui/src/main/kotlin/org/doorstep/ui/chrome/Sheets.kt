package org.doorstep.ui.chrome

import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import org.doorstep.model.Language
import org.doorstep.model.Phrase
import org.doorstep.model.Place
import org.doorstep.model.Sheet
import org.doorstep.model.Shell
import org.doorstep.model.Word
import org.doorstep.ui.Aloud
import org.doorstep.ui.Platform
import org.doorstep.ui.heard
import org.doorstep.ui.parts.Choice
import org.doorstep.ui.parts.Entry
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.InLanguage
import org.doorstep.ui.theme.Space

/** The sheet that is over the screen, if any. */
@Composable
fun Sheets(frame: Shell.Frame, shell: Shell, platform: Platform) {
    val words = frame.words
    when (val sheet = frame.at.sheet) {
        null -> Unit
        Sheet.Language -> Sheet(words[Word.ActionLanguage], frame, shell) {
            for (language in frame.languages) {
                Choice(language.endonym, language.tag == frame.reading.tag, { shell.read(language.tag) })
            }
            Entry(words[Word.ScreenLanguages], { shell.open(Place.Languages) }, strong = false)
        }
        is Sheet.Show -> Sheet(words[Word.ShowIn], frame, shell) {
            for (language in frame.languages.familyFirst(shell)) {
                Entry(language.endonym, { shell.show(sheet.section, language.tag, sheet.phrase) }, strong = false)
            }
        }
        is Sheet.Speak -> Sheet(words[Word.SpeakIn], frame, shell) {
            for (language in frame.languages.familyFirst(shell)) {
                val speak = { text: Phrase.Text ->
                    platform.speak(Aloud(heard(sheet.section, sheet.phrase), listOf(text.words), text.shown.tag, text.shown.endonym))
                }
                Entry(language.endonym, { shell.speak(sheet.section, sheet.phrase, language.tag, speak) }, strong = false)
            }
        }
        is Sheet.RemoveOverlay -> Sheet(words.removeBeside(sheet.agency), frame, shell) {
            Text(words[Word.PacksRemoveBesideHow], Modifier.padding(horizontal = Space.edge), style = MaterialTheme.typography.bodyLarge)
            Entry(words[Word.ActionRemove], { shell.removeOverlay(sheet.id) }, icon = Icons.Remove, strong = false, leads = false)
            Entry(words[Word.ActionCancel], shell::lower, strong = false, leads = false)
        }
        is Sheet.Term -> Sheet(sheet.definition.term, frame, shell) {
            InLanguage(sheet.definition.language, sheet.definition.direction) {
                Text(sheet.definition.text, Modifier.padding(horizontal = Space.edge), style = MaterialTheme.typography.bodyLarge)
            }
        }
    }
}

/** What was chosen for the family before is likely to be theirs again. */
private fun List<Language>.familyFirst(shell: Shell): List<Language> = sortedByDescending { it.tag == shell.session.family }

@Composable
private fun Sheet(title: String, frame: Shell.Frame, shell: Shell, content: @Composable () -> Unit) =
    BottomSheet(title, frame.words, shell::lower, shell::hide) { content() }
