package org.doorstep.core

import org.doorstep.core.uniffi.Argument
import org.doorstep.core.uniffi.Doorstep
import org.doorstep.core.uniffi.ReadException
import org.doorstep.core.uniffi.Value
import org.doorstep.model.Article
import org.doorstep.model.Contents
import org.doorstep.model.Failure
import org.doorstep.model.Found
import org.doorstep.model.Handbook
import org.doorstep.model.Home
import org.doorstep.model.PackInfo
import org.doorstep.model.Phrase
import org.doorstep.model.Tongue

/** The handbook, read by the core. */
class CoreHandbook(private val opened: OpenedHandbook) : Handbook {
    private val core: Doorstep get() = opened.core
    private val languages get() = opened.languages

    override fun home(now: Long): Home = asking { core.home(now).toModel() }

    override fun contents(topic: String): Contents = asking { core.contents(topic).toModel() }

    override fun article(section: String, language: String?, now: Long, sought: String?): Article = try {
        core.article(section, language, now, sought?.whole()).toModel(languages)
    } catch (_: ReadException.Removed) {
        throw gone(section, language)
    } catch (error: ReadException) {
        throw error.toFailure()
    }

    override fun phrase(section: String, number: Int, language: String): Phrase =
        asking { core.phrase(section, number, language, null).toModel() }

    private fun gone(section: String, language: String?): Failure {
        val title = asking { core.lastTitle(section, language) } ?: return Failure(Keys.UNKNOWN)
        return Failure(Keys.REMOVED, mapOf(Keys.REMOVED_TITLE to title))
    }

    override fun search(text: String, from: Int, count: Int): Found =
        asking { core.search(text.whole(), null, from, count).toModel() }

    override fun interrupt() = asking { core.interrupt() }

    override fun read(tag: String): String = asking { opened.read(tag) }

    override fun speak(tag: String): Tongue = asking { opened.speak(tag).toModel() }

    override fun tongue(): Tongue = asking { core.interfaceLanguage().toModel() }

    override fun tongues(): List<Tongue> = asking { core.interfaceLanguages().map { it.toModel() } }

    override fun strings(keys: List<String>, tongue: String?): List<String> = asking { core.strings(keys, tongue) }

    override fun format(key: String, values: Map<String, Any>, tongue: String?): String =
        asking { core.format(key, values.map { (name, value) -> Argument(name, value.toValue()) }, tongue) }

    override fun pack(): PackInfo = asking {
        val about = core.about()
        // The title is in the home screen, whatever the time.
        PackInfo(
            title = core.home(0).title,
            version = about.version,
            issued = about.issued,
            reviewBy = about.reviewBy,
            languages = languages.map { it.toModel() },
            sources = about.sources.map { it.toModel() },
        )
    }
}

private fun Any.toValue(): Value = when (this) {
    is Int -> Value.Count(toLong())
    is Long -> Value.Count(this)
    else -> Value.Words(toString())
}
