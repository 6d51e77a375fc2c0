package org.doorstep.model

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.advanceTimeBy
import kotlinx.coroutines.test.runCurrent

/** A shell over the fakes, moved and looked at in the words of the table. */
@OptIn(ExperimentalCoroutinesApi::class)
class Stage(private val scope: TestScope) {
    private val handbook = FakeHandbook()
    private val passages = FakePassages(handbook)
    private val packs = FakePacks(handbook, passages)
    private val settings = FakeSettings()
    private val dispatcher: CoroutineDispatcher = StandardTestDispatcher(scope.testScheduler)
    private lateinit var shell: Shell

    /** In milliseconds. */
    private var steady = 0L

    /** The passage under the finger: the one drawn last. */
    private var article: Screen.ArticleScreen? = null

    /** What last left the app. */
    private var exported: String? = null
    private var shared: String? = null
    private var said: String? = null

    init {
        start()
        scope.runCurrent()
    }

    private fun start(remembered: String? = null, found: Failure? = null, news: List<PackNotice> = emptyList()) {
        passages.restarted()
        // The system hands the app the language of its buttons first.
        handbook.reading = settings.tongue ?: "en"
        handbook.spoken = "en"
        shell = Shell(handbook, passages, packs, settings, { 0 }, { steady }, scope, dispatcher)
        shell.start(remembered, found, news)
    }

    fun run(line: Line) {
        (shell.frame.value?.screen as? Screen.ArticleScreen)?.let { article = it }
        act(line)
        if (line.waits) return
        // Fingers rest after they have typed.
        if (line.words[0] == "type-note") scope.advanceTimeBy(SECOND)
        scope.runCurrent()
    }

    private fun act(line: Line) {
        val words = line.words
        val first = line.rest(1).orEmpty()
        when (words[0]) {
            "wait" -> Unit
            "open" -> shell.open(place(first))
            "turn" -> shell.turn(place(first))
            "select" -> shell.select(tab(first))
            "back" -> shell.back()
            "raise" -> shell.raise(sheet(first))
            "lower" -> shell.lower()
            "show" -> shell.show(words[1], line.rest(2))
            "show-phrase" -> shell.show(words[1], line.rest(3), words[2].toInt())
            "speak-phrase" -> shell.speak(words[1], words[2].toInt(), words[3]) { said = it.words }
            "share" -> shell.share(checkNotNull(article) { "share without a passage" }.article) { shared = it }
            "keep-number" -> shell.keepNumber(own(words[1]), words[2], line.rest(3).orEmpty())
            "clear-number" -> shell.clearNumber(own(first))
            "write-number" -> shell.session.write(own(words[1]), NumberDraft(words[2], ""))
            "hold" -> shell.holdShow()
            "stay" -> shell.stayShown()
            "leave" -> shell.endShow()
            "read" -> shell.read(first)
            "speak" -> shell.speak(first)
            "title" -> shell.nameTitle(first == "yes")
            "toggle" -> checkNotNull(article) { "toggle without a passage" }.let { shell.toggle(it.article, it.bookmark) }
            "undo" -> checkNotNull(undo) { "undo without an offer" }.run()
            "act" -> checkNotNull(shell.notice.value?.act) { "nothing is offered" }.run()
            "open-hit" -> shell.open(shell.searching.state.value.found.hits.first { it.section == first })
            "find" -> shell.find(line.rest(1))
            "dismiss" -> shell.notice.value?.let(shell::dismiss)
            "tick" -> shell.session.toggle(Tick(words[1], words[2].toInt(), words[3].toInt()))
            "type" -> shell.searching.type(first)
            "more" -> shell.searching.more()
            "clear" -> shell.searching.clear()
            "keep" -> {
                val labels = if (words[2] == "-") emptyList() else words[2].split(",")
                shell.keep(saved(words[1]), line.rest(3).orEmpty(), labels)
            }
            "narrow" -> shell.keeping.narrow(first)
            "move" -> shell.keeping.move(saved(words[1]), words[2] == "up")
            "remove" -> shell.remove(saved(first))
            "write" -> shell.session.write(FIRST, Draft(first, ""))
            "type-note" -> shell.type(FIRST, draft.copy(note = line.rest(1).orEmpty()))
            "look" -> shell.keeping.look(line.rest(1).orEmpty())
            "only-changed" -> shell.keeping.narrowToChanged()
            "order" -> shell.keeping.order(Keeping.Order.entries.first { it.name.lowercase() == first })
            "light" -> shell.light(Theme.entries.first { it.name.lowercase() == first })
            "letters" -> shell.size(first.toInt())
            "knows-hiding" -> shell.knowsHiding()
            "new-here" -> {
                settings.toldOfHiding = false
                start()
            }
            "labels" -> shell.session.write(FIRST, draft.copy(labels = first))
            "chip" -> shell.session.write(FIRST, draft.toggling(first))
            "export" -> shell.export { written(it, first) }
            "export-sealed" -> shell.exportSealed(typed(words[2]), typed(words[3])) { written(it, words[1]) }
            "import" -> shell.import(first)
            "passphrase" -> shell.openSealed(first)
            "arrive" -> shell.arrive(FakeFile(first))
            "install" -> shell.install()
            "keep-mine" -> shell.keepMine()
            "before" -> shell.lookBefore()
            "remove-overlay" -> shell.removeOverlay(first)
            "fell-back" -> start(news = listOf(PackNotice.FellBack(first.toLong())))
            "left-out" -> start(news = listOf(PackNotice.LeftOut(first)))
            "unlisted" -> start(news = listOf(PackNotice.Unlisted))
            "dismiss-news" -> shell.dismissNews()
            "judge-pin" -> shell.locking.judge(typed(words[1]), typed(words[2]))
            "set-pin" -> shell.setPin(words[1], words[2], words[3].toIntOrNull())
            "give-up-and-set-pin" -> shell.setPin(words[1], words[2], words[3].toIntOrNull(), giveUp = true)
            "change-pin" -> shell.changePin(words[1], words[2], words[3], words[4].toIntOrNull())
            "remove-pin" -> shell.removePin(first)
            "lock-now" -> shell.lockNow()
            "unlock" -> shell.locking.unlock(first)
            "erase" -> shell.erase()
            "pass" -> {
                steady += first.toLong() * SECOND
                shell.locking.tick()
            }
            "away" -> {
                shell.stepAway()
                steady += first.toLong() * SECOND
                shell.comeBack()
            }
            "damaged" -> passages.damaged = words.last() != "-"
            "hide" -> shell.hide()
            "uncover" -> shell.uncover()
            "restart" -> start(if (words.size > 1) first else shell.frame.value?.at?.remembered())
            "open-saved" -> shell.openSaved(asked = first == "asked")
            "follow" -> shell.follow(words.drop(1))
            "found" -> start(found = Failure(first))
            "gone" -> handbook.gone += first
            "changed" -> passages.changed = true
            "store" -> passages.why = line.rest(1)?.let { Failure(it) }
            "full" -> passages.full = words.last() != "-"
            "unreadable" -> handbook.damaged = words.last() != "-"
            else -> error("nobody can ${words[0]}")
        }
    }

