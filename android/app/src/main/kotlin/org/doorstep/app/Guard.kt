package org.doorstep.app

import android.app.Activity
import android.content.ClipData
import android.content.ClipDescription
import android.os.Build
import android.os.PersistableBundle
import android.view.View
import android.view.WindowManager
import android.view.inputmethod.EditorInfo
import android.window.OnBackInvokedDispatcher
import android.window.SystemOnBackInvokedCallbacks

// What keeps others from looking on. The whole app is one window: neither screens nor sheets open another.

/** Keeps the window out of screenshots, casts and the list of recent apps, and its fields from services that fill them in (A3). */
internal fun Activity.keepPrivate() {
    window.addFlags(WindowManager.LayoutParams.FLAG_SECURE)
    window.decorView.importantForAutofill = View.IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) setRecentsScreenshotEnabled(false)
}

/**
 * Going back from the app's start ends it, so that what was read is forgotten: by itself, the system would only put it aside. Where the
 * system can be told beforehand, it shows what will happen; elsewhere the caller ends the activity, for which this returns false.
 */
internal fun Activity.endsOnBack(): Boolean {
    if (Build.VERSION.SDK_INT < ANDROID_16) return false
    onBackInvokedDispatcher.registerOnBackInvokedCallback(
        OnBackInvokedDispatcher.PRIORITY_DEFAULT,
        SystemOnBackInvokedCallbacks.finishAndRemoveTaskCallback(this),
    )
    return true
}

private const val ANDROID_16 = 36

/** Asks the keyboard to learn nothing from what is typed (A4). */
internal fun EditorInfo.learnNothing() {
    imeOptions = imeOptions or EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING
}

/** Asks the system not to show what was copied (A5). What other apps do with it is theirs. */
internal fun ClipData.markSensitive() {
    val name = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) ClipDescription.EXTRA_IS_SENSITIVE else "android.content.extra.IS_SENSITIVE"
    description.extras = PersistableBundle().apply { putBoolean(name, true) }
}
