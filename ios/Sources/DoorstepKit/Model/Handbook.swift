/// The handbook as the screens need it: one call a screen. The core implements it through its binding; tests have a fake.
///
/// Calls block for a moment and are made on ``Background``. Each may throw ``Failure``.
public protocol Handbook: Sendable {
    /// The whole home screen; `now` in seconds since 1970.
    func home(now: Int64) throws -> Home

    /// A topic and its sections.
    func contents(topic: String) throws -> Contents

    /// A passage in a language, or in the one that stands in for it; without a language, in the reader's. `now` tells which of its
    /// contacts were verified too long ago. The words that `sought` matches are marked.
    func article(section: String, language: String?, now: Int64, sought: String?) throws -> Article

    /// A passage's phrase by its number, from 1: in the family's language, and as the reader reads it.
    func phrase(section: String, number: Int, theirs: String) throws -> ShownPhrase

    /// Of what matches, best first, `count` passages from the place `from` on. Throws ``Interrupted`` after ``interrupt()``.
    func search(text: String, from: Int, count: Int) throws -> Found

    /// Makes a running search stop: the person typed on. Does not block.
    func interrupt()

    /// Reads in another language from now on; returns the tag of the one that is really there.
    func read(tag: String) throws -> String

    /// Uses another language for buttons and labels from now on; returns the one that is really there.
    func speak(tag: String) throws -> Tongue

    /// The language of buttons and labels.
    func tongue() throws -> Tongue

    /// The languages that buttons and labels are offered in.
    func tongues() throws -> [Tongue]

    /// The words of the interface for keys, in their order; in the language of the buttons, or in another one of ``tongues()``.
    func strings(keys: [String], tongue: String?) throws -> [String]

    /// One message with values; the language as in ``strings(keys:tongue:)``. Fast enough for the thread that draws.
    func format(key: String, values: [String: Value], tongue: String?) throws -> String

    /// What the handbook's file says of itself.
    func pack() throws -> PackInfo
}

extension Handbook {
    /// A passage in which nothing is looked for.
    public func article(section: String, language: String?, now: Int64) throws -> Article {
        try article(section: section, language: language, now: now, sought: nil)
    }
}

/// The person's own passages. Reading never needs them: where they cannot be opened, every call throws ``Failure`` (C4).
///
/// Calls block and are made on ``Background``.
public protocol SavedPassages: Sendable {
    /// Opens them, unless they are open: what was in the way may have gone, as where the device was locked. Returns what the person
    /// must know of it, if anything (S4). Throws ``Failure`` where they still cannot be opened.
    func open() throws -> Failure?

    /// Saves a passage, or finds it saved already; returns its number in the store.
    func save(section: String, now: Int64) throws -> Int64

    /// Whether a passage is saved, and what was written on it: all that its screen asks. No other note is opened for it.
    func bookmarkOn(section: String) throws -> Bookmark

    /// All, in the person's order, each as it stands in the handbook now.
    func list() throws -> [Saved]

    /// The numbers of those whose note or labels have some words.
    func noted(_ words: String) throws -> [Int64]

    /// Removes one; the answer brings it back.
    func remove(id: Int64) throws -> Removed

    /// Moves one in front of another, or to the end.
    func move(id: Int64, before: Int64?) throws

    /// Keeps a note and labels.
    func edit(id: Int64, note: String, labels: [String], now: Int64) throws

    /// All as a text to keep elsewhere, sealed with a passphrase; without one, whoever has it can read it.
    func export(passphrase: String?, now: Int64) throws -> String

    /// Adds those of an export. One that is sealed needs its passphrase: without it, this fails with ``Failure/sealed``.
    func `import`(text: String, passphrase: String?, now: Int64) throws -> ImportReport

    /// How many cannot be read and were kept as they are.
    func damaged() throws -> Int

    /// The worker's own numbers, those that are not filled too.
    func numbers() throws -> [OwnSlot]

    /// What agencies give. That is nobody's secret: it is there where the store cannot be opened (C4).
    func agencyNumbers() throws -> [OwnSlot]

    /// Keeps a number of the worker's own, in place of the one that is there.
    func keep(_ slot: OwnNumber, number: String, label: String) throws

    /// Removes a number of the worker's own.
    func clear(_ slot: OwnNumber) throws
}

/// Holds what was removed until the undo has passed.
public struct Removed: Sendable {
    public let restore: @Sendable () throws -> Void

    public init(restore: @escaping @Sendable () throws -> Void) {
        self.restore = restore
    }
}

/// A way a language is written.
public enum Direction: Sendable {
    case leftToRight, rightToLeft
}

