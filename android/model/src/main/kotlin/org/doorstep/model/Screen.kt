package org.doorstep.model

/** What is drawn: a place with all that it shows. */
sealed interface Screen {
    data class HomeScreen(val home: Home, val resume: Resume?) : Screen

    data class TopicScreen(val contents: Contents) : Screen

    data class ArticleScreen(val article: Article, val bookmark: Bookmark, val sought: Sought? = null) : Screen

    /** What is found is in [Searching]. */
    data object SearchScreen : Screen

    /** The list is in [Keeping]. */
    data object SavedScreen : Screen

    data class EditScreen(val saved: Saved, val labels: List<String>) : Screen

    /** The list is in [Numbers]. */
    data object NumbersScreen : Screen

    data class NumberScreen(val slot: OwnSlot) : Screen

    data object SettingsScreen : Screen

    data class LanguagesScreen(val reading: String, val languages: List<Language>, val tongues: List<Tongue>) : Screen

    /** The others are in [Installing]. */
    data class PackScreen(val pack: PackInfo) : Screen

    /** What is offered is in [Installing]. */
    data object OfferScreen : Screen

    data class AboutScreen(val pack: PackInfo) : Screen

    data object PrivacyScreen : Screen

    /** How it stands is in [Locking]. */
    data object LockScreen : Screen

    data class PinScreen(val task: PinTask) : Screen

    data object EraseScreen : Screen

    /** What was saved is on this screen, and locked. */
    data object LockedScreen : Screen

    data object ExportScreen : Screen

    /** A sealed file waits for its passphrase. */
    data object PassphraseScreen : Screen

    /** The place cannot be shown, and why. */
    data class FailedScreen(val failure: Failure) : Screen
}

/** Where reading can go on, held in memory alone. A section's title may name the subject: only the topic's is told. */
data class Resume(val section: String, val topicTitle: String, val number: Int, val of: Int)

/** Whether a passage is saved, and whether that can be known. */
sealed interface Bookmark {
    /** The store is locked or broken; reading goes on. */
    data object Unknown : Bookmark

    data object None : Bookmark

    /** With the note that the person wrote. */
    data class Kept(val id: Long, val changed: Boolean, val note: String = "") : Bookmark {
        // What a person wrote shows nowhere by accident (C8).
        override fun toString(): String = id.toString()
    }
}

/** A line at the foot of the screen that goes by itself, and what can be done about it. */
data class Notice(val text: String, val act: Act? = null)

/** What a notice offers. */
class Act(val word: Word, val run: () -> Unit)
