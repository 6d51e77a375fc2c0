package org.doorstep.app

import android.app.LocaleManager
import android.content.Context
import android.content.SharedPreferences
import android.os.Build
import android.os.LocaleList
import org.doorstep.model.Settings
import org.doorstep.model.Theme

/**
 * The settings, in the app's private folder. From Android 13 on, the language of buttons and labels is kept by the [system], in its own
 * settings; a choice that was made before is handed over to it once.
 */
class AppSettings(private val kept: SharedPreferences, private val system: SystemTongue?) : Settings {
    init {
        val chosen = kept.getString(TONGUE, null)
        if (system != null && chosen != null) {
            if (system.tag == null) system.tag = chosen
            kept.edit().remove(TONGUE).apply()
        }
    }

    override var reading: String?
        get() = kept.getString(READING, null)
        set(value) = kept.edit().putString(READING, value).apply()

    override var tongue: String?
        get() = if (system != null) system.tag else kept.getString(TONGUE, null)
        set(value) = if (system != null) system.tag = value else kept.edit().putString(TONGUE, value).apply()

    override var fullTitle: Boolean
        get() = kept.getBoolean(FULL_TITLE, false)
        set(value) = kept.edit().putBoolean(FULL_TITLE, value).apply()

    override var toldOfHiding: Boolean
        get() = kept.getBoolean(TOLD_OF_HIDING, false)
        set(value) = kept.edit().putBoolean(TOLD_OF_HIDING, value).apply()

    override var theme: Theme
        get() = Theme.entries.find { it.name == kept.getString(THEME, null) } ?: Theme.Device
        set(value) = kept.edit().putString(THEME, value.name).apply()

    override var letters: Int
        get() = kept.getInt(LETTERS, 100)
        set(value) = kept.edit().putInt(LETTERS, value).apply()

    private companion object {
        const val READING = "reading"
        const val TONGUE = "tongue"
        const val FULL_TITLE = "fullTitle"
        const val TOLD_OF_HIDING = "toldOfHiding"
        const val THEME = "theme"
        const val LETTERS = "letters"
    }
}

/** The app's own language as the system keeps it (L13); null where it is the system's. */
interface SystemTongue {
    var tag: String?
}

/** The settings of this phone. */
internal fun settings(context: Context) = AppSettings(
    context.getSharedPreferences("settings", Context.MODE_PRIVATE),
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) KeptBySystem(context.getSystemService(LocaleManager::class.java)) else null,
)

private class KeptBySystem(private val manager: LocaleManager) : SystemTongue {
    override var tag: String?
        get() = manager.applicationLocales.takeUnless { it.isEmpty }?.get(0)?.toLanguageTag()
        set(value) {
            if (value != tag) manager.applicationLocales = LocaleList.forLanguageTags(value.orEmpty())
        }
}