/// How a passage stands to its source.
public enum Freshness: Sendable {
    case source, current, outdated
}

/// Who has read a translation.
public enum Review: Sendable {
    case machine, draft, reviewed, approved
}

/// A language of the interface.
public struct Tongue: Equatable, Sendable {
    public let tag: String
    public let endonym: String
    public let direction: Direction

    public init(tag: String, endonym: String, direction: Direction) {
        self.tag = tag
        self.endonym = endonym
        self.direction = direction
    }

    /// Where the handbook cannot be read, its language is that of the buttons.
    var standIn: Language {
        Language(tag: tag, endonym: endonym, direction: direction, percent: 0, outdated: 0, review: .draft)
    }
}

/// A language that the handbook can be read in.
public struct Language: Equatable, Sendable {
    public let tag: String
    public let endonym: String
    public let direction: Direction
    /// How much of the handbook is there, 0 to 100.
    public let percent: Int
    /// How many passages are older than their source.
    public let outdated: Int
    public let review: Review

    public init(tag: String, endonym: String, direction: Direction, percent: Int, outdated: Int, review: Review) {
        self.tag = tag
        self.endonym = endonym
        self.direction = direction
        self.percent = percent
        self.outdated = outdated
        self.review = review
    }
}

/// The language that something is really shown in, and how far to trust it.
public struct Shown: Equatable, Sendable {
    public let tag: String
    public let endonym: String
    public let direction: Direction
    /// Whether another language was asked for.
    public let fallback: Bool
    public let freshness: Freshness
    public let review: Review

    public init(tag: String, endonym: String, direction: Direction, fallback: Bool, freshness: Freshness, review: Review) {
        self.tag = tag
        self.endonym = endonym
        self.direction = direction
        self.fallback = fallback
        self.freshness = freshness
        self.review = review
    }
}

public struct Home: Equatable, Sendable {
    /// Names the subject: shown where the person asked for it, not at first sight.
    public let title: String
    public let topics: [Topic]
    /// The numbers for danger, one tap away.
    public let calls: [Call]
    public let languages: [Language]
    /// The tag of the language that is read in.
    public let reading: String
    /// The review date, where it has passed.
    public let reviewPassed: String?
    /// What agencies add.
    public let overlays: [Overlay]

    public init(
        title: String, topics: [Topic], calls: [Call] = [], languages: [Language], reading: String, reviewPassed: String?,
        overlays: [Overlay] = []
    ) {
        self.overlays = overlays
        self.title = title
        self.topics = topics
        self.calls = calls
        self.languages = languages
        self.reading = reading
        self.reviewPassed = reviewPassed
    }

    /// The language that is read in.
    var language: Language? { languages.first { $0.tag == reading } }
}

/// What an agency adds to the handbook.
public struct Overlay: Equatable, Sendable {
    public let id: String
    public let badge: Badge
    /// Whether its day of review has passed.
    public let reviewPassed: Bool

    public init(id: String, badge: Badge, reviewPassed: Bool) {
        self.id = id
        self.badge = badge
        self.reviewPassed = reviewPassed
    }
}

public struct Topic: Equatable, Sendable {
    public let id: String
    public let title: String
    public let summary: String
    public let actNow: Bool
    /// Whether it has the cards for what is happening right now.
    public let rightNow: Bool
    /// How many sections it has.
    public let sections: Int
    /// Whose addition it is; none for a topic of the handbook itself.
    public let badge: Badge?

    public init(
        id: String, title: String, summary: String, actNow: Bool, rightNow: Bool = false, sections: Int, badge: Badge? = nil
    ) {
        self.badge = badge
        self.id = id
        self.title = title
        self.summary = summary
        self.actNow = actNow
        self.rightNow = rightNow
        self.sections = sections
    }
}

public struct Contents: Equatable, Sendable {
    public let topic: Topic
    public let sections: [Listed]

    public init(topic: Topic, sections: [Listed]) {
        self.topic = topic
        self.sections = sections
    }
}

/// A passage in its topic's list.
public struct Listed: Equatable, Sendable {
    public let section: String
    public let title: String
    /// The first number that it gives, in the topic for danger.
    public let call: Call?

    public init(section: String, title: String, call: Call? = nil) {
        self.section = section
        self.title = title
        self.call = call
    }
}

/// A way to a passage.
public struct Link: Equatable, Sendable {
    public let section: String
    public let title: String

    public init(section: String, title: String) {
        self.section = section
        self.title = title
    }
}

