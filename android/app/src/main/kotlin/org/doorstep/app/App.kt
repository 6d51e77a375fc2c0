package org.doorstep.app

import android.app.Application
import android.content.res.Configuration
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.MainScope

/** The app for as long as its process lives. The shell outlives a turned phone; what it remembers ends with the process. */
class App : Application() {
    private val settings by lazy { AppSettings(this) }
    private var tongue: String? = null

    val opening by lazy { Opening(settings, ::now, MainScope(), Dispatchers.IO) { openHandbook(this) } }

    /** The activity that draws now. One that ends must not hide what its successor shows. */
    var shownBy: Any? = null

    override fun onConfigurationChanged(newConfig: Configuration) {
        super.onConfigurationChanged(newConfig)
        val chosen = settings.tongue
        if (chosen != null && chosen != tongue) opening.shell?.speak(chosen)
        tongue = chosen
    }

    private fun now(): Long = System.currentTimeMillis() / MILLISECONDS

    private companion object {
        const val MILLISECONDS = 1000
    }
}
