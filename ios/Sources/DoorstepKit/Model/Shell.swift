/// The app behind its screens: where the person is, what is drawn there, and what can be done from everywhere.
///
/// A move is drawn once its screen is read, so that place and screen always belong together and nothing flickers. What blocks runs
/// in the ``Background``.
@MainActor
public final class Shell {
    /// All that is drawn.
    public struct Frame: Sendable {
        public let at: Navigation
        public internal(set) var screen: Screen
        public let words: Words
        /// The language of passages.
        public let reading: Language
        public let languages: [Language]
        public let fullTitle: Bool
        public internal(set) var card: Card?
    }

    /// The passage turned to the family, and what holds it.
    public struct Card: Equatable, Sendable {
        public let article: Article
        public internal(set) var lock: ShowLock
    }

    /// Nothing while the first screen after a start or ``hide()`` is read.
    public let frame = Watched<Frame?>(nil)

    /// Quick-hide was asked for: nothing may be seen (A8).
    public let hidden = Watched(false)

    public let notice = Watched<Notice?>(nil)
    public let session = Session()
    public let searching: Searching
    public private(set) lazy var keeping = Keeping(
        passages: passages, clock: clock, scope: scope, io: storage,
        tell: { [weak self] in self?.tell($0) }, words: { [unowned self] in words },
        redraw: { [weak self] in self?.redraw() })

    private let handbook: any Handbook
    private let passages: any SavedPassages
    private let settings: any Settings
    private let clock: @Sendable () -> Int64
    private let scope: Scope
    private let io: Background
    /// The store's own, so that reading never waits for it.
    private let storage = Background()
    private var at = Navigation()
    private var running: Task<Void, Never>?
    private var words: Words
    /// What is drawn around every screen, read once a language.
    private var home: Home?

    /// Draws the first screen, or the one that was `remembered`; see ``Navigation/remembered()``. Tells what opening found, if
    /// anything (S4). Throws ``Failure`` where the handbook cannot be read.
    public static func start(
        handbook: any Handbook, passages: any SavedPassages, settings: any Settings, clock: @escaping @Sendable () -> Int64,
        scope: Scope = Scope(), io: Background = Background(), remembered: String? = nil, found: Failure? = nil
    ) async throws -> Shell {
        let (tongue, reading) = (settings.tongue, settings.reading)
        let words = try await io {
            // What is no language, as an older app may have written it, changes nothing.
            if let tongue { _ = try? handbook.speak(tag: tongue) }
            if let reading { _ = try? handbook.read(tag: reading) }
            return try Words(handbook)
        }
        let shell = Shell(
            handbook: handbook, passages: passages, settings: settings, clock: clock, scope: scope, io: io, words: words)
        shell.go(.recalled(remembered))
        if let found { shell.tell(found) }
        return shell
    }

    private init(
        handbook: any Handbook, passages: any SavedPassages, settings: any Settings, clock: @escaping @Sendable () -> Int64,
        scope: Scope, io: Background, words: Words
    ) {
        self.handbook = handbook
        self.passages = passages
        self.settings = settings
        self.clock = clock
        self.scope = scope
        self.io = io
        self.words = words
        searching = Searching(handbook: handbook, scope: scope, io: io)
    }

    public func open(_ place: Place) { go(at.open(place)) }

    public func turn(_ place: Place) { go(at.turn(place)) }

    public func select(_ tab: Tab) { go(at.select(tab)) }

    public func back() { go(at.back()) }

    public func raise(_ sheet: Sheet) { go(at.raise(sheet)) }

    public func lower() { go(at.lower()) }

    /// Turns the passage to the family.
    public func show(section: String, language: String?) {
        go(at.show(Show(section: section, language: language)))
    }

    public func holdShow() { lock { $0.held() } }

    public func stayShown() { lock { $0.declined() } }

    public func endShow() {
        lock { $0.confirmed() }
        if frame.value?.card?.lock == .open { go(at.endShow()) }
    }

    private func lock(_ step: (ShowLock) -> ShowLock) {
        guard let lock = frame.value?.card?.lock else { return }
        frame.value?.card?.lock = step(lock)
    }

    /// Reads in another language; the place stays.
    public func read(_ tag: String) {
        settings.reading = tag
        attempt { [self] in
            _ = try await io { [handbook] in try handbook.read(tag: tag) }
            home = nil
            searching.search()
            go(at.lower())
        }
    }

    /// Uses another language for buttons and labels. Passages stay in theirs at the next start too, where the system would have them
    /// follow (L14).
    public func speak(_ tag: String) {
        settings.reading = settings.reading ?? home?.reading
        settings.tongue = tag
        follow([tag])
    }

