/// What is drawn: a place with all that it shows.
public enum Screen: Equatable, Sendable {
    case home(Home, resume: Resume?)
    case topic(Contents)
    case article(Article, bookmark: Bookmark)
    /// What is found is in ``Searching``.
    case search
    /// The list is in ``Keeping``.
    case saved
    case edit(Saved, labels: [String])
    case languages(reading: String, languages: [Language], tongues: [Tongue])
    case pack(PackInfo)
    case about(PackInfo)
    case privacy
    /// The place cannot be shown, and why.
    case failed(Failure)
}

/// Where reading can go on, held in memory alone.
public struct Resume: Equatable, Sendable {
    public let section: String
    public let title: String
    public let number: Int
    public let of: Int

    public init(section: String, title: String, number: Int, of: Int) {
        self.section = section
        self.title = title
        self.number = number
        self.of = of
    }

    init(_ article: Article) {
        self.init(section: article.section, title: article.title, number: article.number, of: article.of)
    }
}

/// Whether a passage is saved, and whether that can be known.
public enum Bookmark: Equatable, Sendable {
    /// The store is locked or broken; reading goes on.
    case unknown
    case none
    case kept(id: Int64, changed: Bool)
}

/// A line at the foot of the screen that goes by itself.
@MainActor
public final class Notice {
    public let text: String
    public let undo: (@MainActor () -> Void)?

    public init(_ text: String, undo: (@MainActor () -> Void)? = nil) {
        self.text = text
        self.undo = undo
    }
}
