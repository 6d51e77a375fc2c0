package org.doorstep.app

import android.content.Intent
import android.content.res.Configuration
import android.graphics.Color
import android.os.Bundle
import android.view.inputmethod.EditorInfo
import android.view.inputmethod.InputConnection
import androidx.activity.ComponentActivity
import androidx.activity.SystemBarStyle
import androidx.activity.compose.BackHandler
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.result.contract.ActivityResultContracts.StartActivityForResult
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.ExperimentalComposeUiApi
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.ClipEntry
import androidx.compose.ui.platform.Clipboard
import androidx.compose.ui.platform.InterceptPlatformTextInput
import androidx.compose.ui.platform.LocalClipboard
import androidx.compose.ui.platform.PlatformTextInputInterceptor
import androidx.compose.ui.platform.PlatformTextInputMethodRequest
import androidx.compose.ui.res.stringResource
import kotlinx.coroutines.Dispatchers
import org.doorstep.model.Failure
import org.doorstep.model.Shell
import org.doorstep.model.Theme
import org.doorstep.ui.Scene
import org.doorstep.ui.parts.IconTap
import org.doorstep.ui.parts.QuietButton
import org.doorstep.ui.theme.DoorstepTheme
import org.doorstep.ui.theme.Icons
import org.doorstep.ui.theme.Space

/** The one window. All that needs androidx is in this file; the rest of the app keeps to the framework's own classes. */
class MainActivity : ComponentActivity(), Pickers {
    private val app get() = application as App
    private val opening get() = app.opening
    private val picker = registerForActivityResult(StartActivityForResult()) { app.documents.picked(it.data?.data?.toString()) }
    private val placer = registerForActivityResult(StartActivityForResult()) { app.documents.placed(it.data?.data?.toString()) }
    private val readAloud by lazy { ReadAloud(applicationContext, app.scope, Dispatchers.IO, opening::tell) }
    private val device by lazy { Device(this, app.documents, readAloud, opening::tell) }
    private var remembered: String? = null
    private var systemEnds = false

    override fun pick() = picker.launch(picking())

    override fun place(name: String) = placer.launch(keeping(name))

    override fun onCreate(savedInstanceState: Bundle?) {
        keepPrivate()
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        systemEnds = endsOnBack()
        app.shownBy = this
        app.documents.pickers = this
        remembered = savedInstanceState?.getString(PLACE)
        setContent { DoorstepTheme { Private { Content() } } }
        if (savedInstanceState == null) arrive(intent)
    }

    override fun onStart() {
        super.onStart()
        opening.enter(remembered)
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        arrive(intent)
    }

    /** A handbook's file was opened or shared elsewhere: it is looked at, and the person is asked. */
    private fun arrive(intent: Intent?) {
        arriving(intent)?.let { opening.arrive(app.documents.arrived(it)) }
    }

    override fun onConfigurationChanged(newConfig: Configuration) {
        super.onConfigurationChanged(newConfig)
        // Day may have become night: the system's bars follow.
        enableEdgeToEdge()
    }

    override fun onSaveInstanceState(outState: Bundle) {
        super.onSaveInstanceState(outState)
        outState.putString(PLACE, opening.remembered())
    }

    override fun onStop() {
        device.hush()
        if (!isChangingConfigurations) opening.stepAway()
        super.onStop()
    }

    override fun onDestroy() {
        readAloud.close()
        if (app.shownBy === this) {
            app.shownBy = null
            app.documents.pickers = null
            if (isFinishing) opening.leave()
        }
        super.onDestroy()
    }

    @Composable
    private fun Content() {
        val state by opening.state.collectAsState()
        BackHandler(enabled = !systemEnds, onBack = ::finishAndRemoveTask)
        when (val now = state) {
            Opening.State.Waiting -> Unit
            is Opening.State.Open -> Screens(now.shell)
            is Opening.State.Failed -> Failed(now.failure, onRetry = { opening.enter(remembered) }, onHide = device::leave)
        }
    }

    @Composable
    private fun Screens(shell: Shell) {
        val frame by shell.frame.collectAsState()
        val dark = when (frame?.theme) {
            Theme.Light -> false
            Theme.Dark -> true
            else -> isSystemInDarkTheme()
        }
        LaunchedEffect(dark) { bars(dark) }
        BackHandler(enabled = frame?.at?.holdsBack == true, onBack = shell::back)
        Scene(shell, device)
    }

    /** The system's bars have the ink that stands out on the screens. */
    private fun bars(dark: Boolean) {
        val clear = SystemBarStyle.auto(Color.TRANSPARENT, Color.TRANSPARENT) { dark }
        enableEdgeToEdge(clear, clear)
    }

    private companion object {
        const val PLACE = "place"
    }
}

/** There is no handbook to take words from: these come with the app. */
@Composable
private fun Failed(failure: Failure, onRetry: () -> Unit, onHide: () -> Unit) = Column(Modifier.safeDrawingPadding()) {
    Row(Modifier.fillMaxWidth().padding(Space.hair), Arrangement.End) {
        IconTap(Icons.Hide, stringResource(R.string.action_hide), onHide)
    }
    Column(Modifier.padding(Space.edge), Arrangement.spacedBy(Space.edge)) {
        val text = if (failure.key == "error-store-full") R.string.error_store_full else R.string.error_pack_inside
        Text(stringResource(text), style = MaterialTheme.typography.bodyLarge, color = MaterialTheme.colorScheme.onSurface)
        QuietButton(stringResource(R.string.action_retry), onRetry)
    }
}

/** Keyboards learn nothing (A4), and what is copied is marked as sensitive (A5). */
@OptIn(ExperimentalComposeUiApi::class)
@Composable
private fun Private(content: @Composable () -> Unit) {
    val system = LocalClipboard.current
    val clipboard = remember(system) { PrivateClipboard(system) }
    CompositionLocalProvider(LocalClipboard provides clipboard) { InterceptPlatformTextInput(NoLearning, content) }
}

private class PrivateClipboard(private val system: Clipboard) : Clipboard by system {
    override suspend fun setClipEntry(clipEntry: ClipEntry?) {
        clipEntry?.clipData?.markSensitive()
        system.setClipEntry(clipEntry)
    }
}

@OptIn(ExperimentalComposeUiApi::class)
private val NoLearning = PlatformTextInputInterceptor { request, next ->
    next.startInputMethod(
        object : PlatformTextInputMethodRequest {
            override fun createInputConnection(outAttributes: EditorInfo): InputConnection =
                request.createInputConnection(outAttributes).also { outAttributes.learnNothing() }
        },
    )
}