    /** What there is to see under a name; null where there is nothing. */
    fun see(name: String): String? {
        val frame = shell.frame.value
        val search = shell.searching.state.value
        val kept = shell.keeping.state.value
        val numbers = shell.numbers.state.value
        val installing = shell.installing.state.value
        return when (name) {
            "place" -> frame?.at?.place?.let(::written)
            "holds-back" -> frame?.let { yes(it.at.holdsBack) }
            "tab" -> frame?.at?.tab?.name?.lowercase()
            "sheet" -> frame?.at?.sheet?.let(::written)
            "screen" -> frame?.screen?.let(::written)
            "text" -> (frame?.screen as? Screen.ArticleScreen)?.article?.title
            "reading" -> frame?.reading?.tag
            "tongue" -> frame?.words?.tongue?.tag
            "direction" -> frame?.let { if (it.words.tongue.direction == Direction.RightToLeft) "from-right" else "from-left" }
            "label" -> frame?.words?.get(Word.TabSearch)
            "title" -> frame?.let { yes(it.fullTitle) }
            "resume" -> shell.session.resume?.section
            "resume-title" -> shell.session.resume?.topicTitle
            "shared" -> shared?.lines()?.filter { it.isNotEmpty() }?.joinToString(BESIDE)
            "said" -> said
            "family" -> shell.session.family
            "numbers" -> list(numbers.filled.map { "${it.slot.name.lowercase()}=${it.filled?.number}" })
            "agency-numbers" ->
                list(numbers.callable.filter { it.filled == null }.map { "${it.slot.name.lowercase()}=${it.agency?.number}" })
            "offered" -> installing.offer?.let { "${it.publisher ?: "-"} ${it.release.version} over ${it.replaces?.version ?: "-"}" }
            "effect" -> installing.offer?.let {
                "added=${it.added.size} changed=${it.changed.size} moved=${it.moved.size} removed=${it.removed.size}"
            }
            "saved-effect" -> installing.offer?.saved?.let { "all=${it.all} changed=${it.changed} moved=${it.moved} removed=${it.removed}" }
            "refused" -> installing.refused?.let { frame?.words?.failure(it) }
            "looking" -> yes(installing.looking)
            "release" -> handbook.version.toString()
            "packs" -> installing.list?.joinToString(BESIDE) { "${it.id}/${it.release.version} ${written(it)}" }
            "overlays" -> list((frame?.screen as? Screen.HomeScreen)?.home?.overlays.orEmpty().map { it.badge.agency })
            "news" -> shell.news.value.joinToString(BESIDE) { checkNotNull(frame).words.packNotice(it) }.ifEmpty { null }
            "badge" -> (frame?.screen as? Screen.ArticleScreen)?.article?.badge?.agency
            "hit-badges" -> list(search.found.hits.mapNotNull { it.badge?.agency })
            "pin" -> shell.locking.state.value.let { if (it.pin == null) "unknown" else if (it.locked) "locked" else if (it.on) "on" else "off" }
            "pin-problem" -> shell.locking.state.value.problem?.key
            "pin-trouble" -> shell.locking.state.value.trouble?.let { checkNotNull(frame).words.failure(it) }
            "wait" -> shell.locking.state.value.wait.takeIf { it > 0 }?.let { checkNotNull(frame).words.wait(it) }
            "give-up" -> yes(shell.locking.state.value.givesUp)
            "import-trouble" -> kept.trouble?.let { checkNotNull(frame).words.failure(it) }
            "numbers-known" -> yes(numbers.slots != null)
            "numbers-locked" -> numbers.locked?.key
            "number-draft" -> shell.session.draft(OwnNumber.Supervisor)?.number
            "ticks" -> list(shell.session.ticks.value.map { "${it.section}/${it.block}/${it.item}" }.sorted())
            "draft" -> shell.session.draft(FIRST)?.note
            "listed" -> list(draft.listed)
            "exported" -> exported
            "bookmark" -> (frame?.screen as? Screen.ArticleScreen)?.bookmark?.let(::written)
            "card" -> frame?.card?.page?.let(::written)
            "card-text" -> frame?.card?.page?.let(::text)
            "colophon" -> frame?.card?.colophon?.joinToString(BESIDE)
            "lock" -> frame?.card?.lock?.name?.lowercase()
            "notice" -> shell.notice.value?.text
            "undo" -> shell.notice.value?.let { yes(undo != null) }
            "act" -> shell.notice.value?.act?.word?.key
            "sought" -> (frame?.screen as? Screen.ArticleScreen)?.sought?.let { if (it.typed) "typed ${it.words}" else it.words }
            "typed" -> search.text.ifEmpty { null }
            "hits" -> list(search.found.hits.map { it.section })
            "hit-languages" -> list(search.found.hits.map { it.shown.tag }.distinct().sorted())
            "rows" -> search.found.hits.size.toString()
            "total" -> search.found.total.toString()
            "nearest" -> yes(search.found.nearest)
            "rebuilt" -> yes(search.found.rebuilt)
            "call" -> search.found.hits.firstOrNull()?.call?.phone
            "correction" -> search.found.correction
            "blank" -> yes(search.blank)
            "nothing" -> yes(search.nothing)
            "trouble" -> search.failure?.key
            "offer" -> search.actNow?.id
            "searched" -> list(handbook.searches)
            "saved" -> list(kept.shown.mapNotNull { it.section })
            "saved-titles" -> list(kept.shown.map { it.title })
            "labels" -> list(kept.labels)
            "theme" -> frame?.theme?.name?.lowercase()
            "letters" -> frame?.letters?.toString()
            "tells-of-hiding" -> frame?.let { yes(it.tellsOfHiding) }
            "note" -> ((frame?.screen as? Screen.ArticleScreen)?.bookmark as? Bookmark.Kept)?.note?.ifEmpty { null }
            "narrowed" -> kept.label
            "locked" -> kept.locked?.key
            "notes" -> list(kept.list.map { it.note }.filter { it.isNotEmpty() })
            "drawn" -> yes(frame != null)
            "hidden" -> yes(shell.hidden.value)
            "remembered" -> frame?.at?.remembered()
            else -> error("nobody sees $name")
        }
    }

