package org.doorstep.app

import android.content.Context
import android.media.AudioAttributes
import android.media.AudioFocusRequest
import android.media.AudioManager
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
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.doorstep.model.Failure
import org.doorstep.ui.Aloud
import org.doorstep.ui.Reading
import java.util.Locale

/**
 * Reads a text aloud with a voice that is on the phone. One that would send the text away is never used.
 *
 * A phone that was silenced stays silent. What else is heard is asked to make room, and where it takes over again, reading waits.
 * The engine is started at the first use and ended with [close]. All functions are called on the thread that draws; asking the engine,
 * which is another app, runs on [io].
 */
class ReadAloud(
    private val context: Context,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher,
    private val tell: (Failure) -> Unit,
) {
    private val heard = MutableStateFlow<Reading?>(null)
    val reading: StateFlow<Reading?> = heard.asStateFlow()

    private val main = Handler(Looper.getMainLooper())
    private val sound = context.getSystemService(AudioManager::class.java)
    private var engine: TextToSpeech? = null
    private var ready = false
    private var wanted: Aloud? = null

    /** Which piece each of the engine's names is of, for what is read now; callbacks of others are late. */
    @Volatile
    private var names: Map<String, Int> = emptyMap()
    private var count = 0

    private val focus = AudioFocusRequest.Builder(AudioManager.AUDIOFOCUS_GAIN_TRANSIENT)
        .setAudioAttributes(SPEECH)
        .setOnAudioFocusChangeListener({ change -> if (change != AudioManager.AUDIOFOCUS_GAIN) pause() }, main)
        .build()

    fun speak(aloud: Aloud) {
        hush()
        if (sound.isSilent()) return tell(Failure("error-phone-silent"))
        if (sound.requestAudioFocus(focus) != AudioManager.AUDIOFOCUS_REQUEST_GRANTED) return tell(Failure("error-sound-taken"))
        wanted = aloud
        heard.value = Reading(aloud.of, 0)
        when {
            ready -> say(0)
            // The engine may answer before it is assigned.
            engine == null -> engine = TextToSpeech(context) { status -> main.post { started(status) } }
        }
    }

    /** The piece that is heard begins anew when reading goes on: engines cannot wait within one. */
    fun pause() {
        if (wanted == null) return
        names = emptyMap()
        engine?.stop()
        heard.update { it?.copy(waits = true) }
    }

    fun goOn() {
        val at = heard.value ?: return
        if (sound.requestAudioFocus(focus) != AudioManager.AUDIOFOCUS_REQUEST_GRANTED) return tell(Failure("error-sound-taken"))
        heard.value = at.copy(waits = false)
        if (ready) say(at.piece)
    }

    fun hush() {
        if (wanted != null) sound.abandonAudioFocusRequest(focus)
        wanted = null
        names = emptyMap()
        heard.value = null
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
        engine?.setAudioAttributes(SPEECH)
        if (wanted == null) return
        if (ready) return say(heard.value?.piece ?: 0)
        wanted?.let(::voiceless)
        close()
    }

    private fun say(from: Int) {
        val engine = engine ?: return
        val wanted = wanted ?: return
        scope.launch {
            val found = withContext(io) {
                chosen(engine.voices.orEmpty(), Locale.forLanguageTag(wanted.tag), ::description)?.also { engine.voice = it }
            }
            when {
                // Something else is wanted by now, or nothing, or to wait.
                wanted !== this@ReadAloud.wanted || heard.value?.waits != false -> Unit
                found == null -> voiceless(wanted)
                else -> say(wanted.pieces, from, engine)
            }
        }
    }

    private fun say(texts: List<String>, from: Int, engine: TextToSpeech) {
        val parts = texts.drop(from).flatMapIndexed { at, text ->
            pieces(text, TextToSpeech.getMaxSpeechInputLength()).map { Triple((++count).toString(), from + at, it) }
        }
        names = parts.associate { (name, piece) -> name to piece }
        engine.stop()
        val queued = parts.map { (name, _, part) -> engine.speak(part, TextToSpeech.QUEUE_ADD, null, name) }
        if (queued.isEmpty() || queued.any { it != TextToSpeech.SUCCESS }) hush()
    }

    private fun voiceless(wanted: Aloud) {
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
        override fun onStart(name: String?) {
            val piece = names[name] ?: return
            main.post { heard.update { now -> now?.takeIf { name in names }?.copy(piece = piece) ?: now } }
        }

        override fun onDone(name: String?) {
            if (name != null && name == names.keys.lastOrNull()) main.post { if (name in names) hush() }
        }

        @Deprecated("The framework still asks for it")
        override fun onError(name: String?) {
            main.post { if (name in names) hush() }
        }
    }

    private companion object {
        val SPEECH: AudioAttributes = AudioAttributes.Builder()
            .setUsage(AudioAttributes.USAGE_MEDIA)
            .setContentType(AudioAttributes.CONTENT_TYPE_SPEECH)
            .build()
    }
}

/** Whether the person silenced the phone. Where only they hear it, as in earphones, a silenced ringer says nothing. */
private fun AudioManager.isSilent(): Boolean {
    val alone = getDevices(AudioManager.GET_DEVICES_OUTPUTS).any { it.type in EARPHONES }
    return !alone && (ringerMode != AudioManager.RINGER_MODE_NORMAL || getStreamVolume(AudioManager.STREAM_MUSIC) == 0)
}

private val EARPHONES = setOf(
    android.media.AudioDeviceInfo.TYPE_WIRED_HEADSET,
    android.media.AudioDeviceInfo.TYPE_WIRED_HEADPHONES,
    android.media.AudioDeviceInfo.TYPE_BLUETOOTH_A2DP,
    android.media.AudioDeviceInfo.TYPE_USB_HEADSET,
)
