package org.doorstep.model

import java.time.LocalDate
import java.time.format.DateTimeFormatter
import java.time.format.FormatStyle
import java.util.Locale
import java.util.concurrent.ConcurrentHashMap

/** The interface's messages without values; each name is its key in `content/strings`, in another case. */
enum class Word {
    AppName, TabHandbook, TabSearch, TabSaved,
    ScreenSettings, SettingsLetters, SettingsTheme, ThemeDevice, ThemeLight, ThemeDark,
    ScreenLanguages, ScreenAbout, ScreenPrivacy, ScreenLock, ScreenMore,
    HomeContinue,
    ArticlePrevious, ArticleNext, ArticleSaved, ArticleChanged, ArticleTicks,
    BoxDefinition, BoxCaution, BoxActNow, BoxVoice, BoxExample, BoxSay, BoxDo, BoxDont, BoxCall, BoxWrite,
    SourceSheet, SourceEditors, SourceLaw, SourceAgency,
    ContactRelay, ContactChat, ContactFree, ContactConfidential, ContactMayReport,
    FreshnessCurrent, FreshnessOutdated,
    StatusMachine, StatusDraft, StatusReviewed, StatusApproved,
    FindPrompt, FindNothing,
    SearchPrompt, SearchStart, SearchNothing, SearchNothingSpelling, SearchNothingLanguage, SearchNothingContacts, SearchRebuilt,
    SavedEmpty, SavedEmptyHow, SavedFind, SavedFindNothing, SavedOrderOwn, SavedOrderNewest, SavedOnlyChanged, SavedLabelNew, SavedChanged, SavedMoved, SavedRemoved, SavedElsewhere, SavedLocked,
    OwnNumbers, OwnNumbersWhy, OwnNumbersLocked, OwnNumberEmpty, OwnNumberAdd, OwnNumberDamaged, OwnNumberNumber, OwnNumberLabel,
    OwnNumberKept, OwnNumberCleared,
    SavedNote, SavedNoteHow, SavedLabels, SavedAll, SavedGone, SavedNoteKept,
    ActionSave, ActionAddNote, ActionUndo, ActionLanguage, ActionBack, ActionClear, ActionClose, ActionKeep,
    ActionHide, ActionRetry, ActionShow, ActionShare, ActionReadAloud, ActionStopReading, ActionPause, ActionGoOn, ActionFind, ActionFindNext, ActionFindPrevious, ActionRemove, ActionMoveUp, ActionMoveDown,
    ActionEdit, ActionExport, ActionImport, ActionCancel, ActionInstall, ActionKeepMine, ActionRestore,
    LanguageReading, LanguageInterface,
    ShowIn, SpeakIn, ShowHold, ShowLeave, ShowStay,
    PackHow, PacksTitle, PacksRead, PacksOthers, PacksBeside, PacksKept, PacksWithApp, PacksBroken, PacksUnlisted, PacksNews, PacksRemoveBesideHow,
    InstallTitle, InstallTitleBeside, InstallTitleBefore, InstallLooking, InstallWorking, InstallRefused, InstallEffect, InstallYours,
    InstallFromApp, InstallFirst, InstallSame, InstallOlder, InstallAhead, InstallLanguageNew, InstallUnchanged,
    InstallSavedNone, InstallSavedUnchanged, InstallSavedUnknown, InstallDone, InstallDoneBeside, InstallKept, InstallRemovedBeside,
    LockOff, LockOn, LockWhy, LockForgotten, LockWhen, LockSet, LockChange, LockRemove, LockNow, LockLocked,
    LockWipe, LockWipeNever, LockWipeHow, LockTitle, LockHow, LockUnlock, LockWorking, LockGiveUp,
    PinPin, PinPhrase, PinNow, PinNew, PinAgain, PinLetters, PinHow, PinPhraseHow, PinTooShort, PinTooLong, PinTooEasy, PinDiffers,
    PinSet, PinChanged, PinRemoved,
    EraseTitle, EraseHow, EraseGo, EraseKeep, EraseDone,
    ExportWarning, ExportSeal, ExportSealHow, ExportPassphrase, ExportAgain, ExportWrite,
    ImportSealed, ImportSealedHow, ImportOpen,
    AboutMade, AboutSources, AboutFree,
    PrivacyNetwork, PrivacySaved, PrivacyHistory, PrivacyHide, PrivacyLimits, PrivacyTitle, PrivacyTitleHow,
    ;

