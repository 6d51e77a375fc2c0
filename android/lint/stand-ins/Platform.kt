// What Compose for Android has under these names in place of the desktop's.
package androidx.compose.ui.platform

import android.content.ClipData
import android.view.inputmethod.EditorInfo
import android.view.inputmethod.InputConnection

class ClipEntry(val clipData: ClipData)

interface PlatformTextInputMethodRequest {
    fun createInputConnection(outAttributes: EditorInfo): InputConnection
}
