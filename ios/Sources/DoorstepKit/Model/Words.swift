import Foundation

/// The interface's messages without values; each name is its key in `content/strings`, in another case.
public enum Word: String, CaseIterable, Sendable {
    case appName, tabHandbook, tabSearch, tabSaved
    case screenSettings, settingsLetters, settingsTheme, themeDevice, themeLight, themeDark
    case screenLanguages, screenAbout, screenPrivacy, screenMore
    case homeContinue
    case articlePrevious, articleNext, articleSaved, articleChanged, articleTicks
    case boxDefinition, boxCaution, boxActNow, boxVoice, boxExample, boxSay, boxDo, boxDont, boxCall, boxWrite
    case sourceSheet, sourceEditors, sourceLaw, sourceAgency
    case contactRelay, contactChat, contactFree, contactConfidential, contactMayReport
    case freshnessCurrent, freshnessOutdated
    case statusMachine, statusDraft, statusReviewed, statusApproved
    case findPrompt, findNothing
    case searchPrompt, searchStart, searchNothing, searchNothingSpelling, searchNothingLanguage, searchNothingContacts, searchRebuilt
    case savedEmpty, savedEmptyHow, savedChanged, savedMoved, savedRemoved, savedElsewhere, savedLocked
    case savedFind, savedFindNothing, savedOrderOwn, savedOrderNewest, savedOnlyChanged, savedLabelNew
    case savedNote, savedNoteHow, savedLabels, savedAll, savedGone, savedNoteKept
    case ownNumbers, ownNumbersWhy, ownNumbersLocked, ownNumberEmpty, ownNumberAdd, ownNumberDamaged, ownNumberNumber, ownNumberLabel
    case ownNumberKept, ownNumberCleared
    case actionSave, actionAddNote, actionUndo, actionLanguage, actionBack, actionClear, actionClose, actionKeep
    case actionHide, actionRetry, actionShow, actionShare, actionReadAloud, actionStopReading, actionPause, actionGoOn
    case actionFind, actionFindNext, actionFindPrevious, actionRemove, actionMoveUp, actionMoveDown
    case actionEdit, actionExport, actionImport
    case languageReading, languageInterface
    case showIn, speakIn, showHold, showLeave, showStay, showGuidedAccess
    case packHow, aboutMade, aboutSources, aboutFree
    case packsTitle, packsRead, packsOthers, packsBeside, packsWithApp, packsBroken, packsNews, packsRemoveBesideHow
    case actionInstall, actionKeepMine, actionRestore, actionChoosePack
    case installTitle, installTitleBeside, installTitleBefore, installLooking, installWorking, installRefused, installEffect
    case installYours, installFromApp, installFirst, installSame, installOlder, installAhead, installLanguageNew, installUnchanged
    case installSavedUnchanged, installSavedNone, installSavedUnknown, installDone, installDoneBeside, installKept
    case installRemovedBeside
    case screenLock, lockOff, lockOn, lockWhy, lockForgotten, lockWhen, lockSet, lockChange, lockRemove, lockNow, lockLocked
    case lockWipe, lockWipeNever, lockWipeHow, lockTitle, lockHow, lockUnlock, lockWorking, lockGiveUp
    case pinPin, pinPhrase, pinNow, pinNew, pinAgain, pinLetters, pinHow, pinPhraseHow, pinTooShort, pinTooLong, pinTooEasy, pinDiffers
    case pinSet, pinChanged, pinRemoved
    case eraseTitle, eraseHow, eraseGo, eraseKeep, eraseDone
    case exportWarning, exportSeal, exportSealHow, exportPassphrase, exportAgain, exportWrite
    case importSealed, importSealedHow, importOpen
    case privacyNetwork, privacySaved, privacyHistory, privacyHide, privacyLimits, privacyTitle, privacyTitleHow

    /// `searchNothing` is `search-nothing`.
    public var key: String {
        rawValue.reduce(into: "") { key, letter in key += letter.isUppercase ? "-" + letter.lowercased() : String(letter) }
    }
}

/// The words of the interface in one language. Those without values are fetched at once.
public final class Words: Sendable {
    public let tongue: Tongue
    private let handbook: any Handbook
    /// The language, where it is not the one of the buttons.
    private let other: String?
    private let texts: [Word: String]
    private let said = Said()

    /// In the language of the buttons. Blocks. Throws ``Failure``.
    convenience init(_ handbook: any Handbook) throws {
        try self.init(handbook, tongue: try handbook.tongue(), other: nil)
    }