public struct Article: Equatable, Sendable {
    /// The section shown; another one than was asked for where that has moved.
    public let section: String
    public let topic: String
    public let topicTitle: String
    public let title: String
    /// Whom it is written to: only what is written to the family is shown to them.
    public let audience: Audience
    public let blocks: [Block]
    /// Its text without marks: to share.
    public let plain: String
    /// The same block by block: to read aloud.
    public let spoken: [Spoken]
    /// The numbers of the sections to which a box of whom to call or a decision links.
    public let calls: [LinkedCall]
    /// What stands over the words of people with lived experience; none where the interface's own words do.
    public let voices: String?
    public let definitions: [Definition]
    public let shown: Shown
    public let previous: Link?
    public let next: Link?
    /// Its place in the topic, from 1.
    public let number: Int
    public let of: Int
    public let release: Release
    /// Whose addition it is; none for a passage of the handbook itself.
    public let badge: Badge?
    /// How many matches there are of what is looked for.
    public let matches: Int

    public init(
        section: String, topic: String, topicTitle: String, title: String, audience: Audience = .worker, blocks: [Block],
        plain: String, spoken: [Spoken] = [], calls: [LinkedCall] = [], voices: String? = nil, definitions: [Definition], shown: Shown,
        previous: Link?, next: Link?, number: Int, of: Int, release: Release, badge: Badge? = nil, matches: Int = 0
    ) {
        self.badge = badge
        self.matches = matches
        self.spoken = spoken
        self.section = section
        self.topic = topic
        self.topicTitle = topicTitle
        self.title = title
        self.audience = audience
        self.blocks = blocks
        self.plain = plain
        self.calls = calls
        self.voices = voices
        self.definitions = definitions
        self.shown = shown
        self.previous = previous
        self.next = next
        self.number = number
        self.of = of
        self.release = release
    }

    /// The point in one line.
    public var lead: String? {
        if case .lead(let text) = blocks.first { text } else { nil }
    }

    /// Where its parts come from.
    var marks: [SourceMark] {
        blocks.compactMap { block in if case .sources(let mark) = block { mark } else { nil } }
    }

    /// Whether it names a number of the worker's own.
    var namesNumbers: Bool {
        blocks.flatMap(\.lines).joined().contains { span in if case .own = span.plainly { true } else { false } }
    }

    /// Whom a line of a box leads to, in its order, each once.
    public func reaches(_ line: [Span]) -> [Reach] {
        line.compactMap { span -> Reach? in
            switch span.plainly {
            case .link(_, let section): calls.first { $0.section == section }.map(Reach.linked)
            case .own(_, let number): .own(number)
            case .plain, .strong, .emphasis, .web, .term, .sought: nil
            }
        }.unique
    }
}

/// What is read aloud of a block.
public struct Spoken: Equatable, Sendable {
    /// Its place among the passage's blocks; none for what stands above the first one.
    public let block: Int?
    public let text: String

    public init(block: Int?, text: String) {
        self.block = block
        self.text = text
    }
}

/// Whom a passage is written to.
public enum Audience: Sendable {
    case worker, family
}

/// A number to call that a passage links to.
public struct LinkedCall: Hashable, Sendable {
    /// The section that has the contact.
    public let section: String
    public let name: String
    public let phone: String

    public init(section: String, name: String, phone: String) {
        self.section = section
        self.name = name
        self.phone = phone
    }
}

/// Whom a line leads to.
public enum Reach: Hashable, Sendable {
    case linked(LinkedCall)
    case own(OwnNumber)
}

/// A phrase to say, with all that its screen needs.
public struct ShownPhrase: Equatable, Sendable {
    public let section: String
    /// Its place among the passage's phrases, from 1.
    public let number: Int
    /// How many there are.
    public let of: Int
    /// As the worker reads it.
    public let own: PhraseText
    /// In the family's language; none where the passage has other phrases there.
    public let theirs: PhraseText?
    public let mark: SourceMark?
    public let release: Release

    public init(
        section: String, number: Int, of: Int, own: PhraseText, theirs: PhraseText?, mark: SourceMark?, release: Release
    ) {
        self.section = section
        self.number = number
        self.of = of
        self.own = own
        self.theirs = theirs
        self.mark = mark
        self.release = release
    }

    /// What the family reads and hears.
    public var large: PhraseText { theirs ?? own }

    /// The worker's own words, where they are others.
    public var beneath: PhraseText? { own.shown.tag == large.shown.tag ? nil : own }
}

/// A release of the handbook, and its day.
public struct Release: Equatable, Sendable {
    public let version: Int64
    public let issued: String

    public init(version: Int64, issued: String) {
        self.version = version
        self.issued = issued
    }
}

/// A phrase in one language.
public struct PhraseText: Equatable, Sendable {
    public let text: String
    public let shown: Shown

