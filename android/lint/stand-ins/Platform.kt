// What Compose for Android has under these names in place of the desktop's.
package androidx.compose.ui.platform

import android.content.ClipData
import android.content.Context
import android.view.inputmethod.EditorInfo
import android.view.inputmethod.InputConnection
import androidx.compose.runtime.ProvidableCompositionLocal
import androidx.compose.runtime.staticCompositionLocalOf

class ClipEntry(val clipData: ClipData)

interface PlatformTextInputMethodRequest {
    fun createInputConnection(outAttributes: EditorInfo): InputConnection
}

val LocalContext: ProvidableCompositionLocal<Context> = staticCompositionLocalOf { TODO() }
