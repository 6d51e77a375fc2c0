package org.doorstep.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxScope
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.consumeWindowInsets
import androidx.compose.foundation.layout.displayCutout
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.imePadding
import androidx.compose.foundation.layout.systemBars
import androidx.compose.foundation.layout.union
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.LocalTextStyle
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.layout.onSizeChanged
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp
import org.doorstep.model.Place
import org.doorstep.model.Screen
import org.doorstep.model.Sheet
import org.doorstep.model.Shell
import org.doorstep.model.Theme
import org.doorstep.model.page
import org.doorstep.ui.chrome.BottomBar
import org.doorstep.ui.chrome.Covered
import org.doorstep.ui.chrome.NoticeLine
import org.doorstep.ui.chrome.Rail
import org.doorstep.ui.chrome.Sheets
import org.doorstep.ui.chrome.TopBar
import org.doorstep.ui.screen.CardView
import org.doorstep.ui.screen.PassageBar
import org.doorstep.ui.screen.ScreenView
import org.doorstep.ui.screen.Scrolls
import org.doorstep.ui.theme.DoorstepTheme
import org.doorstep.ui.theme.InLanguage

/** The whole app: one window, in which everything is drawn. */
@Composable
fun Scene(shell: Shell, platform: Platform) {
    val hidden by shell.hidden.collectAsState()
    val frame by shell.frame.collectAsState()
    LaunchedEffect(hidden) { if (hidden) { platform.hush(); platform.leave() } }
    Dressed(frame) {
        val now = frame
        if (hidden || now == null) return@Dressed
        val scrolls = remember { Scrolls() }
        val reading by platform.reading.collectAsState()
        While(now.card != null || reading != null, platform::keepLit)
        While(now.card != null, platform::keepInside)
        CompositionLocalProvider(
            LocalContentColor provides MaterialTheme.colorScheme.onSurface,
            LocalTextStyle provides MaterialTheme.typography.bodyLarge,
        ) {
            val card = now.card
            InLanguage(now.words.tongue.tag, now.words.tongue.direction) {
                if (card != null) CardView(card, now.words, shell) else Framed(now, shell, platform, scrolls)
            }
        }
    }
}

/** Lights the screen and sizes its letters as the person chose. */
@Composable
private fun Dressed(frame: Shell.Frame?, content: @Composable BoxScope.() -> Unit) {
    val device = LocalDensity.current
    val density = Density(device.density, device.fontScale * (frame?.letters ?: 100) / 100)
    CompositionLocalProvider(LocalDensity provides density) {
        val ground: @Composable () -> Unit = { Box(Modifier.fillMaxSize().background(MaterialTheme.colorScheme.surface), content = content) }
        when (frame?.theme) {
            null, Theme.Device -> ground()
            Theme.Light -> DoorstepTheme(dark = false, ground)
            Theme.Dark -> DoorstepTheme(dark = true, ground)
        }
    }
}

/** Switches something on as long as it is wanted. */
@Composable
private fun While(wanted: Boolean, switch: (Boolean) -> Unit) {
    if (!wanted) return
    DisposableEffect(Unit) {
        switch(true)
        onDispose { switch(false) }
    }
}

@Composable
private fun Framed(frame: Shell.Frame, shell: Shell, platform: Platform, scrolls: Scrolls) = BoxWithConstraints(
    Modifier.fillMaxSize().windowInsetsPadding(WindowInsets.systemBars.union(WindowInsets.displayCutout)),
) {
    val wide = maxWidth >= WIDE
    val notice by shell.notice.collectAsState()
    var bar by remember { mutableStateOf(0.dp) }
    val density = LocalDensity.current
    val measured = Modifier.onSizeChanged { bar = with(density) { it.height.toDp() } }
    // What is read aloud ends with the page it is on.
    DisposableEffect(frame.at.place.page, frame.reading.tag) { onDispose(platform::hush) }
    Covered(frame.at.sheet != null) {
        Row(Modifier.fillMaxSize()) {
            if (wide) Rail(frame.words, frame.at.tab, shell::select)
            Column(Modifier.weight(1f)) {
                Bar(frame, shell)
                // The keyboard lies over the bottom bar; what is above it makes room for the rest.
                Column(Modifier.weight(1f).fillMaxWidth().consumeWindowInsets(PaddingValues(bottom = bar)).imePadding()) {
                    Box(Modifier.weight(1f)) { ScreenView(frame, shell, platform, scrolls) }
                    // It has a place of its own: nothing that is read lies under it.
                    notice?.let { NoticeLine(it, frame.words, { shell.dismiss(it) }, Modifier.align(Alignment.CenterHorizontally)) }
                }
                // A passage has its own bar instead, never two.
                val screen = frame.screen
                when {
                    screen is Screen.ArticleScreen -> PassageBar(screen, frame, shell, platform, measured)
                    !wide -> BottomBar(frame.words, frame.at.tab, shell::select, measured)
                }
            }
        }
    }
    Sheets(frame, shell, platform)
}

@Composable
private fun Bar(frame: Shell.Frame, shell: Shell) {
    val root = frame.at.place is Place.Root
    TopBar(
        words = frame.words,
        language = frame.reading.endonym,
        onBack = if (root) null else shell::back,
        onLanguage = { shell.raise(Sheet.Language) },
        onHide = shell::hide,
    )
}

private val WIDE = 600.dp
