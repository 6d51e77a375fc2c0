package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import org.doorstep.model.LETTERS
import org.doorstep.model.Place
import org.doorstep.model.Shell
import org.doorstep.model.Theme
import org.doorstep.model.Word
import org.doorstep.ui.parts.Between
import org.doorstep.ui.parts.Choice
import org.doorstep.ui.parts.Entry
import org.doorstep.ui.parts.PartTitle
import org.doorstep.ui.parts.Title
import org.doorstep.ui.parts.Toggle
import org.doorstep.ui.theme.Space

/** All that a person sets once. */
@Composable
internal fun SettingsView(frame: Shell.Frame, shell: Shell, scroll: ScrollState) = Page(scroll) {
    val words = frame.words
    Title(words[Word.ScreenSettings], Modifier.padding(horizontal = Space.edge).padding(bottom = Space.small))
    val ways = listOf(
        Word.ScreenLanguages to Place.Languages,
        Word.ScreenLock to Place.Lock,
        Word.PacksTitle to Place.Pack,
        Word.ScreenPrivacy to Place.Privacy,
        Word.ScreenAbout to Place.About,
    )
    ways.forEachIndexed { number, (word, place) ->
        if (number > 0) Between()
        Entry(words[word], { shell.open(place) }, strong = false)
    }
    PartTitle(words[Word.SettingsLetters])
    Column(Modifier.selectableGroup()) {
        for (percent in LETTERS) Choice(words.letters(percent), frame.letters == percent, { shell.size(percent) })
    }
    PartTitle(words[Word.SettingsTheme])
    Column(Modifier.selectableGroup()) {
        for (theme in Theme.entries) Choice(words[theme.word], frame.theme == theme, { shell.light(theme) })
    }
    Toggle(words[Word.PrivacyTitle], frame.fullTitle, shell::nameTitle, words[Word.PrivacyTitleHow])
}

private val Theme.word: Word
    get() = when (this) {
        Theme.Device -> Word.ThemeDevice
        Theme.Light -> Word.ThemeLight
        Theme.Dark -> Word.ThemeDark
    }
