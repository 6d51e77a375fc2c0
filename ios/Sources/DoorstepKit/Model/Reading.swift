/// What a place shows, read from the handbook and the store. Its calls block.
struct Reading: Sendable {
    /// All that is read for a place.
    struct View: Sendable {
        /// What is drawn around every screen; none where the handbook cannot be read.
        let home: Home?
        let screen: Screen
        /// What is turned to the family, where there is something and it can be read.
        let card: Page?
    }

    /// What is turned to the family, with the words that it needs.
    struct Page: Sendable {
        let turned: Turned
        /// The interface's words in the family's language, where there are any.
        let words: Words?
        let colophon: [String]
    }

    let handbook: any Handbook
    let passages: any SavedPassages
    let kept: Keeping.State
    let numbers: OwnNumbers.State
    let now: Int64
    let resume: Resume?
    let words: Words
    /// What is drawn now.
    let drawn: Screen?

    /// One call a screen: what is around it is read again only at the start screen, or where it is not `known`.
    func view(of at: Navigation, known: Home?) -> View {
        var home = known
        do {
            if at.place == .root(.handbook) { home = nil }
            let around = try home ?? handbook.home(now: now)
            home = around
            return View(home: around, screen: try read(at.place, home: around), card: page(at, home))
        } catch {
            return View(home: home ?? known, screen: .failed(.of(error)), card: page(at, home ?? known))
        }
    }

    private func page(_ at: Navigation, _ home: Home?) -> Page? {
        turned(at, home).map { turned in
            let theirs = words.in(turned.shown.tag)
            return Page(turned: turned, words: theirs, colophon: turned.colophon.lines(own: words, theirs: theirs))
        }
    }

    /// Only what is written to the family is turned to them, and single phrases.
    private func turned(_ at: Navigation, _ home: Home?) -> Turned? {
        guard let show = at.show else { return nil }
        if let number = show.phrase {
            guard let theirs = show.language ?? home?.reading else { return nil }
            return (try? handbook.phrase(section: show.section, number: number, theirs: theirs)).map(Turned.phrase)
        }
        guard let article = try? handbook.article(section: show.section, language: show.language, now: now),
            article.audience == .family
        else { return nil }
        return .passage(article)
    }

    private func read(_ place: Place, home: Home) throws -> Screen {
        switch place {
        case .root(.handbook): .home(home, resume: resume)
        case .root(.search): .search
        case .root(.saved): .saved
        case .topic(let topic): .topic(try handbook.contents(topic: topic))
        case .article(let section, let sought): try article(section, sought)
        case .edit(let id): try edit(id)
        case .numbers: .numbers
        case .number(let slot): try number(slot)
        case .settings: .settings
        case .languages: .languages(reading: home.reading, languages: home.languages, tongues: try handbook.tongues())
        case .pack: .pack(try handbook.pack())
        case .offer: .offer
        case .lock: .lock
        case .pin(let task): .pin(task)
        case .erase: .erase
        case .export: .export
        case .passphrase: .passphrase
        case .about: .about(try handbook.pack())
        case .privacy: .privacy
        }
    }

    private func article(_ section: String, _ sought: Sought?) throws -> Screen {
        let article = try handbook.article(section: section, language: nil, now: now, sought: sought?.words)
        if case .article(let before, let bookmark, _) = drawn, before.section == article.section {
            return .article(article, bookmark: bookmark, sought: sought)
        }
        return .article(article, bookmark: .unknown, sought: sought)
    }

    /// Whether a passage is saved. Asked once its text is there: reading never waits for the store.
    func bookmark(_ section: String) -> Bookmark {
        do {
            return try passages.bookmarkOn(section: section)
        } catch {
            return .unknown
        }
    }

    private func number(_ slot: OwnNumber) throws -> Screen {
        if let why = numbers.locked { return try locked(why) }
        guard let filled = numbers[slot] else { throw Failure("error-store-unreadable") }
        return .number(filled)
    }

    /// What a PIN opens is asked for in its place; any other reason is told.
    private func locked(_ why: Failure) throws -> Screen {
        guard why == .locked else { throw why }
        return .locked
    }

    private func edit(_ id: Int64) throws -> Screen {
        if let why = kept.locked { return try locked(why) }
        guard let saved = kept.list.first(where: { $0.id == id }) else { throw Failure("error-store-missing") }
        return .edit(saved, labels: kept.labels)
    }
}