    /** `SearchNothing` is `search-nothing`. */
    val key: String = name.replace(Regex("(?<!^)([A-Z])"), "-$1").lowercase()
}

/** The words of the interface in one language. Those without values are fetched at once. */
class Words private constructor(private val handbook: Handbook, val tongue: Tongue, private val other: String?) {
    /** In the language of the buttons. */
    constructor(handbook: Handbook) : this(handbook, handbook.tongue(), null)

    private val texts = Word.entries.zip(handbook.strings(Word.entries.map { it.key }, other)).toMap()
    private val formatted = ConcurrentHashMap<Pair<String, Map<String, Any>>, String>()

    operator fun get(word: Word): String = texts.getValue(word)

    fun position(number: Int, total: Int) = say("position", "number" to number, "total" to total)

    fun letters(percent: Int) = if (percent == 100) this[Word.ThemeDevice] else say("settings-letters-percent", "percent" to percent)

    fun next(title: String) = say("article-next-title", "title" to title)

    fun call(number: String) = say("contact-call-number", "number" to number)

    fun write(words: String?, number: String) =
        if (words == null) say("contact-text-number", "number" to number)
        else say("contact-text-words", "words" to words, "number" to number)

    fun verified(date: String) = say("contact-verified", "date" to day(date))

    fun stale(date: String) = say("contact-stale", "date" to day(date))

    fun fallback(asked: String, shown: String) = say("language-fallback", "asked" to asked, "shown" to shown)

    fun completeness(percent: Int) = say("language-completeness", "percent" to percent)

    fun languageNow(language: String) = say("language-now", "language" to language)

    fun reviewPassed(date: String) = say("handbook-review-passed", "date" to day(date))

    fun results(count: Int) = say("search-results", "count" to count)

    fun nearest(words: String) = say("search-nearest", "words" to words.trim())

    fun correction(words: String) = say("search-correction", "words" to words)

    fun damaged(count: Int) = say("saved-damaged", "count" to count)

    fun exported(count: Int) = say("saved-exported", "count" to count)

    fun exportedSealed(count: Int) = say("saved-exported-sealed", "count" to count)

    fun numbersExported(count: Int) = say("own-numbers-exported", "count" to count)

    fun imported(report: ImportReport) =
        say("saved-imported", "added" to report.added, "present" to report.present, "skipped" to report.skipped)

    fun release(number: Long) = say("pack-release", "number" to number.toString())

    fun issued(date: String) = say("pack-issued", "date" to day(date))

    fun reviewBy(date: String) = say("pack-review", "date" to day(date))

    fun failure(failure: Failure) =
        say(failure.key, *failure.values.map { (name, value) -> name to if (name == DATE) day(value.toString()) else value }.toTypedArray())

    fun packNotice(notice: PackNotice): String = when (notice) {
        is PackNotice.FellBack -> say("packs-fell-back", "number" to notice.version.toString())
        PackNotice.Unlisted -> say("packs-unlisted")
        is PackNotice.LeftOut -> say("packs-left-out", "agency" to notice.agency)
    }

    /** Whom a handbook is from, as the app knows them. */
    fun publisher(name: String?) = if (name == null) this[Word.InstallFromApp] else say("install-from", "publisher" to name)

    fun from(publisher: String) = say("packs-from", "publisher" to publisher)

    fun beside(publisher: String) = say("install-beside", "publisher" to publisher)

    fun offered(release: OfferedRelease) = say("install-release", "number" to release.version.toString(), "date" to day(release.issued))

    fun have(release: OfferedRelease) = say("install-have", "number" to release.version.toString(), "date" to day(release.issued))

    fun restored(release: OfferedRelease) = say("install-restored", "number" to release.version.toString(), "date" to day(release.issued))

    /** By when it is to be reviewed, or was. */
    fun review(release: OfferedRelease) =
        say(if (release.reviewPassed) "install-review-passed" else "install-review", "date" to day(release.reviewBy))

    fun languageOlder(count: Int) = say("install-language-older", "count" to count)

    fun languagesGone(names: List<String>) = say("install-languages-gone", "languages" to names.joinToString())

    fun added(count: Int) = say("install-added", "count" to count)

    fun changed(count: Int) = say("install-changed", "count" to count)

    fun moved(count: Int) = say("install-moved", "count" to count)

    fun removed(count: Int) = say("install-removed", "count" to count)

