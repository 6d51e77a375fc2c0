package org.doorstep.app

import android.app.Activity
import android.content.ActivityNotFoundException
import android.content.Intent
import kotlinx.coroutines.flow.StateFlow
import org.doorstep.model.Failure
import org.doorstep.model.PackFile
import org.doorstep.ui.Aloud
import org.doorstep.ui.Platform
import org.doorstep.ui.Reading

/** What the phone does for the screens. */
class Device(
    private val activity: Activity,
    private val documents: Documents,
    private val readAloud: ReadAloud,
    private val tell: (Failure) -> Unit,
) : Platform {
    override fun dial(number: String) = start(dialing(number))

    override fun dialOwn(dial: String) = start(dialingWhole(dial))

    override fun write(number: String, words: String?) = start(writing(number, words))

    override fun share(text: String) = start(sharing(text))

    override val reading: StateFlow<Reading?> get() = readAloud.reading

    override fun speak(aloud: Aloud) = readAloud.speak(aloud)

    override fun pause() = readAloud.pause()

    override fun goOn() = readAloud.goOn()

    override fun hush() = readAloud.hush()

    /** By the view: no flag of the window is ever cleared (A3). */
    override fun keepLit(on: Boolean) {
        activity.window.decorView.keepScreenOn = on
    }

    /** The system asks the person first, and tells them how to leave. A phone that forbids it goes without. */
    override fun keepInside(on: Boolean) = try {
        if (on) activity.startLockTask() else activity.stopLockTask()
    } catch (_: IllegalArgumentException) {
        Unit
    } catch (_: IllegalStateException) {
        Unit
    } catch (_: SecurityException) {
        Unit
    }

    override suspend fun pickPack(): PackFile? = try {
        documents.pack()
    } catch (failure: Failure) {
        tell(failure)
        null
    }

    override suspend fun pickText(): String? = try {
        documents.read()
    } catch (failure: Failure) {
        tell(failure)
        null
    }

    override suspend fun keepText(text: String): Boolean = documents.write(text)

    override fun leave() = activity.finishAndRemoveTask()

    private fun start(intent: Intent) = try {
        activity.startActivity(intent)
    } catch (_: ActivityNotFoundException) {
        tell(Failure("error-no-app"))
    } catch (_: SecurityException) {
        // The app that would do it lets nobody start it.
        tell(Failure("error-no-app"))
    }
}
