package org.doorstep.app

import android.content.Context
import android.os.Handler
import android.os.Looper
import android.speech.tts.TextToSpeech
import android.speech.tts.UtteranceProgressListener
import android.speech.tts.Voice
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.doorstep.model.Failure
import java.util.Locale

/**
 * Reads a text aloud with a voice that is on the phone. One that would send the text away is never used.
 *
 * The engine is started at the first use and ended with [close]. All functions are called on the thread that draws; asking the engine,
 * which is another app, runs on [io].
 */
class ReadAloud(
    private val context: Context,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher,
    private val tell: (Failure) -> Unit,
) {
    private val loud = MutableStateFlow(false)
    val speaking: StateFlow<Boolean> = loud.asStateFlow()

    private val main = Handler(Looper.getMainLooper())
    private var engine: TextToSpeech? = null
    private var ready = false
    private var wanted: Wanted? = null

    private class Wanted(val text: String, val language: Locale, val endonym: String)

    /** The last piece of what is read now; callbacks of others are late. */
    @Volatile
    private var last: String? = null
    private var count = 0

    fun speak(text: String, tag: String, endonym: String) {
        hush()
        wanted = Wanted(text, Locale.forLanguageTag(tag), endonym)
        loud.value = true
        when {
            ready -> say()
            // The engine may answer before it is assigned.
            engine == null -> engine = TextToSpeech(context) { status -> main.post { started(status) } }
        }
    }

    fun hush() {
        wanted = null
        last = null
        loud.value = false
        engine?.stop()
    }

    fun close() {
        hush()
        engine?.shutdown()
        engine = null
        ready = false
    }

    private fun started(status: Int) {
        ready = status == TextToSpeech.SUCCESS
        engine?.setOnUtteranceProgressListener(Progress())
        if (wanted == null) return
        if (ready) return say()
        wanted?.let(::silent)
        close()
    }

    private fun say() {
        val engine = engine ?: return
        val wanted = wanted ?: return
        scope.launch {
            val found = withContext(io) {
                chosen(engine.voices.orEmpty(), wanted.language, ::description)?.also { engine.voice = it }
            }
            when {
                // Something else is wanted by now, or nothing.
                wanted !== this@ReadAloud.wanted -> Unit
                found == null -> silent(wanted)
                else -> say(wanted.text, engine)
            }
        }
    }

    private fun say(text: String, engine: TextToSpeech) {
        val pieces = pieces(text, TextToSpeech.getMaxSpeechInputLength())
        val names = pieces.map { (++count).toString() }
        last = names.lastOrNull()
        val queued = (pieces zip names).map { (piece, name) -> engine.speak(piece, TextToSpeech.QUEUE_ADD, null, name) }
        if (queued.isEmpty() || queued.any { it != TextToSpeech.SUCCESS }) hush()
    }

    private fun silent(wanted: Wanted) {
        hush()
        tell(Failure("error-no-voice", mapOf("language" to wanted.endonym)))
    }

    private fun description(voice: Voice) = VoiceDescription(
        voice.locale,
        onDevice = !voice.isNetworkConnectionRequired && TextToSpeech.Engine.KEY_FEATURE_NOT_INSTALLED !in voice.features.orEmpty(),
        voice.quality,
    )

    /** Called on a thread of the engine's. */
    private inner class Progress : UtteranceProgressListener() {
        override fun onStart(name: String?) = Unit

        override fun onDone(name: String?) = ended(name)

        @Deprecated("The framework still asks for it")
        override fun onError(name: String?) = ended(last)

        private fun ended(name: String?) {
            if (name != null && name == last) loud.value = false
        }
    }
}