    /** What would become of saved passages, line by line. */
    fun savedEffect(effect: SavedEffect?): List<String> = when {
        effect == null -> listOf(this[Word.InstallSavedUnknown])
        effect.all == 0 -> listOf(this[Word.InstallSavedNone])
        else -> listOfNotNull(
            say("install-saved-changed", "count" to effect.changed).takeIf { effect.changed > 0 },
            say("install-saved-moved", "count" to effect.moved).takeIf { effect.moved > 0 },
            say("install-saved-removed", "count" to effect.removed).takeIf { effect.removed > 0 },
        ).ifEmpty { listOf(this[Word.InstallSavedUnchanged]) }
    }

    fun agency(badge: Badge) = say("badge-from", "agency" to badge.agency)

    fun badgeRelease(badge: Badge) = say("badge-release", "number" to badge.version.toString(), "date" to day(badge.reviewBy))

    /** Whose addition something is, of which release, and by when it is to be reviewed. */
    fun badge(badge: Badge) = agency(badge) + APART + badgeRelease(badge)

    fun badgeReviewPassed(badge: Badge) = say("badge-review-passed", "agency" to badge.agency, "date" to day(badge.reviewBy))

    fun removeBeside(agency: String) = say("packs-remove-beside", "agency" to agency)

    fun wipeAfter(count: Int) = say("lock-wipe-after", "count" to count)

    /** How long to wait before the next try, in the unit that says it best. */
    fun wait(seconds: Int): String = when {
        seconds <= SECONDS -> say("lock-wait-seconds", "count" to seconds)
        seconds <= MINUTES -> say("lock-wait-minutes", "count" to upTo(seconds, MINUTE))
        else -> say("lock-wait-hours", "count" to upTo(seconds, HOUR))
    }

    private fun upTo(seconds: Int, unit: Int) = (seconds + unit - 1) / unit

    fun review(review: Review): String = this[
        when (review) {
            Review.Machine -> Word.StatusMachine
            Review.Draft -> Word.StatusDraft
            Review.Reviewed -> Word.StatusReviewed
            Review.Approved -> Word.StatusApproved
        },
    ]

    /** The language shown, how it stands to its source, and who has read it. */
    fun trust(shown: Shown): String {
        val freshness = when (shown.freshness) {
            Freshness.Source -> null
            Freshness.Current -> this[Word.FreshnessCurrent]
            Freshness.Outdated -> this[Word.FreshnessOutdated]
        }
        return listOfNotNull(shown.endonym, freshness, review(shown.review)).joinToString(APART)
    }

    /** Where a part comes from; empty where the handbook says nothing of it. */
    fun mark(mark: SourceMark): String {
        val kind = when (mark.kind) {
            SourceKind.Sheet -> Word.SourceSheet
            SourceKind.Editors -> Word.SourceEditors
            SourceKind.Law -> Word.SourceLaw
            SourceKind.Agency -> Word.SourceAgency
            null -> null
        }
        return listOfNotNull(kind?.let(::get), mark.labels.joinToString(BESIDE).ifEmpty { null }).joinToString(APART)
    }

    fun release(release: Release): String = listOf(release(release.version), issued(release.issued)).joinToString(APART)

    /** A day such as `2026-11-24` as the reader writes it (L5). */
    private fun day(date: String): String = runCatching {
        LocalDate.parse(date).format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.forLanguageTag(tongue.tag)))
    }.getOrDefault(date)

    /** Drops what was said so far: it may name what was read or searched for (A8). */
    internal fun forget() = formatted.clear()

    private fun say(key: String, vararg values: Pair<String, Any>): String {
        val named = mapOf(*values)
        if (formatted.size >= MOST) formatted.clear()
        return formatted.getOrPut(key to named) { handbook.format(key, named, other) }
    }

    companion object {
        /** More messages than stand on any screen. */
        private const val MOST = 256
        private const val DATE = "date"
        private const val MINUTE = 60
        private const val HOUR = 60 * MINUTE

        /** Up to here a wait is told in the smaller unit. */
        private const val SECONDS = 90
        private const val MINUTES = 90 * MINUTE
        private const val APART = " · "
        private const val BESIDE = "; "

        /** In another language, for a page that is turned to somebody else; null where buttons do not speak it. */
        fun other(handbook: Handbook, tag: String): Words? =
            handbook.tongues().find { it.tag == tag }?.let { Words(handbook, it, it.tag) }
    }
}