    /// Buttons and labels speak the first of these languages that there is: the device's own have changed, or were chosen again (L14).
    public func follow(_ preferred: [String]) {
        attempt { [self] in
            words = try await io { [handbook] in
                // What is no language, as a device may have it, is passed over.
                _ = preferred.contains { (try? handbook.speak(tag: $0))?.tag.language == $0.language }
                return try Words(handbook)
            }
            go(at)
        }
    }

    public func nameTitle(_ on: Bool) {
        settings.fullTitle = on
        go(at)
    }

    /// Saves the passage, or removes it from the saved ones; that can be undone.
    public func toggle(_ article: Article, _ bookmark: Bookmark) {
        if case .kept(let id, _) = bookmark {
            keeping.remove(id)
        } else {
            keeping.save(article.section)
        }
    }

    /// Keeps what was typed for a saved passage. Its screen is left, and the draft dropped, only once that is done.
    public func keep(_ id: Int64, note: String, labels: [String]) {
        keeping.edit(id, note: note, labels: labels) { [self] in
            session.dropDraft(id)
            leave(.edit(id))
        }
    }

    public func remove(_ id: Int64) {
        keeping.remove(id) { [self] in leave(.edit(id)) }
    }

    private func leave(_ place: Place) {
        go(at.place == place ? at.back() : at)
    }

    /// Opens the saved passages where that failed before (C4). Says why it still fails where the person `asked`.
    public func openSaved(asked: Bool) {
        guard frame.value != nil else { return }
        attempt { [self] in
            let told: Failure?
            do {
                told = try await storage { [passages] in try passages.open() }
            } catch {
                told = asked ? .of(error) : nil
            }
            if let told { tell(told) }
            go(at)
        }
    }

    /// One gesture: all that was seen is forgotten, and nothing more is drawn (A8).
    public func hide() {
        hidden.value = true
        running?.cancel()
        session.forget()
        searching.clear()
        keeping.forget()
        words.forget()
        notice.value = nil
        at = Navigation()
        frame.value = nil
    }

    /// Starts anew after ``hide()``, at the handbook's root.
    public func uncover() {
        hidden.value = false
        go(Navigation())
    }

    public func tell(_ notice: Notice) {
        if !hidden.value { self.notice.value = notice }
    }

    /// Tells what could not be done, in the words of the interface.
    public func tell(_ failure: Failure) {
        tell(Notice(words.failure(failure)))
    }

    public func dismiss(_ notice: Notice) {
        if self.notice.value === notice { self.notice.value = nil }
    }

    /// Does something that may fail; a failure is told.
    private func attempt(_ action: @escaping @MainActor () async throws -> Void) {
        scope.launch { [self] in
            do {
                try await action()
            } catch {
                tell(.of(error))
            }
        }
    }

    private func redraw() {
        go(at)
    }

    /// Reads what the place shows, then draws it. A newer move makes an older one pointless.
    private func go(_ to: Navigation) {
        guard !hidden.value else { return }
        at = to
        running?.cancel()
        running = scope.launch { [self] in
            if to.place.showsSaved { await keeping.refresh() }
            let reading = Reading(
                handbook: handbook, passages: passages, kept: keeping.state.value, now: clock(), resume: session.resume,
                drawn: frame.value?.screen)
            guard let view = try? await io({ [home] in reading.view(of: to, known: home) }) else { return }
            draw(view, at: to)
            guard case .article(let article, let drawn) = view.screen,
                let bookmark = try? await storage({ reading.bookmark(article.section) }), bookmark != drawn
            else { return }
            frame.value?.screen = .article(article, bookmark: bookmark)
        }
    }

    private func draw(_ view: Reading.View, at to: Navigation) {
        home = view.home
        if case .article(let article, _) = view.screen { session.resume = Resume(article) }
        searching.offer(home?.topics.first(where: \.actNow))
        // A card that cannot be read must not lock the screen.
        at = view.card == nil ? to.endShow() : to
        frame.value = Frame(
            at: at, screen: view.screen, words: words, reading: home?.language ?? words.tongue.standIn,
            languages: home?.languages ?? [], fullTitle: settings.fullTitle,
            card: view.card.map { Card(article: $0, lock: frame.value?.card?.lock ?? .locked) })
    }
}

extension Place {
    fileprivate var showsSaved: Bool {
        if case .edit = self { true } else { self == .root(.saved) }
    }
}

extension String {
    /// A tag's language, without script and region.
    fileprivate var language: Substring { prefix { $0 != "-" } }
}
