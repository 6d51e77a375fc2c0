package org.doorstep.app

import android.content.Intent
import android.content.res.Configuration
import android.os.Bundle
import android.view.inputmethod.EditorInfo
import android.view.inputmethod.InputConnection
import androidx.activity.ComponentActivity
import androidx.activity.compose.BackHandler
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.result.contract.ActivityResultContracts.StartActivityForResult
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.ExperimentalComposeUiApi
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.ClipEntry
import androidx.compose.ui.platform.Clipboard
import androidx.compose.ui.platform.InterceptPlatformTextInput
import androidx.compose.ui.platform.LocalClipboard
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.PlatformTextInputInterceptor
import androidx.compose.ui.platform.PlatformTextInputMethodRequest
import kotlinx.coroutines.Dispatchers
import org.doorstep.model.Failure
import org.doorstep.model.Place
import org.doorstep.model.Shell
import org.doorstep.ui.Scene
import org.doorstep.ui.theme.DoorstepTheme
import org.doorstep.ui.theme.Space

/** The one window. All that needs androidx is in this file; the rest of the app keeps to the framework's own classes. */
class MainActivity : ComponentActivity() {
    private val opening get() = (application as App).opening
    private val picker = registerForActivityResult(StartActivityForResult()) { documents.answered(it.data?.data) }
    private val documents: Documents by lazy { Documents(contentResolver, Dispatchers.IO) { picker.launch(it) } }
    private val readAloud by lazy { ReadAloud(applicationContext, opening::tell) }
    private val device by lazy { Device(this, documents, readAloud, opening::tell) }
    private var remembered: String? = null

    override fun onCreate(savedInstanceState: Bundle?) {
        keepPrivate()
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        (application as App).shownBy = this
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

    /** A handbook's file was opened elsewhere. The app reads the one it came with, and its screen says so. */
    private fun arrive(intent: Intent?) {
        if (intent?.action == Intent.ACTION_VIEW) opening.visit(Place.Pack)
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
        super.onStop()
    }

    override fun onDestroy() {
        readAloud.close()
        val app = application as App
        if (app.shownBy === this) {
            app.shownBy = null
            if (isFinishing) opening.leave()
        }
        super.onDestroy()
    }

    @Composable
    private fun Content() {
        val state by opening.state.collectAsState()
        when (val now = state) {
            Opening.State.Waiting -> Unit
            is Opening.State.Open -> Screens(now.shell)
            is Opening.State.Failed -> Failed(now.failure)
        }
    }

    @Composable
    private fun Screens(shell: Shell) {
        val frame by shell.frame.collectAsState()
        BackHandler(enabled = frame?.at?.holdsBack == true, onBack = shell::back)
        Scene(shell, device)
    }

    private companion object {
        const val PLACE = "place"
    }
}

/** There is no handbook to take words from: these come with the app. */
@Composable
private fun Failed(failure: Failure) {
    val context = LocalContext.current
    val text = context.getString(if (failure.key == "error-store-full") R.string.error_store_full else R.string.error_pack_damaged)
    Text(text, Modifier.safeDrawingPadding().padding(Space.edge), MaterialTheme.colorScheme.onSurface)
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
