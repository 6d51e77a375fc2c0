package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import org.doorstep.model.Screen
import org.doorstep.model.Shell
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.ui.parts.Choice
import org.doorstep.ui.parts.PartTitle
import org.doorstep.ui.parts.Title
import org.doorstep.ui.theme.Space

/** Text and buttons have a language each. */
@Composable
internal fun LanguagesView(screen: Screen.LanguagesScreen, words: Words, shell: Shell, scroll: ScrollState) = Page(scroll) {
    Title(words[Word.ScreenLanguages], Modifier.padding(horizontal = Space.edge))
    PartTitle(words[Word.LanguageReading])
    Column(Modifier.selectableGroup()) {
        for (language in screen.languages) {
            val detail = listOf(words.completeness(language.percent), words.review(language.review)).joinToString(APART)
            Choice(language.endonym, language.tag == screen.reading, { shell.read(language.tag) }, detail)
        }
    }
    PartTitle(words[Word.LanguageInterface])
    Column(Modifier.selectableGroup()) {
        for (tongue in screen.tongues) Choice(tongue.endonym, tongue.tag == words.tongue.tag, { shell.speak(tongue.tag) })
    }
}
