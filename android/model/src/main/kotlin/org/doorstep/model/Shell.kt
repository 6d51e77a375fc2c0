package org.doorstep.model

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/**
 * The app behind its screens: where the person is, what is drawn there, and what can be done from everywhere.
 *
 * A move is drawn once its screen is read, so that place and screen always belong together and nothing flickers. All functions
 * are called on the thread that draws; what blocks runs on [io].
 */
class Shell(
    private val handbook: Handbook,
    private val passages: SavedPassages,
    private val settings: Settings,
    private val clock: () -> Long,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher,
) {
    /** All that is drawn. */
    data class Frame(
        val at: Navigation,
        val screen: Screen,
        val words: Words,
        /** The language of passages. */
        val reading: Language,
        val languages: List<Language>,
        val fullTitle: Boolean,
        val card: Card? = null,
    )

    /** The passage turned to the family, and what holds it. */
    data class Card(val article: Article, val lock: ShowLock)

    private val frames = MutableStateFlow<Frame?>(null)

    /** Nothing until the first screen is read. */
    val frame: StateFlow<Frame?> = frames.asStateFlow()

    private val covered = MutableStateFlow(false)

    /** Quick-hide was asked for: nothing may be seen, and the app ends (A8). */
    val hidden: StateFlow<Boolean> = covered.asStateFlow()

    private val notices = MutableStateFlow<Notice?>(null)
    val notice: StateFlow<Notice?> = notices.asStateFlow()

    val session = Session()
    val searching = Searching(handbook, scope, io)
    val keeping = Keeping(passages, clock, scope, io, ::tell) { words }

    private var at = Navigation()
    private var reading: Job? = null
    private lateinit var words: Words

    /** Draws the first screen, or the one the system asks to restore; see [Navigation.remembered]. Tells what opening found, if anything (S4). */
    fun start(remembered: String? = null, found: Failure? = null) {
        scope.launch {
            words = withContext(io) {
                settings.tongue?.let(handbook::speak)
                settings.reading?.let(handbook::read)
                Words(handbook)
            }
            go(Navigation.recalled(remembered))
            found?.let { tell(Notice(words.failure(it))) }
        }
    }

    fun open(place: Place) = go(at.open(place))

    fun turn(place: Place) = go(at.turn(place))

    fun select(tab: Tab) = go(at.select(tab))

    fun back() = go(at.back())

    fun raise(sheet: Sheet) = go(at.raise(sheet))

    fun lower() = go(at.lower())

    /** Turns the passage to the family. */
    fun show(section: String, language: String?) {
        session.family = language
        go(at.show(Show(section, language)))
    }

    fun holdShow() = lock(ShowLock::held)

    fun stayShown() = lock(ShowLock::declined)

    fun endShow() {
        lock(ShowLock::confirmed)
        if (frames.value?.card?.lock == ShowLock.Open) go(at.endShow())
    }

    private fun lock(step: (ShowLock) -> ShowLock) =
        frames.update { it?.copy(card = it.card?.let { card -> card.copy(lock = step(card.lock)) }) }

    /** Reads in another language; the place stays. */
    fun read(tag: String) {
        settings.reading = tag
        scope.launch {
            withContext(io) { handbook.read(tag) }
            searching.search()
            go(at.lower())
        }
    }

    /** Uses another language for buttons and labels. */
    fun speak(tag: String) {
        settings.tongue = tag
        scope.launch {
            words = withContext(io) {
                handbook.speak(tag)
                Words(handbook)
            }
            go(at)
        }
    }

    fun nameTitle(on: Boolean) {
        settings.fullTitle = on
        go(at)
    }

    /** Saves the passage, or removes it from the saved ones; that can be undone. */
    fun toggle(article: Article, bookmark: Bookmark) {
        scope.launch {
            try {
                when (bookmark) {
                    is Bookmark.Kept -> {
                        val removed = withContext(io) { passages.remove(bookmark.id) }
                        tell(Notice(words[Word.SavedGone]) { restore(removed) })
                    }
                    else -> {
                        withContext(io) { passages.save(article.section, clock()) }
                        tell(Notice(words[Word.ArticleSaved]))
                    }
                }
            } catch (failure: Failure) {
                tell(Notice(words.failure(failure)))
            }
            go(at)
        }
    }

    private fun restore(removed: Removed) {
        scope.launch {
            try {
                withContext(io) { removed.restore() }
            } catch (failure: Failure) {
                tell(Notice(words.failure(failure)))
            }
            go(at)
        }
    }

    /** One gesture: all that was seen is forgotten, and nothing more is drawn (A8). */
    fun hide() {
        covered.value = true
        reading?.cancel()
        session.forget()
        searching.clear()
        notices.value = null
        at = Navigation()
        frames.value = null
    }

    /** Starts anew after [hide], at the handbook's root. */
    fun uncover() {
        covered.value = false
        go(Navigation())
    }

    fun tell(notice: Notice) {
        if (!covered.value) notices.value = notice
    }

    fun dismiss(notice: Notice) = notices.update { it.takeIf { it !== notice } }

    /** Reads what the place shows, then draws it. A newer move makes an older one pointless. */
    private fun go(to: Navigation) {
        if (covered.value) return
        at = to
        reading?.cancel()
        reading = scope.launch {
            val frame = withContext(io) { read(to) }
            if (to.place == Place.Root(Tab.Saved)) keeping.refresh()
            at = frame.at
            frames.value = frame
        }
    }

    private fun read(to: Navigation): Frame {
        val home = handbook.home(clock())
        val reading = home.languages.first { it.tag == home.reading }
        val screen = try {
            screen(to.place, home)
        } catch (failure: Failure) {
            Screen.FailedScreen(failure)
        }
        searching.offer(home.topics.find { it.actNow })
        val card = to.show?.let(::card)
        // A card that cannot be read must not lock the screen.
        val there = if (card == null) to.endShow() else to
        return Frame(there, screen, words, reading, home.languages, settings.fullTitle, card)
    }

    private fun card(show: Show): Card? = try {
        Card(handbook.article(show.section, show.language), frames.value?.card?.lock ?: ShowLock.Locked)
    } catch (_: Failure) {
        null
    }

    private fun screen(place: Place, home: Home): Screen = when (place) {
        is Place.Root -> when (place.tab) {
            Tab.Handbook -> Screen.HomeScreen(home, session.resume)
            Tab.Search -> Screen.SearchScreen
            Tab.Saved -> Screen.SavedScreen
        }
        is Place.Topic -> Screen.TopicScreen(handbook.contents(place.topic))
        is Place.Article -> article(place.section)
        is Place.Edit -> edit(place.id)
        Place.Languages -> Screen.LanguagesScreen(home.reading, home.languages, handbook.tongues())
        Place.Pack -> Screen.PackScreen(handbook.pack())
        Place.About -> Screen.AboutScreen(handbook.pack())
        Place.Privacy -> Screen.PrivacyScreen
    }

    private fun article(section: String): Screen {
        val article = handbook.article(section)
        session.resume = Resume(article.section, article.title, article.number, article.of)
        return Screen.ArticleScreen(article, bookmark(article.section))
    }

    private fun bookmark(section: String): Bookmark = try {
        val id = passages.savedAs(section)
        val changed = id != null && passages.list().any { it.id == id && it.fate == Fate.Changed }
        if (id == null) Bookmark.None else Bookmark.Kept(id, changed)
    } catch (_: Failure) {
        Bookmark.Unknown
    }

    private fun edit(id: Long): Screen {
        val list = passages.list()
        val saved = list.find { it.id == id } ?: throw Failure("error-store-missing")
        return Screen.EditScreen(saved, list.flatMap { it.labels }.distinct().sortedBy(String::lowercase))
    }
}
