package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.runtime.key
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.paneTitle
import androidx.compose.ui.semantics.semantics
import org.doorstep.model.Place
import org.doorstep.model.Screen
import org.doorstep.model.Shell
import org.doorstep.model.Word
import org.doorstep.model.Words
import org.doorstep.model.page
import org.doorstep.ui.Platform
import org.doorstep.ui.theme.Space
import org.doorstep.ui.theme.measure

/** Where each page is scrolled to. In memory alone: it says what was read. */
class Scrolls {
    private val pages = mutableMapOf<Place, ScrollState>()
    private val lists = mutableMapOf<Place, LazyListState>()
    internal val hits = HitList()

    internal fun page(place: Place): ScrollState = pages.getOrPut(place) { ScrollState(0) }

    internal fun list(place: Place): LazyListState = lists.getOrPut(place) { LazyListState() }
}

/** Draws the screen of a place. A screen reader says its name when it comes. */
@Composable
fun ScreenView(frame: Shell.Frame, shell: Shell, platform: Platform, scrolls: Scrolls) {
    val page = frame.at.place.page
    val name = frame.screen.name(frame.words)
    Waiting(shell)
    Box(Modifier.fillMaxSize().semantics { paneTitle = name }) {
        key(page) {
            val scroll = scrolls.page(page)
            when (val screen = frame.screen) {
                is Screen.HomeScreen -> HomeView(screen, frame, shell, platform, scroll)
                is Screen.TopicScreen -> TopicView(screen.contents, frame, shell, platform, scroll)
                is Screen.ArticleScreen -> ArticleView(screen, frame, shell, platform, scroll)
                Screen.SearchScreen -> SearchView(frame, shell, platform, scrolls.hits)
                Screen.SavedScreen -> SavedView(frame, shell, platform, scrolls.list(page))
                is Screen.EditScreen -> EditView(screen, frame.words, shell, scroll)
                Screen.NumbersScreen -> NumbersView(frame.words, shell, scroll)
                is Screen.NumberScreen -> NumberView(screen.slot, frame.words, shell, scroll)
                Screen.SettingsScreen -> SettingsView(frame, shell, scroll)
                is Screen.LanguagesScreen -> LanguagesView(screen, frame.words, shell, scroll)
                is Screen.PackScreen -> PackView(screen.pack, frame, shell, platform, scroll)
                Screen.OfferScreen -> OfferView(frame, shell, scroll)
                is Screen.AboutScreen -> AboutView(screen.pack, frame, scroll)
                Screen.PrivacyScreen -> PrivacyView(frame, shell, scroll)
                Screen.LockScreen -> LockView(frame.words, shell, scroll)
                is Screen.PinScreen -> PinView(screen.task, frame.words, shell, scroll)
                Screen.EraseScreen -> EraseView(frame.words, shell, scroll)
                Screen.LockedScreen -> Page(scroll) { LockedView(frame.words, shell) }
                Screen.ExportScreen -> ExportView(frame.words, shell, platform, scroll)
                Screen.PassphraseScreen -> PassphraseView(frame.words, shell, scroll)
                is Screen.FailedScreen -> FailedView(screen.failure, frame.words, shell)
            }
        }
    }
}

/** As its title says. */
private fun Screen.name(words: Words): String = when (this) {
    is Screen.HomeScreen -> words[Word.AppName]
    is Screen.TopicScreen -> contents.topic.title
    is Screen.ArticleScreen -> article.title
    Screen.SearchScreen -> words[Word.TabSearch]
    Screen.SavedScreen -> words[Word.TabSaved]
    is Screen.EditScreen -> saved.title
    Screen.NumbersScreen -> words[Word.OwnNumbers]
    is Screen.NumberScreen -> slot.name
    Screen.SettingsScreen -> words[Word.ScreenSettings]
    is Screen.LanguagesScreen -> words[Word.ScreenLanguages]
    is Screen.PackScreen -> words[Word.PacksTitle]
    Screen.OfferScreen -> words[Word.ActionInstall]
    is Screen.AboutScreen -> words[Word.ScreenAbout]
    Screen.PrivacyScreen -> words[Word.ScreenPrivacy]
    Screen.LockScreen -> words[Word.ScreenLock]
    is Screen.PinScreen -> words[task.word]
    Screen.EraseScreen -> words[Word.EraseTitle]
    Screen.LockedScreen -> words[Word.LockTitle]
    Screen.ExportScreen -> words[Word.ActionExport]
    Screen.PassphraseScreen -> words[Word.ImportSealed]
    is Screen.FailedScreen -> words.failure(failure)
}

/** A page that scrolls, its text held to a readable width. */
@Composable
internal fun Page(scroll: ScrollState, modifier: Modifier = Modifier, content: @Composable ColumnScope.() -> Unit) =
    Box(modifier.fillMaxSize().verticalScroll(scroll), contentAlignment = Alignment.TopCenter) {
        Column(Modifier.measure().fillMaxWidth().padding(top = Space.hair, bottom = Space.wide), content = content)
    }
