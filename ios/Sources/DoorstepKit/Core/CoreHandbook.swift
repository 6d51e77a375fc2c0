internal import DoorstepCore

/// The handbook, read by the core.
struct CoreHandbook: Handbook {
    private let book: Book

    init(_ book: Book) {
        self.book = book
    }

    private var core: Doorstep { book.core }
    private var languages: [DoorstepCore.Language] { book.languages }

    func home(now: Int64) throws -> Home {
        try asking { Home(try core.home(now: now)) }
    }

    func contents(topic: String) throws -> Contents {
        try asking { Contents(try core.contents(topic: topic)) }
    }

    func article(section: String, language: String?, now: Int64, sought: String?) throws -> Article {
        try asking {
            do {
                return Article(try core.article(section: section, language: language, now: now, sought: sought), languages: languages)
            } catch ReadError.Removed {
                throw try gone(section, language)
            }
        }
    }

    func phrase(section: String, number: Int, theirs: String) throws -> ShownPhrase {
        try asking {
            ShownPhrase(try core.phrase(section: section, number: Int32(clamping: number), theirs: theirs, own: nil))
        }
    }

    private func gone(_ section: String, _ language: String?) throws -> Failure {
        guard let title = try core.lastTitle(section: section, language: language) else { return Failure(Keys.unknown) }
        return Failure(Keys.removed, values: [Keys.removedTitle: .words(title)])
    }

    func search(text: String, from: Int, count: Int) throws -> Found {
        try asking { Found(try core.search(text: text, language: nil, from: Int32(clamping: from), count: Int32(clamping: count))) }
    }

    func interrupt() {
        // It only sets a mark. If even that fails, the search runs to its end.
        try? core.interrupt()
    }

    func read(tag: String) throws -> String {
        try asking { try core.useLanguage(tag: tag) }
    }

    func speak(tag: String) throws -> Tongue {
        try asking { Tongue(try core.useInterfaceLanguage(tag: tag)) }
    }

    func tongue() throws -> Tongue {
        try asking { Tongue(try core.interfaceLanguage()) }
    }

    func tongues() throws -> [Tongue] {
        try asking { try core.interfaceLanguages().map(Tongue.init) }
    }

    func strings(keys: [String], tongue: String?) throws -> [String] {
        try asking { try core.strings(keys: keys, language: tongue) }
    }

    func format(key: String, values: [String: Value], tongue: String?) throws -> String {
        try asking {
            let arguments = values.map { Argument(name: $0.key, value: .init($0.value)) }
            return try core.format(key: key, arguments: arguments, language: tongue)
        }
    }

    func pack() throws -> PackInfo {
        try asking {
            let about = try core.about()
            // The title is in the home screen, whatever the time.
            return PackInfo(
                title: try core.home(now: 0).title,
                version: about.version,
                issued: about.issued,
                reviewBy: about.reviewBy,
                languages: languages.map(Language.init),
                sources: about.sources.map(Source.init))
        }
    }
}
