/// The three roots of the bottom bar.
public enum Tab: String, CaseIterable, Sendable {
    case handbook = "Handbook"
    case search = "Search"
    case saved = "Saved"
}

/// A screen, with what it takes to draw it again.
public enum Place: Hashable, Sendable {
    case root(Tab)
    case topic(String)
    /// What is sought in it is kept in memory alone.
    case article(String, sought: Sought? = nil)
    /// The note and labels of a saved passage.
    case edit(Int64)
    /// The numbers of the worker's own.
    case numbers
    /// One of them, to type it.
    case number(OwnNumber)
    /// All that a person sets once.
    case settings
    case languages
    /// The handbooks on this device.
    case pack
    /// What a handbook's file would do.
    case offer
    /// The lock over what was saved.
    case lock
    /// A PIN to be typed.
    case pin(PinTask)
    /// All that was saved is to be erased.
    case erase
    /// All that was saved is to be written to a file.
    case export
    /// An import waits for its passphrase.
    case passphrase
    case about
    case privacy
}

extension Place {
    /// The page that it is on: what is looked for there makes no other one.
    public var page: Place {
        if case .article(let section, _) = self { .article(section) } else { self }
    }
}

/// Words that are looked for in a passage.
public struct Sought: Hashable, Sendable {
    public let words: String
    /// Whether they were typed on its page, and not in the search that found it.
    public let typed: Bool

    public init(words: String, typed: Bool) {
        self.words = words
        self.typed = typed
    }
}

/// What is done with the PIN. Its name is its code in a place.
public enum PinTask: String, CaseIterable, Sendable {
    case set, change, remove
}

/// What slides over a screen; the first thing that going back takes away.
public enum Sheet: Equatable, Sendable {
    case language
    case term(Definition)
    /// In which language to show the passage, or a phrase of it.
    case show(section: String, phrase: Int?)
    /// In which language to read a phrase aloud.
    case speak(section: String, phrase: Int)
    /// Whether what an agency added is to be taken away.
    case remove(overlay: String, agency: String)
}

/// What is turned to the family: a passage, or one phrase of it. In a language; none is the reader's own.
public struct Show: Equatable, Sendable {
    public let section: String
    public let phrase: Int?
    public let language: String?

    public init(section: String, phrase: Int? = nil, language: String?) {
        self.section = section
        self.phrase = phrase
        self.language = language
    }
}

/// Where the person is. A value: each move makes a new one.
///
/// Each tab keeps its own way back; going back leads from another tab's root to the handbook.
public struct Navigation: Equatable, Sendable {
    public private(set) var tab: Tab
    private var stacks: [Tab: [Place]] = [:]
    public private(set) var sheet: Sheet?
    public private(set) var show: Show?

    public init(tab: Tab = .handbook) {
        self.tab = tab
    }

    private var stack: [Place] { stacks[tab] ?? [] }

    /// The screen to draw.
    public var place: Place { stack.last ?? .root(tab) }

    /// Whether a place is drawn or can be gone back to.
    func leads(to place: Place) -> Bool { stacks.values.contains { $0.contains(place) } }

    /// Whether going back stays inside. Not so at the handbook's root. A shown card swallows it.
    public var holdsBack: Bool { show != nil || back() != self }

    public func open(_ place: Place) -> Navigation {
        if place == self.place { return moved { $0.sheet = nil } }
        if case .root(let tab) = place { return select(tab) }
        return moved { $0.push(place) }
    }

    /// Steps to a neighbour: going back leads to where reading began, not through every page.
    public func turn(_ place: Place) -> Navigation {
        moved {
            $0.pop()
            $0.push(place)
        }
    }

    /// Goes to a tab where it was left; a second time, to its root.
    public func select(_ tab: Tab) -> Navigation {
        moved {
            if tab == $0.tab { $0.stacks[tab] = nil }
            $0.tab = tab
            $0.sheet = nil
        }
    }

    public func back() -> Navigation {
        moved {
            if $0.sheet != nil {
                $0.sheet = nil
            } else if $0.stack.isEmpty {
                $0.tab = .handbook
            } else {
                $0.pop()
            }
        }
    }

    public func raise(_ sheet: Sheet) -> Navigation {
        moved { $0.sheet = sheet }
    }

    public func lower() -> Navigation {
        moved { $0.sheet = nil }
    }

    public func show(_ show: Show) -> Navigation {
        var next = self
        next.show = show
        next.sheet = nil
        return next
    }

    public func endShow() -> Navigation {
        var next = self
        next.show = nil
        return next
    }

    /// The place alone, without the way there, to start at again. Android's system keeps it for as long as the task is there; the app
    /// for iOS writes it nowhere and starts at the root.
    public func remembered() -> String {
        PlaceCode.write(self)
    }

    /// The place again; the handbook's root where the text makes no sense.
    public static func recalled(_ text: String?) -> Navigation {
        text.flatMap(PlaceCode.read) ?? Navigation()
    }

    /// A move from here. Nothing leads away from a shown card.
    private func moved(_ move: (inout Navigation) -> Void) -> Navigation {
        guard show == nil else { return self }
        var next = self
        move(&next)
        return next
    }

    private mutating func push(_ place: Place) {
        stacks[tab] = stack + [place]
        sheet = nil
    }

    /// An empty way back is none: places that look alike are equal.
    private mutating func pop() {
        let rest = Array(stack.dropLast())
        stacks[tab] = rest.isEmpty ? nil : rest
    }
}
