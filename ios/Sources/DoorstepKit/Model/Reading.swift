/// What a place shows, read from the handbook and the store. Its calls block.
struct Reading: Sendable {
    /// All that is read for a place.
    struct View: Sendable {
        /// What is drawn around every screen; none where the handbook cannot be read.
        let home: Home?
        let screen: Screen
        /// The passage turned to the family, where there is one and it can be read.
        let card: Article?
    }

    let handbook: any Handbook
    let passages: any SavedPassages
    let kept: Keeping.State
    let now: Int64
    let resume: Resume?
    /// What is drawn now.
    let drawn: Screen?

    /// One call a screen: what is around it is read again only at the start screen, or where it is not `known`.
    func view(of at: Navigation, known: Home?) -> View {
        let card = at.show.flatMap { try? handbook.article(section: $0.section, language: $0.language) }
        var home = known
        do {
            if at.place == .root(.handbook) { home = nil }
            let around = try home ?? handbook.home(now: now)
            home = around
            return View(home: around, screen: try read(at.place, home: around), card: card)
        } catch {
            return View(home: home ?? known, screen: .failed(.of(error)), card: card)
        }
    }

    private func read(_ place: Place, home: Home) throws -> Screen {
        switch place {
        case .root(.handbook): .home(home, resume: resume)
        case .root(.search): .search
        case .root(.saved): .saved
        case .topic(let topic): .topic(try handbook.contents(topic: topic))
        case .article(let section): try article(section)
        case .edit(let id): try edit(id)
        case .languages: .languages(reading: home.reading, languages: home.languages, tongues: try handbook.tongues())
        case .pack: .pack(try handbook.pack())
        case .about: .about(try handbook.pack())
        case .privacy: .privacy
        }
    }

    private func article(_ section: String) throws -> Screen {
        let article = try handbook.article(section: section, language: nil)
        if case .article(let before, let bookmark) = drawn, before.section == article.section {
            return .article(article, bookmark: bookmark)
        }
        return .article(article, bookmark: .unknown)
    }

    /// Whether a passage is saved. Asked once its text is there: reading never waits for the store.
    func bookmark(_ section: String) -> Bookmark {
        do {
            return try passages.bookmarkOn(section: section)
        } catch {
            return .unknown
        }
    }

    private func edit(_ id: Int64) throws -> Screen {
        if let why = kept.locked { throw why }
        guard let saved = kept.list.first(where: { $0.id == id }) else { throw Failure("error-store-missing") }
        return .edit(saved, labels: kept.labels)
    }
}
