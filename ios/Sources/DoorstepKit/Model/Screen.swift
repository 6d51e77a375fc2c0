/// What is drawn: a place with all that it shows.
public enum Screen: Equatable, Sendable {
    case home(Home, resume: Resume?)
    case topic(Contents)
    case article(Article, bookmark: Bookmark, sought: Sought?)
    /// What is found is in ``Searching``.
    case search
    /// The list is in ``Keeping``.
    case saved
    case edit(Saved, labels: [String])
    /// What is filled is in ``OwnNumbers``.
    case numbers
    case number(OwnSlot)
    case settings
    case languages(reading: String, languages: [Language], tongues: [Tongue])
    /// The handbooks on this device are in ``Installing``.
    case pack(PackInfo)
    /// What a file would do is in ``Installing``.
    case offer
    /// How the lock stands is in ``Locking``.
    case lock
    case pin(PinTask)
    case erase
    case export
    case passphrase
    case about(PackInfo)
    case privacy
    /// The place shows what was saved, and that is locked: the PIN is asked for in its place.
    case locked
    /// The place cannot be shown, and why.
    case failed(Failure)
}

/// What is turned to the family.
public enum Turned: Equatable, Sendable {
    /// A passage that is written to them.
    case passage(Article)
    /// One phrase, with the worker's own words beneath.
    case phrase(ShownPhrase)

    /// The language it is in.
    public var shown: Shown {
        switch self {
        case .passage(let article): article.shown
        case .phrase(let phrase): phrase.large.shown
        }
    }

    var colophon: Colophon {
        switch self {
        case .passage(let article): Colophon(article)
        case .phrase(let phrase): Colophon(phrase)
        }
    }
}

/// Where reading can go on, held in memory alone. It names the topic: a passage's own title may name the subject, and somebody may look
/// over a shoulder.
public struct Resume: Equatable, Sendable {
    public let section: String
    public let topicTitle: String
    public let number: Int
    public let of: Int

    public init(section: String, topicTitle: String, number: Int, of: Int) {
        self.section = section
        self.topicTitle = topicTitle
        self.number = number
        self.of = of
    }

    init(_ article: Article) {
        self.init(section: article.section, topicTitle: article.topicTitle, number: article.number, of: article.of)
    }
}

/// Whether a passage is saved, and whether that can be known.
public enum Bookmark: Equatable, Sendable {
    /// The store is locked or broken; reading goes on.
    case unknown
    case none
    /// With the note that the person wrote.
    case kept(id: Int64, changed: Bool, note: String)
}

/// A line at the foot of the screen that goes by itself.
@MainActor
public final class Notice {
    public let text: String
    public let act: Act?

    public init(_ text: String, act: Act? = nil) {
        self.text = text
        self.act = act
    }
}

/// What a notice offers.
@MainActor
public struct Act {
    public let word: Word
    public let run: @MainActor () -> Void

    public init(_ word: Word, run: @escaping @MainActor () -> Void) {
        self.word = word
        self.run = run
    }
}
