/// A place as a short text, the same as Android's. It names where the person is and nothing of where they were. A shown card stays
/// shown: the phone may be in another hand when it is read again.
enum PlaceCode {
    private static let most = 200

    static func write(_ at: Navigation) -> String {
        let (kind, id) = name(at.place)
        let show = at.show.map(written) ?? ""
        return [at.tab.rawValue, kind, id, show].joined(separator: "/")
    }

    static func read(_ text: String) -> Navigation? {
        let parts = text.prefix(most).split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let tab = Tab(rawValue: parts[0]), let place = place(parts[1], id: parts[2], tab: tab) else { return nil }
        let at = Navigation(tab: tab).open(place)
        return parts[3].isEmpty ? at : at.show(readShow(parts[3]))
    }

    private static func name(_ place: Place) -> (kind: String, id: String) {
        switch place {
        case .root: ("root", "")
        case .topic(let topic): ("topic", topic)
        case .article(let section, _): ("article", section)
        case .edit(let id): ("edit", String(id))
        case .numbers: ("numbers", "")
        case .number(let slot): ("number", slot.rawValue)
        case .settings: ("settings", "")
        case .languages: ("languages", "")
        // An offer ends with the process.
        case .pack, .offer: ("pack", "")
        case .lock: ("lock", "")
        case .pin(let task): ("pin", task.rawValue)
        case .erase: ("erase", "")
        case .export: ("export", "")
        // So does an import that waits.
        case .passphrase: ("root", "")
        case .about: ("about", "")
        case .privacy: ("privacy", "")
        }
    }

    private static func place(_ kind: String, id: String, tab: Tab) -> Place? {
        switch kind {
        case "root": .root(tab)
        case "topic": id.isEmpty ? nil : .topic(id)
        case "article": id.isEmpty ? nil : .article(id)
        case "edit": Int64(id).map(Place.edit)
        case "numbers": .numbers
        case "number": OwnNumber(rawValue: id).map(Place.number)
        case "settings": .settings
        case "languages": .languages
        case "pack": .pack
        case "lock": .lock
        case "pin": PinTask(rawValue: id).map(Place.pin)
        case "erase": .erase
        case "export": .export
        case "about": .about
        case "privacy": .privacy
        default: nil
        }
    }

    /// A section, a language, and the number of a phrase where it is one alone.
    private static func written(_ show: Show) -> String {
        ([show.section, show.language ?? ""] + [show.phrase.map(String.init)].compactMap { $0 }).joined(separator: "@")
    }

    private static func readShow(_ text: String) -> Show {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
        let language = parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil
        return Show(section: parts[0], phrase: parts.count > 2 ? Int(parts[2]) : nil, language: language)
    }
}
