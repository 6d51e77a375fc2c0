@file:Suppress("UNUSED_PARAMETER")

// Of Android 16; the classes that are compiled against are Android 14's.
package android.window

import android.app.Activity

class SystemOnBackInvokedCallbacks {
    companion object {
        @JvmStatic
        fun finishAndRemoveTaskCallback(activity: Activity): OnBackInvokedCallback = TODO()
    }
}
