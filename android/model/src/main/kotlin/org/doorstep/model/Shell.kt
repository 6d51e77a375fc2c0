package org.doorstep.model

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/**
 * The app behind its screens: where the person is, what is drawn there, and what can be done from everywhere.
 *
 * [clock] is in seconds since 1970; [wall] the same with the hours of the place where the phone is, so that a day is the person's own; [steady] in milliseconds since the device started, its sleep included: nobody can set that one.
 *
 * A move is drawn once its screen is read, so that place and screen always belong together and nothing flickers. All functions
 * are called on the thread that draws; what blocks runs on [io].
 */
class Shell(
    private val handbook: Handbook,
    private val passages: SavedPassages,
    packs: Packs,
    private val settings: Settings,
    private val clock: () -> Long,
    private val steady: () -> Long,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher,
    private val wall: () -> Long = clock,
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
        /** The numbers for danger. */
        val calls: List<Call> = emptyList(),
        val card: Card? = null,
        /** What agencies add. */
        val overlays: List<Overlay> = emptyList(),
        /** What hiding does was not told yet. */
        val tellsOfHiding: Boolean = false,
        val theme: Theme = Theme.Device,
        /** The size of letters, in percent of the device's own. */
        val letters: Int = 100,
    )

    /** What is turned to the family, and what holds it. */
    data class Card(
        val page: Page,
        val lock: ShowLock,
        /** The interface's words in the family's language, where there are any. */
        val words: Words?,
        /** What goes with the text. */
        val colophon: List<String>,
    )

    /** What a card shows. */
    sealed interface Page {
        /** A passage that was written to the family. */
        data class Whole(val article: Article) : Page

        /** One phrase, with the worker's own beneath. */
        data class One(val phrase: Phrase) : Page
    }

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
    val keeping = Keeping(passages, clock, scope, io, ::tell, { words }, { go(at) }) { words ->
        handbook.search(words, 0, MOST).hits.mapTo(mutableSetOf()) { it.section }
    }

    val numbers = Numbers(passages, scope, io, ::tell, { words }, { go(at) })
    val installing = Installing(packs, wall, scope, io)
    val locking = Locking(passages, steady, scope, io, ::tell, { words }, ::drop, keeping::settled) { go(at) }

    private val told = MutableStateFlow(emptyList<PackNotice>())

    /** What opening the handbooks found: it stands on the start screen until the person has seen it. */
    val news: StateFlow<List<PackNotice>> = told.asStateFlow()

    /** When the app was left. */
    private var left: Long? = null

    private var at = Navigation()
    private var reading: Job? = null

    /** Waits for the fingers to rest. */
    private var typing: Job? = null
    private lateinit var words: Words

    /** What is drawn around every screen, read once a language. */
    private var home: Home? = null

    /** Draws the first screen, or the one the system asks to restore; see [Navigation.remembered]. Tells what opening found, if anything (S4). */
    fun start(remembered: String? = null, found: Failure? = null, news: List<PackNotice> = emptyList()) {
        told.value = news
        scope.launch {
            words = withContext(io) {
                settings.tongue?.let(::speaks)
                settings.reading?.let(::reads)
                Words(handbook)
            }
            go(Navigation.recalled(remembered))
            found?.let { tell(Notice(words.failure(it))) }
        }
    }

    fun open(place: Place) = go(at.open(place))

    fun turn(place: Place) = go(at.turn(place))

    fun select(tab: Tab) = go(at.select(tab))

    /** Opens what a search found, at the words that it was found by. */
    fun open(hit: Hit) = go(at.open(Place.Article(hit.section, Sought(searching.state.value.answered, typed = false))))

    /** Looks for words in the passage that is read; null ends that. The way back stays. */
    fun find(words: String?) {
        val place = at.place as? Place.Article ?: return
        go(at.turn(place.copy(sought = words?.let { Sought(it, typed = true) })))
    }

    /** Going back from what waits for an answer is a no. */
    fun back() {
        val leaves = at.sheet == null && at.show == null
        if (leaves && at.place == Place.Passphrase) keeping.giveUp()
        if (leaves && at.place == Place.Offer && installing.keep()) tell(Notice(words[Word.InstallKept]))
        go(at.back())
    }

    fun raise(sheet: Sheet) = go(at.raise(sheet))

    fun lower() = go(at.lower())

    /** Turns a passage to the family, or one phrase of it. */
    fun show(section: String, language: String?, phrase: Int? = null) {
        session.family = language ?: session.family
        go(at.show(Show(section, language, phrase)))
    }

    /** Has a phrase read aloud in a language by [speak]. */
    fun speak(section: String, phrase: Int, language: String, speak: (Phrase.Text) -> Unit) {
        session.family = language
        go(at.lower())
        scope.launch {
            try {
                val said = withContext(io) { handbook.phrase(section, phrase, language) }
                if (!covered.value) speak(said.theirs ?: said.own)
            } catch (failure: Failure) {
                tell(Notice(words.failure(failure)))
            }
        }
    }

    fun holdShow() = lock(ShowLock::held)

    fun stayShown() = lock(ShowLock::declined)

    fun endShow() {
        lock(ShowLock::confirmed)
        if (frames.value?.card?.lock == ShowLock.Open) go(at.endShow())
    }

    /** Hands a passage on as a text, with how far to trust it, its sources and its release. */
    fun share(article: Article, share: (String) -> Unit) {
        scope.launch {
            val told = withContext(io) { colophon(article.shown, article.marks, article.release, words, wordsIn(article.shown)) }
            if (!covered.value) share(article.asText(told))
        }
    }

    private fun lock(step: (ShowLock) -> ShowLock) =
        frames.update { it?.copy(card = it.card?.let { card -> card.copy(lock = step(card.lock)) }) }

    /** Reads in another language; the place stays. */
    fun read(tag: String) {
        settings.reading = tag
        scope.launch {
            withContext(io) { reads(tag) }
            home = null
            searching.search()
            go(at.lower())
        }
    }

    /**
     * Uses another language for buttons and labels. Passages stay in theirs at the next start too, where the system would have them
     * follow (L14).
     */
    fun speak(tag: String) {
        settings.reading = settings.reading ?: home?.reading
        settings.tongue = tag
        follow(listOf(tag))
    }

    /** Buttons and labels speak the first of these languages that there is: the device's own have changed, or were chosen again (L14). */
    fun follow(preferred: List<String>) {
        scope.launch {
            words = withContext(io) {
                preferred.any(::speaks)
                Words(handbook)
            }
            if (numbers.state.value.slots != null) numbers.renew()
            go(at)
        }
    }

    /** Whether buttons speak a language from now on; what is no language, as a device may have it, changes nothing. */
    private fun speaks(tag: String): Boolean = try {
        handbook.speak(tag).tag.language() == tag.language()
    } catch (_: Failure) {
        false
    }

    /** Reads in a language from now on; what is none changes nothing. */
    private fun reads(tag: String) = try {
        handbook.read(tag)
    } catch (_: Failure) {
        Unit
    }

    /** The person has read what hiding does. */
    fun knowsHiding() {
        settings.toldOfHiding = true
        go(at)
    }

    fun light(theme: Theme) {
        settings.theme = theme
        go(at)
    }

    fun size(letters: Int) {
        settings.letters = letters
        go(at)
    }

    fun nameTitle(on: Boolean) {
        settings.fullTitle = on
        go(at)
    }

    /** Saves the passage, or removes it from the saved ones; that can be undone. */
    fun toggle(article: Article, bookmark: Bookmark) = when (bookmark) {
        is Bookmark.Kept -> keeping.remove(bookmark.id)
        else -> keeping.save(article.section) { go(at.open(Place.Edit(it))) }
    }

    /** Keeps what was typed for a saved passage. Its screen is left, and the draft dropped, only once that is done. */
    fun keep(id: Long, note: String, labels: List<String>) = keeping.edit(id, note, labels) {
        session.dropDraft(id)
        leave(Place.Edit(id))
    }

    /** What is typed for a saved passage is kept in memory at once, and sealed in the store as soon as the fingers rest. */
    fun type(id: Long, draft: Draft) {
        session.write(id, draft)
        typing?.cancel()
        typing = scope.launch {
            delay(REST)
            keepTyped(id)
        }
    }

    private fun keepTyped(id: Long) {
        val draft = session.draft(id) ?: return
        keeping.keepTyped(id, draft.note, listOf(draft.labels)) {
            if (session.draft(id) == draft) session.dropDraft(id)
            // The note stands under the title of its passage, which may be on the screen by now.
            if (at.place is Place.Article) go(at)
        }
    }

    /** Removes a saved passage. What is typed for it and not kept yet goes with it. */
    fun remove(id: Long) {
        typing?.cancel()
        keeping.remove(id) { leave(Place.Edit(id)) }
    }

    /** Keeps what was typed for a number. Its screen is left, and the draft dropped, only once that is done. */
    fun keepNumber(slot: OwnNumber, number: String, label: String) = numbers.keep(slot, number, label) { leaveNumber(slot) }

    fun clearNumber(slot: OwnNumber) = numbers.clear(slot) { leaveNumber(slot) }

    private fun leaveNumber(slot: OwnNumber) {
        session.dropDraft(slot)
        leave(Place.Number(slot))
    }

    private fun leave(place: Place) = go(if (at.place == place) at.back() else at)

    /** A handbook's file was chosen, or opened with the app. A shown card stays, and the file is not looked at. */
    fun arrive(file: PackFile) {
        if (covered.value || at.show != null) return
        installing.look(file)
        go(at.open(Place.Offer))
    }

    /** Asks for the handbook before. */
    fun lookBefore() {
        installing.lookBefore()
        go(at.open(Place.Offer))
    }

    /** Installs what is offered, or goes back to it. */
    fun install() = installing.accept { offer, before, notices ->
        tell(Notice(words.done(offer, before)))
        reread(notices)
    }

    /** Keeps what is there. */
    fun keepMine() {
        if (installing.keep()) tell(Notice(words[Word.InstallKept]))
        leave(Place.Offer)
    }

    fun removeOverlay(id: String) {
        lower()
        installing.removeOverlay(id, { tell(Notice(words.failure(it))); go(at) }) {
            tell(Notice(words[Word.InstallRemovedBeside]))
            reread(it)
        }
    }

    /** Another handbook is read: what was read of the one before is read anew, and the place is kept where there still is one. */
    private fun reread(notices: List<PackNotice>) {
        told.value = notices
        home = null
        session.dropTicks()
        searching.search()
        scope.launch {
            words = withContext(io) { Words(handbook) }
            if (covered.value) return@launch
            numbers.renew()
            val back = if (at.place == Place.Offer) at.back() else at
            val there = withContext(io) {
                session.resume?.let { if (!isThere(Place.Article(it.section))) session.resume = null }
                isThere(back.place)
            }
            go(if (there) back else back.select(back.tab))
        }
    }

    private fun isThere(place: Place): Boolean = try {
        when (place) {
            is Place.Article -> handbook.article(place.section, null, wall())
            is Place.Topic -> handbook.contents(place.topic)
            else -> Unit
        }
        true
    } catch (_: Failure) {
        false
    }

    /** The person has seen what opening the handbooks found. */
    fun dismissNews() {
        told.value = emptyList()
    }

    fun setPin(first: String, second: String, wipeAfter: Int?, giveUp: Boolean = false) =
        locking.set(first, second, wipeAfter, giveUp) { leave(Place.Pin(PinTask.Set)) }

    fun changePin(typed: String, first: String, second: String, wipeAfter: Int?, giveUp: Boolean = false) =
        locking.change(typed, first, second, wipeAfter, giveUp) { leave(Place.Pin(PinTask.Change)) }

    fun removePin(typed: String) = locking.remove(typed) { leave(Place.Pin(PinTask.Remove)) }

    /** Locks what is saved, where there is a PIN. */
    fun lockNow() = lockSaved { tell(Notice(words[Word.LockLocked])) }

    private fun lockSaved(then: () -> Unit) {
        leaveTyped()
        locking.lock {
            then()
            go(at)
        }
    }

    /** Takes what was read of the store from memory, and from the screen. */
    private fun drop() {
        reading?.cancel()
        typing?.cancel()
        keeping.forget()
        numbers.forget()
        session.dropDrafts()
        words.forget()
        notices.value = null
        frames.update { it?.copy(screen = it.screen.takeUnless(Screen::showsSaved) ?: Screen.LockedScreen) }
    }

    /** The app was left, perhaps for a moment, perhaps for good: the system may end it any time from now on. */
    fun stepAway() {
        left = steady()
        leaveTyped()
    }

    /** Locks what is saved once the app was left for [MOMENT]. */
    fun lockIfAway() {
        val since = left ?: return
        if (steady() - since >= MOMENT) lockSaved {}
    }

    /** The person is back. */
    fun comeBack() {
        lockIfAway()
        left = null
    }

    /** Erases all that was saved. */
    fun erase() = locking.erase { leave(Place.Erase) }

    fun export(write: suspend (String) -> Boolean) = keeping.export({ leave(Place.Export) }, write)

    fun exportSealed(first: String, second: String, write: suspend (String) -> Boolean) =
        keeping.exportSealed(first, second, { leave(Place.Export) }, write)

    /** Adds what an export has in it; a sealed one asks for its passphrase. */
    fun import(text: String) = keeping.import(text) { at = at.open(Place.Passphrase) }

    /** The passphrase of the sealed file that waits. */
    fun openSealed(passphrase: String) = keeping.open(passphrase) { leave(Place.Passphrase) }

    /** Opens the saved passages where that failed before (C4). Says why it still fails where the person [asked]. */
    fun openSaved(asked: Boolean) {
        if (frames.value == null) return
        scope.launch {
            val told = try {
                withContext(io) { passages.open() }
            } catch (failure: Failure) {
                failure.takeIf { asked }
            }
            told?.let { tell(Notice(words.failure(it))) }
            go(at)
        }
    }

    /** One gesture: all that was seen is forgotten, and nothing more is drawn (A8). What is being typed for a saved passage is kept. */
    fun hide() {
        covered.value = true
        reading?.cancel()
        leaveTyped()
        session.forget()
        searching.clear()
        keeping.forget()
        keeping.giveUp()
        numbers.forget()
        installing.keep()
        locking.calm()
        if (::words.isInitialized) words.forget()
        notices.value = null
        at = Navigation()
        frames.value = null
        lockSaved {}
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
        if (to.place.page != at.place.page) {
            locking.calm()
            leaveTyped()
        }
        at = to
        reading?.cancel()
        reading = scope.launch {
            if (to.place.showsSaved) keeping.refresh()
            if (to.place.showsNumbers) numbers.renew()
            if (to.place == Place.Pack) installing.renew()
            val known = home
            val (frame, around) = withContext(io) { read(to, known) }
            draw(frame, around)
            lookUp(frame)
        }
    }

    /** What is typed on a screen that is left is kept without waiting. */
    private fun leaveTyped() {
        val place = at.place as? Place.Edit ?: return
        if (typing?.isActive != true) return
        typing?.cancel()
        keepTyped(place.id)
    }

    /** What the store knows is asked once the text is there: reading never waits for it. */
    private suspend fun lookUp(frame: Frame) {
        // An import brings numbers, too.
        if (frame.at.place == Place.Root(Tab.Saved)) numbers.renew() else numbers.look()
        locking.look()
        val screen = frame.screen as? Screen.ArticleScreen ?: return
        val bookmark = withContext(io) { bookmark(screen.article.section) }
        frames.update { now -> if (now?.screen == screen) now.copy(screen = screen.copy(bookmark = bookmark)) else now }
    }

    /** On the thread that draws, so that what was hidden in the meantime leaves no trace. */
    private fun draw(frame: Frame, around: Home?) {
        if (covered.value) return
        at = frame.at
        home = around
        (frame.screen as? Screen.ArticleScreen)?.let { session.resume = it.article.resume() }
        searching.offer(around?.topics?.find { it.actNow })
        frames.value = frame
    }

    /** One call a screen: what is around it is read again only at the start screen, or where it is not [known]. */
    private fun read(to: Navigation, known: Home?): Pair<Frame, Home?> {
        var home = known
        val screen = try {
            val around = known?.takeIf { to.place != Place.Root(Tab.Handbook) } ?: handbook.home(wall())
            home = around
            screen(to.place, around)
        } catch (failure: Failure) {
            if (failure.key == LOCKED) Screen.LockedScreen else Screen.FailedScreen(failure)
        }
        val reading = home?.language ?: words.tongue.standIn()
        val card = to.show?.let { card(it, reading.tag) }
        // A card that cannot be read must not lock the screen.
        val there = if (card == null) to.endShow() else to
        return Frame(there, screen, words, reading, home?.languages.orEmpty(), settings.fullTitle, home?.calls.orEmpty(), card, home?.overlays.orEmpty(), !settings.toldOfHiding, settings.theme, settings.letters) to home
    }

    private fun card(show: Show, reading: String): Card? = try {
        if (show.phrase == null) whole(show) else one(show.section, show.phrase, show.language ?: reading)
    } catch (_: Failure) {
        null
    }

    /** Only what was written to the family is shown to them. */
    private fun whole(show: Show): Card? {
        val article = handbook.article(show.section, show.language, wall())
        if (article.audience != Audience.Family) return null
        return card(Page.Whole(article), article.shown, article.marks, article.release)
    }

    private fun one(section: String, number: Int, language: String): Card {
        val phrase = handbook.phrase(section, number, language)
        return card(Page.One(phrase), (phrase.theirs ?: phrase.own).shown, listOfNotNull(phrase.mark), phrase.release)
    }

    private fun card(page: Page, shown: Shown, marks: List<SourceMark>, release: Release): Card {
        val theirs = wordsIn(shown)
        return Card(page, frames.value?.card?.lock ?: ShowLock.Locked, theirs, colophon(shown, marks, release, words, theirs))
    }

    /** The interface's words in the language of a text. */
    private fun wordsIn(shown: Shown): Words? = if (shown.tag == words.tongue.tag) words else Words.other(handbook, shown.tag)

    private fun screen(place: Place, home: Home): Screen = when (place) {
        is Place.Root -> when (place.tab) {
            Tab.Handbook -> Screen.HomeScreen(home, session.resume)
            Tab.Search -> Screen.SearchScreen
            Tab.Saved -> Screen.SavedScreen
        }
        is Place.Topic -> Screen.TopicScreen(handbook.contents(place.topic))
        is Place.Article -> article(place)
        is Place.Edit -> edit(place.id)
        Place.Numbers -> Screen.NumbersScreen
        is Place.Number -> number(place.slot)
        Place.Settings -> Screen.SettingsScreen
        Place.Languages -> Screen.LanguagesScreen(home.reading, home.languages, handbook.tongues())
        Place.Pack -> Screen.PackScreen(handbook.pack())
        Place.About -> Screen.AboutScreen(handbook.pack())
        Place.Privacy -> Screen.PrivacyScreen
        Place.Offer -> Screen.OfferScreen
        Place.Lock -> Screen.LockScreen
        is Place.Pin -> Screen.PinScreen(place.task)
        Place.Erase -> Screen.EraseScreen
        Place.Export -> Screen.ExportScreen
        Place.Passphrase -> Screen.PassphraseScreen
    }

    private fun article(place: Place.Article): Screen {
        val article = handbook.article(place.section, null, wall(), place.sought?.words)
        val drawn = (frames.value?.screen as? Screen.ArticleScreen)?.takeIf { it.article.section == article.section }
        return Screen.ArticleScreen(article, drawn?.bookmark ?: Bookmark.Unknown, place.sought)
    }

    private fun bookmark(section: String): Bookmark = try {
        passages.bookmarkOn(section)
    } catch (_: Failure) {
        Bookmark.Unknown
    }

    private fun number(number: OwnNumber): Screen {
        val known = numbers.state.value
        known.locked?.let { throw it }
        return Screen.NumberScreen(known[number] ?: throw Failure("error-store-unreadable"))
    }

    private fun edit(id: Long): Screen {
        val kept = keeping.state.value
        kept.locked?.let { throw it }
        val saved = kept.list.find { it.id == id } ?: throw Failure("error-store-missing")
        return Screen.EditScreen(saved, kept.labels)
    }

    companion object {
        /** For how many milliseconds the app can be left, as for a call or to choose a file, before what is saved is locked. */
        const val MOMENT = 30_000L

        /** For how many milliseconds fingers rest before what they typed is kept. */
        private const val REST = 500L

        /** Among so many of what a search finds, saved passages are looked for. */
        private const val MOST = 200
    }
}

private fun Words.done(offer: Offer, before: Boolean): String = when {
    before -> restored(offer.release)
    offer.overlay -> this[Word.InstallDoneBeside]
    else -> this[Word.InstallDone]
}

/** Whether something of the person's is in the screen itself. */
private val Screen.showsSaved: Boolean get() = this is Screen.EditScreen || this is Screen.NumberScreen

private val Place.showsNumbers: Boolean get() = this == Place.Numbers || this is Place.Number

private val Place.showsSaved: Boolean get() = this == Place.Root(Tab.Saved) || this is Place.Edit

private val Home.language: Language? get() = languages.find { it.tag == reading }

/** Where the handbook cannot be read, its language is that of the buttons. */
private fun Tongue.standIn() = Language(tag, endonym, direction, percent = 0, outdated = 0, Review.Draft)

private fun Article.resume() = Resume(section, topicTitle, number, of)

private fun String.language() = substringBefore('-')
