package org.doorstep.model

/** The three roots of the bottom bar. */
enum class Tab { Handbook, Search, Saved }

/** A screen, with what it takes to draw it again. */
sealed interface Place {
    data class Root(val tab: Tab) : Place

    data class Topic(val topic: String) : Place

    /** What is [sought] in it is kept in memory alone. */
    data class Article(val section: String, val sought: Sought? = null) : Place

    /** The note and labels of a saved passage. */
    data class Edit(val id: Long) : Place

    /** The worker's own numbers. */
    data object Numbers : Place

    /** One of them, to be typed. */
    data class Number(val slot: OwnNumber) : Place

    data object Settings : Place

    data object Languages : Place

    data object Pack : Place

    data object About : Place

    data object Privacy : Place

    /** A handbook that is offered. It is not there any more after the process ended. */
    data object Offer : Place

    /** The lock over what is saved. */
    data object Lock : Place

    data class Pin(val task: PinTask) : Place

    /** The question before all that was saved is erased. */
    data object Erase : Place

    data object Export : Place

    /** The passphrase of a sealed file. It is not asked for any more after the process ended. */
    data object Passphrase : Place
}

/** Words that are looked for in a passage: [typed] there, or in the search that found it. */
data class Sought(val words: String, val typed: Boolean)

/** The page that a place is on: what is looked for on it makes no other one. */
val Place.page: Place get() = if (this is Place.Article) Place.Article(section) else this

/** What slides over a screen; the first thing that going back takes away. */
sealed interface Sheet {
    data object Language : Sheet

    data class Term(val definition: Definition) : Sheet

    /** In which language to show the passage, or one phrase of it. */
    data class Show(val section: String, val phrase: Int? = null) : Sheet

    /** In which language to read a phrase aloud. */
    data class Speak(val section: String, val phrase: Int) : Sheet

    /** Whether to take away what an agency added. */
    data class RemoveOverlay(val id: String, val agency: String) : Sheet
}

/** A passage turned to the family, or one phrase of it, in a language; null is the reader's own. */
data class Show(val section: String, val language: String?, val phrase: Int? = null)

/**
 * Where the person is. A value: each move makes a new one.
 *
 * Each tab keeps its own way back; the system's back leads from another tab's root to the handbook, and from there out.
 */
data class Navigation(
    val tab: Tab = Tab.Handbook,
    private val stacks: Map<Tab, List<Place>> = emptyMap(),
    val sheet: Sheet? = null,
    val show: Show? = null,
) {
    private val stack: List<Place> get() = stacks[tab].orEmpty()

    /** The screen to draw. */
    val place: Place get() = stack.lastOrNull() ?: Place.Root(tab)

    /** Whether going back stays inside. Not so at the handbook's root: there it ends the app. A shown card swallows it. */
    val holdsBack: Boolean get() = show != null || back() != this

    fun open(place: Place): Navigation = when {
        show != null -> this
        place == this.place -> copy(sheet = null)
        place is Place.Root -> select(place.tab)
        else -> copy(stacks = stacks + (tab to stack + place), sheet = null)
    }

    /** Steps to a neighbour: going back leads to where reading began, not through every page. */
    fun turn(place: Place): Navigation =
        if (show != null) this else copy(stacks = stacks + (tab to stack.dropLast(1) + place), sheet = null)

    /** Goes to a tab where it was left; a second time, to its root. */
    fun select(tab: Tab): Navigation = when {
        show != null -> this
        tab == this.tab -> copy(stacks = stacks - tab, sheet = null)
        else -> copy(tab = tab, sheet = null)
    }

    fun back(): Navigation = when {
        show != null -> this
        sheet != null -> copy(sheet = null)
        stack.isNotEmpty() -> copy(stacks = stacks + (tab to stack.dropLast(1)))
        else -> copy(tab = Tab.Handbook)
    }

    fun raise(sheet: Sheet): Navigation = if (show != null) this else copy(sheet = sheet)

    fun lower(): Navigation = copy(sheet = null)

    fun show(show: Show): Navigation = copy(show = show, sheet = null)

    fun endShow(): Navigation = copy(show = null)

    /** The place alone, without the way there: what the system keeps when it ends the process. */
    fun remembered(): String = PlaceCode.write(this)

    companion object {
        /** The place again; the handbook's root where the text makes no sense. */
        fun recalled(text: String?): Navigation = text?.let(PlaceCode::read) ?: Navigation()
    }
}
