package org.doorstep.app

import android.app.Activity
import android.content.ClipData
import android.content.ClipDescription
import android.os.Build
import android.os.PersistableBundle
import android.view.View
import android.view.WindowManager
import android.view.inputmethod.EditorInfo

// What keeps others from looking on. The whole app is one window: neither screens nor sheets open another.

/** Keeps the window out of screenshots, casts and the list of recent apps, and its fields from services that fill them in (A3). */
internal fun Activity.keepPrivate() {
    window.addFlags(WindowManager.LayoutParams.FLAG_SECURE)
    window.decorView.importantForAutofill = View.IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) setRecentsScreenshotEnabled(false)
}

/** Asks the keyboard to learn nothing from what is typed (A4). */
internal fun EditorInfo.learnNothing() {
    imeOptions = imeOptions or EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING
}

/** Asks the system not to show what was copied (A5). What other apps do with it is theirs. */
internal fun ClipData.markSensitive() {
    val name = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) ClipDescription.EXTRA_IS_SENSITIVE else "android.content.extra.IS_SENSITIVE"
    description.extras = PersistableBundle().apply { putBoolean(name, true) }
}