    public init(text: String, shown: Shown) {
        self.text = text
        self.shown = shown
    }
}

public struct Source: Equatable, Sendable {
    public let label: String
    public let title: String
    public let publisher: String?
    public let url: String?

    public init(label: String, title: String, publisher: String?, url: String?) {
        self.label = label
        self.title = title
        self.publisher = publisher
        self.url = url
    }
}

public struct Definition: Equatable, Sendable {
    public let concept: String
    public let term: String
    public let text: String
    public let language: String
    public let direction: Direction

    public init(concept: String, term: String, text: String, language: String, direction: Direction) {
        self.concept = concept
        self.term = term
        self.text = text
        self.language = language
        self.direction = direction
    }
}

/// The passages that are listed so far, of those that were found.
public struct Found: Equatable, Sendable {
    public let hits: [Hit]
    /// How many there are in all.
    public let total: Int
    /// Whether no passage answers the words: these are only the nearest.
    public let nearest: Bool
    /// The words that were searched for instead, where those typed look misspelled.
    public let correction: String?
    /// The handbook was made for another version of search: some words by which passages are found are missing (P12).
    public let rebuilt: Bool

    public init(hits: [Hit] = [], total: Int = 0, nearest: Bool = false, correction: String? = nil, rebuilt: Bool = false) {
        self.hits = hits
        self.total = total
        self.nearest = nearest
        self.correction = correction
        self.rebuilt = rebuilt
    }

    /// With the passages that follow. A longer list may be in a slightly other order: what is listed stays, and nothing comes twice.
    func followed(by next: Found) -> Found {
        var listed = Set(hits.map(\.section))
        let new = next.hits.filter { listed.insert($0.section).inserted }
        return Found(
            hits: hits + new, total: new.isEmpty ? hits.count : next.total, nearest: nearest, correction: correction, rebuilt: rebuilt)
    }
}

public struct Hit: Equatable, Sendable {
    public let section: String
    public let title: [Piece]
    public let topicTitle: String
    public let snippet: [Piece]
    public let shown: Shown
    /// Whom to call, where the words are those of an emergency and this passage therefore stands first.
    public let call: Call?
    /// Whose addition it is.
    public let badge: Badge?

    public init(
        section: String, title: [Piece], topicTitle: String, snippet: [Piece], shown: Shown, call: Call? = nil, badge: Badge? = nil
    ) {
        self.badge = badge
        self.section = section
        self.title = title
        self.topicTitle = topicTitle
        self.snippet = snippet
        self.shown = shown
        self.call = call
    }
}

/// A number to call at once.
public struct Call: Equatable, Sendable {
    public let name: String
    public let phone: String

    public init(name: String, phone: String) {
        self.name = name
        self.phone = phone
    }
}

/// A piece of a line, and whether it is what was searched for.
public struct Piece: Equatable, Sendable {
    public let text: String
    public let matched: Bool

    public init(text: String, matched: Bool) {
        self.text = text
        self.matched = matched
    }
}

public struct Saved: Equatable, Sendable {
    public let id: Int64
    /// The section to open; none where it is gone.
    public let section: String?
    public let title: String
    public let topicTitle: String?
    public let fate: Fate
    public let note: String
    public let labels: [String]
    /// Whose addition it is in.
    public let badge: Badge?

    public init(
        id: Int64, section: String?, title: String, topicTitle: String?, fate: Fate, note: String, labels: [String],
        badge: Badge? = nil
    ) {
        self.badge = badge
        self.id = id
        self.section = section
        self.title = title
        self.topicTitle = topicTitle
        self.fate = fate
        self.note = note
        self.labels = labels
    }
}

/// What became of a saved passage.
public enum Fate: Sendable {
    case unchanged, changed, moved, removed, elsewhere
}

public struct ImportReport: Equatable, Sendable {
    public let added: Int
    /// Places that were saved already.
    public let present: Int
    /// Entries that are no bookmarks.
    public let skipped: Int

    public init(added: Int, present: Int, skipped: Int) {
        self.added = added
        self.present = present
        self.skipped = skipped
    }
}

public struct PackInfo: Equatable, Sendable {
    public let title: String
    public let version: Int64
    public let issued: String
    public let reviewBy: String
    public let languages: [Language]
    public let sources: [Source]

    public init(title: String, version: Int64, issued: String, reviewBy: String, languages: [Language], sources: [Source]) {
        self.title = title
        self.version = version
        self.issued = issued
        self.reviewBy = reviewBy
        self.languages = languages
        self.sources = sources
    }
}

extension Sequence where Element: Hashable {
    /// Each once, where it comes first.
    public var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
