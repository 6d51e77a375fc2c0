import Foundation

/// The interface's messages without values; each name is its key in `content/strings`, in another case.
public enum Word: String, CaseIterable, Sendable {
    case appName, tabHandbook, tabSearch, tabSaved
    case screenLanguages, screenAbout, screenPack, screenPrivacy, screenMore
    case homeContinue
    case articlePrevious, articleNext, articleSaved, articleChanged, articleTicks
    case boxDefinition, boxCaution, boxActNow, boxVoice, boxExample, boxSay, boxDo, boxDont, boxCall, boxWrite
    case sourceSheet, sourceEditors, sourceLaw, sourceAgency
    case contactRelay, contactChat, contactFree, contactConfidential, contactMayReport
    case freshnessCurrent, freshnessOutdated
    case statusMachine, statusDraft, statusReviewed, statusApproved
    case searchPrompt, searchStart, searchNothing, searchNothingSpelling, searchNothingLanguage, searchNothingContacts
    case savedEmpty, savedEmptyHow, savedChanged, savedMoved, savedRemoved, savedElsewhere, savedLocked
    case savedNote, savedNoteHow, savedLabels, savedLabelsHow, savedAll, savedGone, savedNoteKept
    case ownNumbers, ownNumbersWhy, ownNumbersLocked, ownNumberEmpty, ownNumberAdd, ownNumberDamaged, ownNumberNumber, ownNumberLabel
    case ownNumberKept, ownNumberCleared
    case actionSave, actionUndo, actionLanguage, actionBack, actionClear, actionClose, actionKeep
    case actionHide, actionRetry, actionShow, actionShare, actionReadAloud, actionStopReading, actionRemove, actionMoveUp, actionMoveDown
    case actionEdit, actionExport, actionImport
    case languageReading, languageInterface
    case showIn, speakIn, showHold, showLeave, showStay, showGuidedAccess
    case packHow, aboutMade, aboutSources, aboutFree
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

    public func exported(_ count: Int, numbers: Int) -> String {
        let saved = say("saved-exported", ["count": .count(count)])
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

    public func failure(_ failure: Failure) -> String {
        say(failure.key, failure.values)
    }

    /// A day such as `2026-11-24` as the reader writes it (L5).
    private func day(_ date: String) -> String {
        localized(day: date, in: tongue.tag) ?? date
    }

    /// Empty where the core has no such message, as its own answer is.
    private func say(_ key: String, _ values: [String: Value]) -> String {
        said.text(Said.Message(key: key, values: values)) {
            (try? handbook.format(key: key, values: values, tongue: other)) ?? ""
        }
    }
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
