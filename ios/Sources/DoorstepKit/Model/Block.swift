/// One block of a passage, drawn from top to bottom.
public indirect enum Block: Equatable, Sendable {
    /// The point in one line; the first block, drawn under the title.
    case lead(String)
    case paragraph([Span])
    case heading(String)
    case items(ordered: Bool, [[Span]])
    /// Things to tick off; ticks are never kept.
    case checklist([[Span]])
    /// Two columns that belong together row by row.
    case pairs(left: [Span], right: [Span], rows: [Row])
    /// Text set apart; its blocks are paragraphs and lists.
    case boxed(kind: BoxKind, speaker: String?, blocks: [Block])
    /// Phrases to say, each for itself.
    case say([Phrase])
    /// A question whose answers lead on.
    case decision(question: String, answers: [Answer])
    case contact(Contact)
    /// Where all comes from that stands above, back to the mark before.
    case sources(SourceMark)
}

extension Block {
    /// Its lines, from top to bottom.
    var lines: [[Span]] {
        switch self {
        case .paragraph(let line): [line]
        case .items(_, let items), .checklist(let items): items
        // The headings of columns are not read aloud.
        case .pairs(_, _, let rows): rows.flatMap { [$0.left, $0.right] }
        case .boxed(_, _, let blocks): blocks.flatMap(\.lines)
        case .say(let phrases): phrases.map(\.spans)
        case .lead, .heading, .decision, .contact, .sources: []
        }
    }

    /// The same, with the headings of columns.
    fileprivate var allLines: [[Span]] {
        switch self {
        case .pairs(let left, let right, _): [left, right] + lines
        case .boxed(_, _, let blocks): blocks.flatMap(\.allLines)
        default: lines
        }
    }
}

extension Article {
    /// The first match of the line in which a match stands.
    public func line(of match: Int) -> Int? {
        blocks.lazy.flatMap(\.allLines).first { line in line.contains { $0.match == match } }?.firstMatch
    }

    /// Whom to call at once, where that is not the first thing to read.
    public var urgentCall: Call? {
        let blocks = blocks.drop { if case .lead = $0 { true } else { false } }
        let calls = blocks.map { block in
            if case .contact(let contact) = block, contact.urgent { contact.phone.map { Call(name: contact.name, phone: $0) } } else { Call?.none }
        }
        guard let first = calls.firstIndex(where: { $0 != nil }), first > 0 else { return nil }
        return calls[first]
    }
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

/// A phrase to say, which can be shown or read aloud alone.
public struct Phrase: Equatable, Sendable {
    /// Its place among the passage's phrases, from 1.
    public let number: Int
    public let spans: [Span]

    public init(number: Int, spans: [Span]) {
        self.number = number
        self.spans = spans
    }
}

/// One answer to a question.
public struct Answer: Equatable, Sendable {
    public let text: String
    /// The section that it leads to.
    public let section: String

    public init(text: String, section: String) {
        self.text = text
        self.section = section
    }
}

/// Where a part of a passage comes from.
public struct SourceMark: Equatable, Sendable {
    /// None where the handbook does not say.
    public let kind: SourceKind?
    /// What is cited, each with its place.
    public let labels: [String]

    public init(kind: SourceKind?, labels: [String]) {
        self.kind = kind
        self.labels = labels
    }
}

/// What kind of source stands behind a part.
public enum SourceKind: Sendable {
    case sheet, editors, law, agency
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
    public let languages: String?
    public let free: Bool
    public let confidentiality: Confidentiality?
    /// What it may pass on, and to whom.
    public let passesOn: String?
    /// The number for people who do not hear or speak on the telephone.
    public let relay: String?
    public let chat: String?
    /// The day on which this was verified last.
    public let verified: String?
    /// Whether that is more than a year ago.
    public let stale: Bool

    public init(
        name: String, phone: String? = nil, text: String? = nil, words: String? = nil, url: String? = nil, hours: String? = nil,
        note: String? = nil, urgent: Bool = false, languages: String? = nil, free: Bool = false,
        confidentiality: Confidentiality? = nil, passesOn: String? = nil, relay: String? = nil, chat: String? = nil,
        verified: String? = nil, stale: Bool = false
    ) {
        self.name = name
        self.phone = phone
        self.text = text
        self.words = words
        self.url = url
        self.hours = hours
        self.note = note
        self.urgent = urgent
        self.languages = languages
        self.free = free
        self.confidentiality = confidentiality
        self.passesOn = passesOn
        self.relay = relay
        self.chat = chat
        self.verified = verified
        self.stale = stale
    }
}

/// Whether what is said to somebody stays there.
public enum Confidentiality: Sendable {
    case confidential, mayReport
}

/// Why a text is set apart.
public enum BoxKind: Sendable {
    case definition, caution, actNow, voice, example, say, `do`, dont, call, write
}

/// A piece of a line.
public indirect enum Span: Equatable, Sendable {
    case plain(String)
    case strong(String)
    case emphasis(String)
    case link(String, section: String)
    /// An address on the web, shown and never opened by Doorstep itself.
    case web(String, url: String)
    case term(String, concept: String)
    /// One of the worker's own numbers.
    case own(String, number: OwnNumber)
    /// A piece with words that were looked for; `number` counts the matches of the passage, from 1.
    case sought(Span, number: Int)

    public var text: String {
        switch self {
        case .plain(let text), .strong(let text), .emphasis(let text): text
        case .link(let text, _), .web(let text, _), .term(let text, _), .own(let text, _): text
        case .sought(let span, _): span.text
        }
    }

    /// The piece itself, whether or not it was looked for.
    public var plainly: Span {
        if case .sought(let span, _) = self { span } else { self }
    }

    /// The how many-th match it is a part of.
    var match: Int? {
        if case .sought(_, let number) = self { number } else { nil }
    }
}

extension [Span] {
    /// The first match in the line.
    public var firstMatch: Int? { lazy.compactMap(\.match).first }
}