    private val undo get() = shell.notice.value?.act?.takeIf { it.word == Word.ActionUndo }

    /** What is typed for what was saved first. */
    private val draft get() = shell.session.draft(FIRST) ?: Draft("", "")

    private fun written(text: String, chosen: String): Boolean {
        exported = text
        return chosen == "yes"
    }

    /** `-` is nothing. */
    private fun typed(word: String) = word.takeIf { it != "-" }.orEmpty()

    private fun written(pack: ShelvedPack) = if (pack.overlay) "beside" else if (pack.inUse) "read" else "kept"

    private fun list(items: List<String>): String? = items.joinToString(" ").ifEmpty { null }

    private fun yes(so: Boolean) = if (so) "yes" else "no"

    private fun saved(section: String) = shell.keeping.state.value.list.first { it.section == section }.id

    private fun tab(name: String) = Tab.entries.first { it.name.lowercase() == name }

    private fun own(name: String) = OwnNumber.entries.first { it.name.lowercase() == name }

    private fun sheet(text: String): Sheet {
        val parts = text.split('/')
        return when (parts[0]) {
            "language" -> Sheet.Language
            "show" -> Sheet.Show(parts[1], parts.getOrNull(2)?.toInt())
            "remove" -> Sheet.RemoveOverlay(parts[1], parts[1])
            else -> Sheet.Speak(parts[1], parts[2].toInt())
        }
    }

