package org.doorstep.app

import android.app.Application
import android.content.res.Configuration
import android.os.SystemClock
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.MainScope
import java.util.TimeZone

/** The app for as long as its process lives. The shell outlives a turned phone; what it remembers ends with the process. */
class App : Application() {
    val scope = MainScope()
    private val settings by lazy { settings(this) }
    private var followed: List<String>? = null

    val opening by lazy { Opening(settings, ::now, ::wall, SystemClock::elapsedRealtime, scope, Dispatchers.IO) { openHandbook(this) } }

    /** The system may end an activity while the person chooses a file; the answer comes to the next one. */
    val documents by lazy { Documents(ResolverFiles(contentResolver), scope, Dispatchers.IO, arrivals(this)) }

    /** The activity that draws now. One that ends must not hide what its successor shows. */
    var shownBy: Any? = null

    /** Buttons and labels speak the chosen language or, without one, the system's, which may have changed (L14). */
    override fun onConfigurationChanged(newConfig: Configuration) {
        super.onConfigurationChanged(newConfig)
        val wanted = settings.tongue?.let(::listOf) ?: languages(this)
        if (wanted == followed) return
        followed = wanted
        opening.shell?.follow(wanted)
    }

    private fun now(): Long = System.currentTimeMillis() / MILLISECONDS

    /** The same on the clock of the place where the phone is: its day is the person's. */
    private fun wall(): Long = System.currentTimeMillis().let { it + TimeZone.getDefault().getOffset(it) } / MILLISECONDS

    private companion object {
        const val MILLISECONDS = 1000
    }
}
