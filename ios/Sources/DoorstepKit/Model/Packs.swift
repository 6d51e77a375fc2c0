import Foundation

/// The handbooks on this device, and what agencies add to them. The core implements it through its binding; tests have a fake.
///
/// Calls block and are made on ``Background``. Each may throw ``Failure``.
public protocol Packs: Sendable {
    /// What is read first, then the others, then what agencies add.
    func list() throws -> [Shelved]

    /// Looks at a handbook's file and tells what installing it would do; the file is not needed after. A newer look drops the one before.
    func inspect(_ file: URL, now: Int64) throws -> Offer

    /// Tells what going back to the handbook before would do.
    func inspectBefore(now: Int64) throws -> Offer

    /// Does what was offered, and opens the handbook anew. Returns what the person must know of it.
    func accept(_ offer: Offer) throws -> [Failure]

    /// Drops what was offered last, if it was not taken.
    func drop()

    /// Takes away what an agency added, and opens the handbook anew. Returns what the person must know of it.
    func takeAway(_ overlay: String) throws -> [Failure]
}

/// A file that the person chose. It may have to be fetched first, and may be read only as long as it is asked for.
public protocol Picked: Sendable {
    /// Hands the file's place to `read`. Blocks. Throws ``Failure`` where it cannot be had.
    func with<Answer>(_ read: (URL) throws -> Answer) throws -> Answer
}

/// Whose addition to the handbook something is: shown wherever its text is.
public struct Badge: Hashable, Sendable {
    /// The agency, by the name that the handbook's publisher gave it.
    public let agency: String
    public let version: Int64
    public let issued: String
    public let reviewBy: String

    public init(agency: String, version: Int64, issued: String, reviewBy: String) {
        self.agency = agency
        self.version = version
        self.issued = issued
        self.reviewBy = reviewBy
    }
}

/// A handbook, or what an agency adds, that is on this device.
public struct Shelved: Equatable, Sendable {
    /// Its permanent id.
    public let id: String
    public let version: Int64
    public let issued: String
    /// None where it does not open.
    public let reviewBy: String?
    /// Whose key it is signed with; none for the one that came with the app.
    public let publisher: String?
    /// Whether it is read now.
    public let inUse: Bool
    /// Whether it stands beside the handbook.
    public let overlay: Bool

    public init(
        id: String, version: Int64, issued: String, reviewBy: String?, publisher: String?, inUse: Bool, overlay: Bool = false
    ) {
        self.id = id
        self.version = version
        self.issued = issued
        self.reviewBy = reviewBy
        self.publisher = publisher
        self.inUse = inUse
        self.overlay = overlay
    }
}

/// What an install, or going back, would do.
public struct Offer: Equatable, Sendable {
    /// Its name for the one who made it.
    public let id: Int64
    /// Whether it leads back to the handbook before.
    public let back: Bool
    /// Whom the key belongs to that signed it; none for the handbook that came with the app.
    public let publisher: String?
    /// Names the subject.
    public let title: String
    /// Whether it stands beside the handbook instead of taking its place.
    public let overlay: Bool
    public let release: OfferedRelease
    /// The release that it takes the place of; none where there is none of it.
    public let replaces: OfferedRelease?
    /// Whether it is older than the one whose place it takes.
    public let older: Bool
    /// Whether it is the very release that is there.
    public let same: Bool
    public let languages: [OfferedLanguage]
    /// The languages that would be gone, by their own names.
    public let languagesGone: [String]
    /// What would become of sections, each by its title.
    public let sections: OfferedSections
    /// What would become of saved passages; none where the store is not open.
    public let saved: SavedEffect?

    public init(
        id: Int64, back: Bool = false, publisher: String?, title: String, overlay: Bool = false, release: OfferedRelease,
        replaces: OfferedRelease?, older: Bool = false, same: Bool = false, languages: [OfferedLanguage] = [],
        languagesGone: [String] = [], sections: OfferedSections = OfferedSections(), saved: SavedEffect? = nil
    ) {
        self.id = id
        self.back = back
        self.publisher = publisher
        self.title = title
        self.overlay = overlay
        self.release = release
        self.replaces = replaces
        self.older = older
        self.same = same
        self.languages = languages
        self.languagesGone = languagesGone
        self.sections = sections
        self.saved = saved
    }
}

public struct OfferedRelease: Equatable, Sendable {
    public let version: Int64
    public let issued: String
    /// Whether that day is still to come, by the device's clock.
    public let issuedAhead: Bool
    public let reviewBy: String
    public let reviewPassed: Bool

    public init(version: Int64, issued: String, issuedAhead: Bool = false, reviewBy: String, reviewPassed: Bool = false) {
        self.version = version
        self.issued = issued
        self.issuedAhead = issuedAhead
        self.reviewBy = reviewBy
        self.reviewPassed = reviewPassed
    }
}

public struct OfferedLanguage: Equatable, Sendable {
    public let language: Language
    /// Whether it is not there now.
    public let isNew: Bool

    public init(_ language: Language, isNew: Bool) {
        self.language = language
        self.isNew = isNew
    }
}

public struct OfferedSections: Equatable, Sendable {
    public let added: [String]
    public let changed: [String]
    public let moved: [String]
    public let removed: [String]

    public init(added: [String] = [], changed: [String] = [], moved: [String] = [], removed: [String] = []) {
        self.added = added
        self.changed = changed
        self.moved = moved
        self.removed = removed
    }

    public subscript(fate: SectionFate) -> [String] {
        switch fate {
        case .added: added
        case .changed: changed
        case .moved: moved
        case .removed: removed
        }
    }

    /// Every section reads as it did.
    public var none: Bool { added.isEmpty && changed.isEmpty && moved.isEmpty && removed.isEmpty }
}

/// What would become of saved passages, in numbers.
public struct SavedEffect: Equatable, Sendable {
    public let all: Int
    public let changed: Int
    public let moved: Int
    public let removed: Int

    public init(all: Int, changed: Int = 0, moved: Int = 0, removed: Int = 0) {
        self.all = all
        self.changed = changed
        self.moved = moved
        self.removed = removed
    }

    public subscript(fate: SectionFate) -> Int {
        switch fate {
        case .added: 0
        case .changed: changed
        case .moved: moved
        case .removed: removed
        }
    }

    public var none: Bool { changed == 0 && moved == 0 && removed == 0 }
}