    private fun written(page: Shell.Page) = when (page) {
        is Shell.Page.Whole -> "${page.article.section} ${page.article.shown.tag}"
        is Shell.Page.One -> with(page.phrase) { "$section/$number ${(theirs ?: own).shown.tag}" }
    }

    /** The words on a card, the family's first. */
    private fun text(page: Shell.Page) = when (page) {
        is Shell.Page.Whole -> page.article.title
        is Shell.Page.One -> listOfNotNull(page.phrase.theirs?.words, page.phrase.own.words).distinct().joinToString(BESIDE)
    }

    private fun id(text: String) = text.substringAfter('/')

    private fun place(text: String): Place = when (text.substringBefore('/')) {
        "root" -> Place.Root(tab(id(text)))
        "topic" -> Place.Topic(id(text))
        "article" -> Place.Article(id(text))
        "edit" -> Place.Edit(id(text).toLong())
        "numbers" -> Place.Numbers
        "number" -> Place.Number(own(id(text)))
        "settings" -> Place.Settings
        "languages" -> Place.Languages
        "pack" -> Place.Pack
        "about" -> Place.About
        "privacy" -> Place.Privacy
        "lock" -> Place.Lock
        "pin" -> Place.Pin(PinTask.entries.first { it.name.lowercase() == id(text) })
        "erase" -> Place.Erase
        "export" -> Place.Export
        else -> error("no place is called $text")
    }

    private fun written(place: Place): String = when (place) {
        is Place.Root -> "root/${place.tab.name.lowercase()}"
        is Place.Topic -> "topic/${place.topic}"
        is Place.Article -> "article/${place.section}"
        is Place.Edit -> "edit/${place.id}"
        Place.Numbers -> "numbers"
        is Place.Number -> "number/${place.slot.name.lowercase()}"
        Place.Settings -> "settings"
        Place.Languages -> "languages"
        Place.Pack -> "pack"
        Place.About -> "about"
        Place.Privacy -> "privacy"
        Place.Offer -> "offer"
        Place.Lock -> "lock"
        is Place.Pin -> "pin/${place.task.name.lowercase()}"
        Place.Erase -> "erase"
        Place.Export -> "export"
        Place.Passphrase -> "passphrase"
    }

    private fun written(sheet: Sheet): String = when (sheet) {
        Sheet.Language -> "language"
        is Sheet.Term -> "term/${sheet.definition.concept}"
        is Sheet.Show -> listOfNotNull("show", sheet.section, sheet.phrase).joinToString("/")
        is Sheet.Speak -> "speak/${sheet.section}/${sheet.phrase}"
        is Sheet.RemoveOverlay -> "remove/${sheet.id}"
    }

    private fun written(screen: Screen): String = when (screen) {
        is Screen.HomeScreen -> "home"
        is Screen.TopicScreen -> "topic"
        is Screen.ArticleScreen -> "article"
        Screen.SearchScreen -> "search"
        Screen.SavedScreen -> "saved"
        is Screen.EditScreen -> "edit"
        Screen.NumbersScreen -> "numbers"
        is Screen.NumberScreen -> "number"
        Screen.SettingsScreen -> "settings"
        is Screen.LanguagesScreen -> "languages"
        is Screen.PackScreen -> "pack"
        is Screen.AboutScreen -> "about"
        Screen.PrivacyScreen -> "privacy"
        Screen.OfferScreen -> "offer"
        Screen.LockScreen -> "lock"
        is Screen.PinScreen -> "pin"
        Screen.EraseScreen -> "erase"
        Screen.LockedScreen -> "locked"
        Screen.ExportScreen -> "export"
        Screen.PassphraseScreen -> "passphrase"
        is Screen.FailedScreen -> "failed ${screen.failure.key}"
    }

    private fun written(bookmark: Bookmark): String = when (bookmark) {
        Bookmark.Unknown -> "unknown"
        Bookmark.None -> "none"
        is Bookmark.Kept -> if (bookmark.changed) "changed" else "kept"
    }

    private companion object {
        /** The number of what was saved first. */
        const val FIRST = 1L
        const val BESIDE = " | "
        const val SECOND = 1000L
    }
}
