package org.doorstep.app

import android.app.LocaleManager
import android.content.Context
import android.os.Build
import android.os.LocaleList
import org.doorstep.model.Settings

/** The settings, in the app's private folder. From Android 13 on, the language of buttons and labels is the one in the system's own settings. */
class AppSettings(context: Context) : Settings {
    private val kept = context.getSharedPreferences(FILE, Context.MODE_PRIVATE)
    private val system = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) SystemTongue(context) else null

    override var reading: String?
        get() = kept.getString(READING, null)
        set(value) = kept.edit().putString(READING, value).apply()

    override var tongue: String?
        get() = if (system != null) system.tag else kept.getString(TONGUE, null)
        set(value) = if (system != null) system.tag = value else kept.edit().putString(TONGUE, value).apply()

    override var fullTitle: Boolean
        get() = kept.getBoolean(FULL_TITLE, false)
        set(value) = kept.edit().putBoolean(FULL_TITLE, value).apply()

    private companion object {
        const val FILE = "settings"
        const val READING = "reading"
        const val TONGUE = "tongue"
        const val FULL_TITLE = "fullTitle"
    }
}

/** The app's language as the system keeps it (L13). */
private class SystemTongue(context: Context) {
    private val manager = context.getSystemService(LocaleManager::class.java)

    var tag: String?
        get() = manager.applicationLocales.takeUnless { it.isEmpty }?.get(0)?.toLanguageTag()
        set(value) {
            if (value != tag) manager.applicationLocales = LocaleList.forLanguageTags(value.orEmpty())
        }
}
