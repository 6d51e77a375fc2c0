package org.doorstep.preview

import org.doorstep.model.Failure
import org.doorstep.model.Handbook
import org.doorstep.model.OwnNumber
import org.doorstep.model.PackNotice
import org.doorstep.model.PinTask
import org.doorstep.model.Place
import org.doorstep.model.SavedPassages
import org.doorstep.model.Screen
import org.doorstep.model.Sheet
import org.doorstep.model.Shell
import org.doorstep.model.Tab
import org.doorstep.model.Tick

/** The states of the screens that are drawn, each reached as a person would reach it. */
enum class Scenes(
    private val locked: Boolean = false,
    private val passages: (SavedPassages) -> SavedPassages = { it },
    private val handbook: (Handbook) -> Handbook = { it },
    private val news: List<PackNotice> = emptyList(),
    private val reach: Shell.() -> Unit,
) {
    Home(reach = {}),
    HomeFilled(reach = {
        fill()
        open(Place.Article(ID.PLAN))
        select(Tab.Handbook)
    }),
    HomeAgain(reach = {
        open(Place.Article(ID.PLAN))
        select(Tab.Handbook)
    }),
    HomeNews(news = NEWS, reach = {}),
    HomeBeside(handbook = ::BesideHandbook, reach = {}),
    Topic(reach = { open(Place.Topic("talking")) }),
    DangerTopic(reach = { open(Place.Topic("act-now")) }),
    DangerTopicFilled(reach = {
        fill()
        open(Place.Topic("act-now"))
    }),
    RightNowTopic(reach = { open(Place.Topic("right-now")) }),
    Decision(reach = { open(Place.Article(ID.DECISION)) }),
    RightNow(reach = { open(Place.Article(ID.CARD)) }),
    RightNowFilled(reach = {
        fill()
        open(Place.Article(ID.CARD))
    }),
    Family(reach = { open(Place.Article(ID.FAMILY)) }),
    Numbers(reach = { open(Place.Numbers) }),
    NumbersFilled(reach = {
        fill()
        open(Place.Numbers)
    }),
    NumbersBeside(passages = ::BesidePassages, reach = {
        fill()
        open(Place.Numbers)
    }),
    NumberBeside(passages = ::BesidePassages, reach = { open(Place.Number(OwnNumber.Clinic)) }),
    NumbersPin(passages = { PinPassages(it, LOCKED_PIN) }, reach = { open(Place.Numbers) }),
    NumbersLocked(locked = true, reach = { open(Place.Numbers) }),
    Number(reach = {
        fill()
        open(Place.Number(OwnNumber.Supervisor))
    }),
    ActNow(reach = { open(Place.Article(ID.DANGER)) }),
    Contact(reach = { open(Place.Article(ID.HOTLINE)) }),
    Checklist(reach = {
        open(Place.Article(ID.CHECKLIST))
        session.toggle(Tick(ID.CHECKLIST, 1, 0))
        session.toggle(Tick(ID.CHECKLIST, 1, 1))
    }),
    Article(reach = { open(Place.Article(ID.PRIVATE)) }),
    ArticleBeside(handbook = ::BesideHandbook, reach = { open(Place.Article(ID.PRIVATE)) }),
    Voice(reach = { open(Place.Article(ID.LISTEN)) }),
    Pairs(reach = { open(Place.Article(ID.DETAILS)) }),
    Term(reach = {
        open(Place.Article(ID.PRIVATE))
        val screen = frame.value?.screen as Screen.ArticleScreen
        raise(Sheet.Term(screen.article.definitions.first()))
    }),
    LanguageSheet(reach = { raise(Sheet.Language) }),
    SearchBlank(reach = { select(Tab.Search) }),
    Search(reach = {
        select(Tab.Search)
        searching.type("forcd to run")
    }),
    SearchBeside(handbook = ::BesideHandbook, reach = {
        select(Tab.Search)
        searching.type("forced to run")
    }),
    SearchEmergency(reach = {
        select(Tab.Search)
        searching.type("gun")
    }),
    Hit(reach = {
        select(Tab.Search)
        searching.type("forcd to run")
        open(searching.state.value.found.hits.first())
    }),
    Finding(reach = {
        open(Place.Article(ID.PRIVATE))
        find("tell")
    }),
    SavedNotice(reach = {
        open(Place.Article(ID.PRIVATE))
        val screen = frame.value?.screen as Screen.ArticleScreen
        toggle(screen.article, screen.bookmark)
    }),
    Noted(reach = {
        keep()
        open(Place.Article(keeping.state.value.list.first { it.note.isNotEmpty() }.section!!))
    }),
    SearchNearest(reach = {
        select(Tab.Search)
        searching.type("the xylophone")
    }),
    SearchNothing(reach = {
        select(Tab.Search)
        searching.type("xqzw")
    }),
    SavedNone(reach = { select(Tab.Saved) }),
    Saved(reach = {
        keep()
        select(Tab.Saved)
    }),
    SavedLocked(locked = true, reach = { select(Tab.Saved) }),
    Edit(reach = {
        keep()
        select(Tab.Saved)
        open(Place.Edit(keeping.state.value.list.first().id))
    }),
    Settings(reach = { open(Place.Settings) }),
    Languages(reach = { open(Place.Languages) }),
    Pack(reach = { open(Place.Pack) }),
    PackRemove(reach = {
        open(Place.Pack)
        raise(Sheet.RemoveOverlay("county", "Hill County Children's Services"))
    }),
    Offer(reach = { arrive(SampleFile("newer")) }),
    OfferBeside(reach = { arrive(SampleFile("beside")) }),
    OfferBefore(reach = { lookBefore() }),
    OfferRefused(reach = { arrive(SampleFile("error-install-not-signed")) }),
    LockOff(reach = { open(Place.Lock) }),
    LockOn(passages = { PinPassages(it, OPEN_PIN) }, reach = { open(Place.Lock) }),
    LockLocked(passages = { PinPassages(it, LOCKED_PIN) }, reach = { open(Place.Lock) }),
    PinSet(passages = { PinPassages(it, OPEN_PIN.copy(on = false, wipeAfter = 10)) }, reach = { open(Place.Pin(PinTask.Set)) }),
    PinChange(passages = { PinPassages(it, OPEN_PIN) }, reach = { open(Place.Pin(PinTask.Change)) }),
    PinRemove(passages = { PinPassages(it, OPEN_PIN) }, reach = { open(Place.Pin(PinTask.Remove)) }),
    Erase(reach = { open(Place.Erase) }),
    SavedPin(passages = { PinPassages(it, LOCKED_PIN) }, reach = { select(Tab.Saved) }),
    SavedPinWait(passages = { PinPassages(it, LOCKED_PIN, WRONG) }, reach = {
        select(Tab.Saved)
        locking.unlock("135790")
    }),
    Export(reach = {
        select(Tab.Saved)
        open(Place.Export)
    }),
    Passphrase(passages = { PinPassages(it, OPEN_PIN) }, reach = {
        select(Tab.Saved)
        import("sealed")
        openSealed("wrong")
    }),
    About(reach = { open(Place.About) }),
    Privacy(reach = { open(Place.Privacy) }),
    Gone(reach = { open(Place.Article("zzzzz")) }),
    Show(reach = { show(ID.FAMILY, null) }),
    ShowOther(reach = { show(ID.FAMILY, "es") }),
    ShowPhrase(reach = { show(ID.PRIVATE, "es", 1) }),
    ShowAsking(reach = {
        show(ID.FAMILY, null)
        holdShow()
    }),
    ;

    /** The app in this state. */
    fun on(language: String, pseudo: Pseudo?): Desk {
        val key = { if (locked) throw Failure("error-store-wrong-key") else ByteArray(KEY) }
        val desk = Desk(language, pseudo, key = key, passages = passages, packs = ::SamplePacks, wrap = handbook)
        desk.shell.start(news = news)
        desk.shell.reach()
        return desk
    }

    private companion object {
        const val KEY = 32
        val WRONG = Failure("error-pin-wrong-left", mapOf("left" to 3))
    }

    /** Passages that a picture is drawn of. */
    object ID {
        const val DANGER = "gbzxm"
        const val HOTLINE = "xtnm7"
        const val CHECKLIST = "g5jnp"
        const val PRIVATE = "hmd5r"
        const val LISTEN = "skbzd"
        const val DETAILS = "nxq4v"
        const val PLAN = "hghd3"
        const val DECISION = "rgqd7"
        const val CARD = "ktf4j"
        const val FAMILY = "v3bj8"
    }
}

private fun Shell.fill() {
    numbers.keep(OwnNumber.Supervisor, "555-0142 ext 7", "Ana Ruiz, nights")
    numbers.keep(OwnNumber.Interpreter, "1 800 555 0199", "")
    notice.value?.let(::dismiss)
}

private fun Shell.keep() {
    for (section in listOf(Scenes.ID.DETAILS, Scenes.ID.PLAN, Scenes.ID.PRIVATE)) {
        open(Place.Article(section))
        val screen = frame.value?.screen as Screen.ArticleScreen
        toggle(screen.article, screen.bookmark)
    }
    select(Tab.Saved)
    val list = keeping.state.value.list
    keeping.edit(list[0].id, "Say this before the first question.", listOf("Next visit", "Talk"))
    keeping.edit(list[2].id, "", listOf("Talk"))
    notice.value?.let(::dismiss)
}