    private init(_ handbook: any Handbook, tongue: Tongue, other: String?) throws {
        self.handbook = handbook
        self.tongue = tongue
        self.other = other
        let texts = try handbook.strings(keys: Word.allCases.map(\.key), tongue: other)
        self.texts = Dictionary(uniqueKeysWithValues: zip(Word.allCases, texts))
    }

    /// The words in the language of a text, for whoever reads it; none where buttons and labels are not offered in it. Blocks.
    func `in`(_ tag: String) -> Words? {
        if tag == tongue.tag { return self }
        guard let tongue = try? handbook.tongues().first(where: { $0.tag == tag }) else { return nil }
        return try? Words(handbook, tongue: tongue, other: tag)
    }

    public subscript(word: Word) -> String { texts[word] ?? "" }

    /// Drops what was said so far: it may name what was read or searched for (A8).
    func forget() { said.forget() }

    public func position(_ number: Int, of total: Int) -> String {
        say("position", ["number": .count(number), "total": .count(total)])
    }

    public func letters(_ percent: Int) -> String {
        percent == 100 ? self[.themeDevice] : say("settings-letters-percent", ["percent": .count(percent)])
    }

    public func next(_ title: String) -> String {
        say("article-next-title", ["title": .words(title)])
    }

    public func call(_ number: String) -> String {
        say("contact-call-number", ["number": .words(number)])
    }

    public func write(_ words: String?, to number: String) -> String {
        guard let words else { return say("contact-text-number", ["number": .words(number)]) }
        return say("contact-text-words", ["words": .words(words), "number": .words(number)])
    }

    public func fallback(asked: String, shown: String) -> String {
        say("language-fallback", ["asked": .words(asked), "shown": .words(shown)])
    }

    public func completeness(_ percent: Int) -> String {
        say("language-completeness", ["percent": .count(percent)])
    }

    public func languageNow(_ language: String) -> String {
        say("language-now", ["language": .words(language)])
    }

    public func reviewPassed(_ date: String) -> String {
        say("handbook-review-passed", ["date": .words(day(date))])
    }

    public func results(_ count: Int) -> String {
        say("search-results", ["count": .count(count)])
    }

    public func nearest(_ words: String) -> String {
        say("search-nearest", ["words": .words(words.trimmingCharacters(in: .whitespacesAndNewlines))])
    }

    public func correction(_ words: String) -> String {
        say("search-correction", ["words": .words(words)])
    }

    public func damaged(_ count: Int) -> String {
        say("saved-damaged", ["count": .count(count)])
    }

    public func exported(_ count: Int, numbers: Int, sealed: Bool) -> String {
        let saved = say(sealed ? "saved-exported-sealed" : "saved-exported", ["count": .count(count)])
        return numbers == 0 ? saved : saved + " " + say("own-numbers-exported", ["count": .count(numbers)])
    }

    public func imported(_ report: ImportReport) -> String {
        say("saved-imported", ["added": .count(report.added), "present": .count(report.present), "skipped": .count(report.skipped)])
    }

    /// The day on which a contact was verified, and a warning where that is long ago.
    public func verified(_ date: String, stale: Bool) -> String {
        say(stale ? "contact-stale" : "contact-verified", ["date": .words(day(date))])
    }

    /// The language shown, how it stands to its source, and who has read it.
    public func trust(_ shown: Shown) -> String {
        [shown.endonym, shown.freshness.word.map { self[$0] }, self[shown.review.word]].compactMap { $0 }.joined(separator: apart)
    }

    /// Where a part comes from: what kind of source, and what is cited.
    public func mark(_ mark: SourceMark) -> String {
        let cited = mark.labels.joined(separator: "; ")
        return [mark.kind.map { self[$0.word] }, cited.isEmpty ? nil : cited].compactMap { $0 }.joined(separator: apart)
    }

    public func release(_ release: Release) -> String {
        self.release(release.version) + apart + issued(release.issued)
    }

    public func release(_ number: Int64) -> String {
        say("pack-release", ["number": .words(String(number))])
    }

    public func issued(_ date: String) -> String {
        say("pack-issued", ["date": .words(day(date))])
    }

    public func reviewBy(_ date: String) -> String {
        say("pack-review", ["date": .words(day(date))])
    }

    /// From whom an offer is: the name that the app knows, never one that the file gives itself.
    public func from(_ publisher: String?) -> String {
        publisher.map { say("install-from", ["publisher": .words($0)]) } ?? self[.installFromApp]
    }

    /// From whom a handbook on this device is.
    public func shelved(_ publisher: String?) -> String {
        publisher.map { say("packs-from", ["publisher": .words($0)]) } ?? self[.packsWithApp]
    }

    public func offered(_ release: OfferedRelease) -> String {
        say("install-release", values(release))
    }

