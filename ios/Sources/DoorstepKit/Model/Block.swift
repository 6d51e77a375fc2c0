/// One block of a passage, drawn from top to bottom.
public indirect enum Block: Equatable, Sendable {
    case paragraph([Span])
    case heading(String)
    case items(ordered: Bool, [[Span]])
    /// Things to tick off; ticks are never kept.
    case checklist([[Span]])
    /// Two columns that belong together row by row.
    case pairs(left: [Span], right: [Span], rows: [Row])
    /// Text set apart; its blocks are paragraphs and lists.
    case boxed(kind: BoxKind, speaker: String?, blocks: [Block])
    case contact(Contact)
}

/// One row of two columns.
public struct Row: Equatable, Sendable {
    public let left: [Span]
    public let right: [Span]

    public init(left: [Span], right: [Span]) {
        self.left = left
        self.right = right
    }
}

/// Somebody to call or write to.
public struct Contact: Equatable, Sendable {
    public let name: String
    public let phone: String?
    public let text: String?
    public let words: String?
    public let url: String?
    public let hours: String?
    public let note: String?
    public let urgent: Bool

    public init(
        name: String, phone: String?, text: String?, words: String?, url: String?, hours: String?, note: String?, urgent: Bool
    ) {
        self.name = name
        self.phone = phone
        self.text = text
        self.words = words
        self.url = url
        self.hours = hours
        self.note = note
        self.urgent = urgent
    }
}

/// Why a text is set apart.
public enum BoxKind: Sendable {
    case definition, caution, actNow, voice, example
}

/// A piece of a line.
public enum Span: Equatable, Sendable {
    case plain(String)
    case strong(String)
    case emphasis(String)
    case link(String, section: String)
    /// An address on the web, shown and never opened by Doorstep itself.
    case web(String, url: String)
    case term(String, concept: String)

    public var text: String {
        switch self {
        case .plain(let text), .strong(let text), .emphasis(let text): text
        case .link(let text, _), .web(let text, _), .term(let text, _): text
        }
    }
}