    public func have(_ release: OfferedRelease) -> String {
        say("install-have", values(release))
    }

    public func restored(_ release: OfferedRelease) -> String {
        say("install-restored", values(release))
    }

    private func values(_ release: OfferedRelease) -> [String: Value] {
        ["number": .words(String(release.version)), "date": .day(release.issued)]
    }

    /// By when an offered release is to be reviewed, or was.
    public func review(_ release: OfferedRelease) -> String {
        say(release.reviewPassed ? "install-review-passed" : "install-review", ["date": .day(release.reviewBy)])
    }

    public func beside(_ publisher: String) -> String {
        say("install-beside", ["publisher": .words(publisher)])
    }

    public func languagesGone(_ endonyms: [String]) -> String {
        say("install-languages-gone", ["languages": .words(endonyms.joined(separator: ", "))])
    }

    public func olderThanSource(_ count: Int) -> String {
        say("install-language-older", ["count": .count(count)])
    }

    /// What would become of so many sections.
    public func sections(_ fate: SectionFate, _ count: Int) -> String {
        say("install-" + fate.rawValue, ["count": .count(count)])
    }

    /// What would become of so many saved passages.
    public func saved(_ fate: SectionFate, _ count: Int) -> String {
        say("install-saved-" + fate.rawValue, ["count": .count(count)])
    }

    public func from(_ badge: Badge) -> String {
        say("badge-from", ["agency": .words(badge.agency)])
    }

    public func release(_ badge: Badge) -> String {
        say("badge-release", ["number": .words(String(badge.version)), "date": .day(badge.reviewBy)])
    }

    public func reviewPassed(_ badge: Badge) -> String {
        say("badge-review-passed", ["agency": .words(badge.agency), "date": .day(badge.reviewBy)])
    }

    public func removeBeside(_ agency: String) -> String {
        say("packs-remove-beside", ["agency": .words(agency)])
    }

    public func wipeAfter(_ count: Int?) -> String {
        count.map { say("lock-wipe-after", ["count": .count($0)]) } ?? self[.lockWipeNever]
    }

    /// How long until the next PIN is judged, rounded up to what one waits in.
    public func wait(_ seconds: Int) -> String {
        func units(_ size: Int) -> [String: Value] { ["count": .count((seconds + size - 1) / size)] }
        if seconds <= 90 { return say("lock-wait-seconds", units(1)) }
        if seconds <= 90 * 60 { return say("lock-wait-minutes", units(60)) }
        return say("lock-wait-hours", units(3600))
    }

    public func failure(_ failure: Failure) -> String {
        say(failure.key, failure.values)
    }

    /// A day such as `2026-11-24` as the reader writes it (L5).
    private func day(_ date: String) -> String {
        localized(day: date, in: tongue.tag) ?? date
    }

    private func written(_ value: Value) -> Value {
        if case .day(let date) = value { .words(day(date)) } else { value }
    }

    /// Empty where the core has no such message, as its own answer is.
    private func say(_ key: String, _ values: [String: Value]) -> String {
        said.text(Said.Message(key: key, values: values)) {
            (try? handbook.format(key: key, values: values.mapValues(written), tongue: other)) ?? ""
        }
    }
}

/// What becomes of a section, by its name in messages.
public enum SectionFate: String, CaseIterable, Sendable {
    case added, changed, moved, removed
}

/// Between two facts on one line.
public let apart = " · "

extension Freshness {
    var word: Word? {
        switch self {
        case .source: nil
        case .current: .freshnessCurrent
        case .outdated: .freshnessOutdated
        }
    }
}

extension Review {
    public var word: Word {
        switch self {
        case .machine: .statusMachine
        case .draft: .statusDraft
        case .reviewed: .statusReviewed
        case .approved: .statusApproved
        }
    }
}

extension SourceKind {
    var word: Word {
        switch self {
        case .sheet: .sourceSheet
        case .editors: .sourceEditors
        case .law: .sourceLaw
        case .agency: .sourceAgency
        }
    }
}

/// What has been said lately. Any thread may ask.
private final class Said: @unchecked Sendable {
    struct Message: Hashable {
        let key: String
        let values: [String: Value]
    }

    /// More than stands on any screen.
    private static let most = 256

    private let lock = NSLock()
    private var texts: [Message: String] = [:]

    func text(_ message: Message, make: () -> String) -> String {
        lock.withLock {
            if let text = texts[message] { return text }
            if texts.count == Self.most { texts.removeAll() }
            let text = make()
            texts[message] = text
            return text
        }
    }

    func forget() {
        lock.withLock { texts.removeAll() }
    }
}
