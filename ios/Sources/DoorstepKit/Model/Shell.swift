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
        /// The numbers for danger.
        public let calls: [Call]
        public let fullTitle: Bool
        /// What hiding does was not told yet.
        public let tellsOfHiding: Bool
        public let theme: Theme
        /// The size of letters, in percent of the device's own.
        public let letters: Int
        /// What agencies add.
        public let overlays: [Overlay]
        public internal(set) var card: Card?
        /// Another one than before: what was drawn until then is not true any more, or may not be seen.
        public let edition: Int
    }

    /// What is turned to the family, and what holds it.
    public struct Card: Sendable {
        public let turned: Turned
        /// The interface's words in the family's language, where there are any.
        public let words: Words?
        /// What goes with the text, line by line.
        public let colophon: [String]
        public internal(set) var lock: ShowLock
    }

    /// Nothing while the first screen after a start or ``hide()`` is read.
    public let frame = Watched<Frame?>(nil)

    /// Quick-hide was asked for: nothing may be seen (A8).
    public let hidden = Watched(false)

    public let notice = Watched<Notice?>(nil)

    /// What the start had to tell of the handbooks; it stands there until it was seen.
    public let news = Watched<[Failure]>([])
    public let session = Session()
    public let searching: Searching
    public private(set) lazy var keeping = Keeping(
        passages: passages, clock: clock, scope: scope, io: storage,
        tell: { [weak self] in self?.tell($0) }, words: { [unowned self] in words },
        redraw: { [weak self] in self?.redraw() }, asks: { [weak self] in self?.open(.passphrase) },
        wrote: { [weak self] in self?.leave(.export, .passphrase) },
        having: { [handbook] words in Set(try handbook.search(text: words, from: 0, count: Self.most).hits.map(\.section)) })

    public let numbers: OwnNumbers
    public let locking: Locking
    public private(set) lazy var installing = Installing(packs: packs, scope: scope)

    private let handbook: any Handbook
    private let passages: any SavedPassages
    private let packs: any Packs
    private let settings: any Settings
    /// In seconds since 1970.
    let clock: @Sendable () -> Int64
    /// The same with the hours of the place where the phone is, so that a day is the person's own.
    let wall: @Sendable () -> Int64
    let uptime: any Uptime
    let scope: Scope
    private let io: Background
    /// The store's own, so that reading never waits for it.
    private let storage: Background
    var at = Navigation()
    private var running: Task<Void, Never>?
    /// Waits for the fingers to rest.
    private var typing: Task<Void, Never>?
    var words: Words
    /// What is drawn around every screen, read once a language.
    private var home: Home?
    private var edition = 0
    /// When the app was left, where it was.
    var leftAt: Int64?

    /// Draws the first screen, or the one that was `remembered`; see ``Navigation/remembered()``. Tells what opening found, if
    /// anything (S4). Throws ``Failure`` where the handbook cannot be read.
    public static func start(
        handbook: any Handbook, passages: any SavedPassages, packs: any Packs, lock: any PinLock, settings: any Settings,
        clock: @escaping @Sendable () -> Int64, wall: (@Sendable () -> Int64)? = nil, uptime: any Uptime, scope: Scope = Scope(),
        io: Background = Background(), remembered: String? = nil, found: Failure? = nil, news: [Failure] = []
    ) async throws -> Shell {
        let (tongue, reading) = (settings.tongue, settings.reading)
        let words = try await io {
            // What is no language, as an older app may have written it, changes nothing.
            if let tongue { _ = try? handbook.speak(tag: tongue) }
            if let reading { _ = try? handbook.read(tag: reading) }
            return try Words(handbook)
        }
        let shell = Shell(
            handbook: handbook, passages: passages, packs: packs, lock: lock, settings: settings, clock: clock,
            wall: wall ?? clock, uptime: uptime, scope: scope, io: io, words: words)
        shell.go(.recalled(remembered))
        shell.news.value = news
        if let found { shell.tell(found) }
        return shell
    }

    private init(
        handbook: any Handbook, passages: any SavedPassages, packs: any Packs, lock: any PinLock, settings: any Settings,
        clock: @escaping @Sendable () -> Int64, wall: @escaping @Sendable () -> Int64, uptime: any Uptime, scope: Scope, io: Background,
        words: Words
    ) {
        self.handbook = handbook
        self.passages = passages
        self.packs = packs
        self.settings = settings
        self.clock = clock
        self.wall = wall
        self.uptime = uptime
        self.scope = scope
        self.io = io
        self.words = words
        searching = Searching(handbook: handbook, scope: scope, io: io)
        storage = Background()
        numbers = OwnNumbers(passages: passages, storage: storage)
        locking = Locking(lock: lock, scope: scope, storage: storage)
    }

    public func open(_ place: Place) { go(at.open(place)) }

    public func turn(_ place: Place) { go(at.turn(place)) }

    public func select(_ tab: Tab) { go(at.select(tab)) }

    /// Opens what a search found, at the words that it was found by.
    public func open(_ hit: Hit) { open(place(of: hit)) }

    /// Where a hit leads.
    public func place(of hit: Hit) -> Place {
        .article(hit.section, sought: Sought(words: searching.state.value.answered, typed: false))
    }

    /// Looks for words in the passage that is read; none ends that. The way back stays.
    public func find(_ words: String?) {
        guard case .article(let section, _) = at.place else { return }
        go(at.turn(.article(section, sought: words.map { Sought(words: $0, typed: true) })))
    }

    public func back() { go(at.back()) }

    public func raise(_ sheet: Sheet) { go(at.raise(sheet)) }

    public func lower() { go(at.lower()) }

    /// Turns the passage, or one phrase of it, to the family.
    public func show(section: String, phrase: Int? = nil, language: String?) {
        session.family = language ?? session.family
        go(at.show(Show(section: section, phrase: phrase, language: language)))
    }

    /// Hands a phrase in a language to `say`, to be read aloud.
    public func speak(section: String, phrase: Int, language: String, _ say: @escaping @MainActor (PhraseText) -> Void) {
        session.family = language
        go(at.lower())
        attempt { [self] in
            let phrase = try await io { [handbook] in try handbook.phrase(section: section, number: phrase, theirs: language) }
            if !hidden.value { say(phrase.large) }
        }
    }

    /// Hands a passage as a text to `share`, with all that has to go with it.
    public func share(_ article: Article, _ share: @escaping @MainActor (String) -> Void) {
        attempt { [self] in
            let text = try await io { [words] in article.shared(words) }
            if !hidden.value { share(text) }
        }
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

    /// The person has read what hiding does.
    public func knowsHiding() {
        settings.toldOfHiding = true
        go(at)
    }

    public func light(_ theme: Theme) {
        settings.theme = theme
        go(at)
    }

    public func size(letters: Int) {
        settings.letters = letters
        go(at)
    }

    public func nameTitle(_ on: Bool) {
        settings.fullTitle = on
        go(at)
    }

    /// Saves the passage, or removes it from the saved ones; that can be undone.
    public func toggle(_ article: Article, _ bookmark: Bookmark) {
        if case .kept(let id, _, _) = bookmark {
            keeping.remove(id)
        } else {
            keeping.save(article.section) { [weak self] in self?.open(.edit($0)) }
        }
    }

    /// Keeps what was typed for a saved passage. Its screen is left, and the draft dropped, only once that is done.
    public func keep(_ id: Int64, note: String, labels: [String]) {
        keeping.edit(id, note: note, labels: labels) { [self] in
            session.dropDraft(id)
            leave(.edit(id))
        }
    }

    /// What is typed for a saved passage is in memory at once, and sealed in the store as soon as the fingers rest.
    public func type(_ id: Int64, _ draft: Draft) {
        session.write(id, draft)
        typing?.cancel()
        typing = scope.launch { [self] in
            try? await Task.sleep(for: Self.rest)
            guard !Task.isCancelled else { return }
            typing = nil
            keepTyped(id)
        }
    }

    private func keepTyped(_ id: Int64) {
        guard let draft = session.draft(id) else { return }
        keeping.keep(id, note: draft.note, labels: [draft.labels]) { [self] in
            if session.draft(id) == draft { session.dropDraft(id) }
            // Where its screen was left meanwhile, the next one may show it.
            if at.place != .edit(id) { redraw() }
        }
    }

    /// What is typed on a screen that is left is kept without waiting.
    func leaveTyped() {
        guard typing != nil, case .edit(let id) = at.place else { return }
        stopTyping()
        keepTyped(id)
    }

    func stopTyping() {
        typing?.cancel()
        typing = nil
    }

    public func remove(_ id: Int64) {
        if at.place == .edit(id) { stopTyping() }
        keeping.remove(id) { [self] in leave(.edit(id)) }
    }

    /// Keeps a number of the worker's own. Its screen is left, and the draft dropped, only once that is done.
    public func keep(_ slot: OwnNumber, number: String, label: String) {
        keeping.change(then: { [self] in left(slot) }) { [self] in
            try await storage { [passages] in try passages.keep(slot, number: number, label: label) }
            tell(Notice(words[.ownNumberKept]))
        }
    }

    /// Removes a number of the worker's own; that can be undone.
    public func clear(_ slot: OwnSlot) {
        keeping.change(.clear(slot.slot), then: { [self] in left(slot.slot) }) { [self] in
            try await storage { [passages] in try passages.clear(slot.slot) }
            tell(Notice(words[.ownNumberCleared], act: undo(slot).map { Act(.actionUndo, run: $0) }))
        }
    }

    /// Brings back a number that was removed.
    private func undo(_ slot: OwnSlot) -> (@MainActor () -> Void)? {
        guard let filled = slot.number else { return nil }
        return { [weak self] in
            guard let self else { return }
            keeping.change { [storage, passages] in
                try await storage { try passages.keep(slot.slot, number: filled.number, label: filled.label) }
            }
        }
    }

    private func left(_ slot: OwnNumber) {
        session.dropDraft(slot)
        leave(.number(slot))
    }

    func leave(_ places: Place...) {
        go(places.contains(at.place) ? at.back() : at)
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

    /// One gesture: all that was seen is forgotten, and nothing more is drawn (A8). What is being typed for a saved passage is kept.
    public func hide() {
        hidden.value = true
        running?.cancel()
        leaveTyped()
        session.forget()
        searching.clear()
        keeping.forget()
        numbers.forget()
        installing.drop()
        locking.forget()
        words.forget()
        notice.value = nil
        at = Navigation()
        frame.value = nil
        scope.launch { [keeping, locking] in
            await keeping.settled()
            _ = await locking.close()
        }
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

    func redraw() {
        go(at)
    }

    /// Whether a card is shown.
    var isShowing: Bool { at.show != nil }

    /// What was drawn until now is not drawn any more.
    func renew() {
        home = nil
        edition += 1
    }

    func stopReading() {
        running?.cancel()
    }

    /// Leaves an offer that was taken. Where the handbook does not have the place beneath any more, the way leads to the start.
    func leaveOffer() async {
        let to = at.place == .offer ? at.back() : at
        let reading = reading()
        let view = try? await io { reading.view(of: to, known: nil) }
        if case .failed = view?.screen { go(Navigation()) } else { go(to) }
    }

    private func reading() -> Reading {
        Reading(
            handbook: handbook, passages: passages, kept: keeping.state.value, numbers: numbers.state.value, now: wall(),
            resume: session.resume, words: words, drawn: frame.value?.screen)
    }

    /// Reads what the place shows, then draws it. A newer move makes an older one pointless.
    func go(_ to: Navigation) {
        guard !hidden.value else { return }
        tidy(to)
        at = to
        running?.cancel()
        running = scope.launch { [self] in
            if to.place.showsSaved { await keeping.refresh() }
            if to.place.showsNumbers { await numbers.refresh() }
            if to.place.showsLock { await locking.refresh() }
            if to.place == .pack { await installing.refresh() }
            let reading = reading()
            guard let view = try? await io({ [home] in reading.view(of: to, known: home) }) else { return }
            draw(view, at: to)
            await follow(view.screen, reading)
        }
    }

    /// What waits for an answer on a screen goes with the screen.
    private func tidy(_ to: Navigation) {
        if !to.leads(to: .offer), installing.drop() { tell(Notice(words[.installKept])) }
        if !to.leads(to: .passphrase) { keeping.dropSealed() }
        if to.place.page != at.place.page {
            locking.leave()
            leaveTyped()
        }
    }

    /// Asks the store for what belongs to a screen that is drawn already: reading never waits for it.
    private func follow(_ screen: Screen, _ reading: Reading) async {
        if case .article(let article, let drawn, let sought) = screen,
            let bookmark = try? await storage({ reading.bookmark(article.section) }), bookmark != drawn {
            frame.value?.screen = .article(article, bookmark: bookmark, sought: sought)
        }
        if screen.namesNumbers, !Task.isCancelled { await numbers.refresh() }
        // So that leaving knows at once whether to lock.
        if locking.state.value.pin == nil, !Task.isCancelled { await locking.refresh() }
    }

    private func draw(_ view: Reading.View, at to: Navigation) {
        home = view.home
        if case .article(let article, _, _) = view.screen { session.resume = Resume(article) }
        searching.offer(home?.topics.first(where: \.actNow))
        // A card that cannot be read must not lock the screen.
        at = view.card == nil ? to.endShow() : to
        frame.value = Frame(
            at: at, screen: view.screen, words: words, reading: home?.language ?? words.tongue.standIn,
            languages: home?.languages ?? [], calls: home?.calls ?? [], fullTitle: settings.fullTitle,
            tellsOfHiding: !settings.toldOfHiding, theme: settings.theme, letters: settings.letters, overlays: home?.overlays ?? [],
            card: view.card.map { page in
                Card(
                    turned: page.turned, words: page.words, colophon: page.colophon, lock: frame.value?.card?.lock ?? .locked)
            }, edition: edition)
    }
}

extension Shell {
    /// So long fingers rest before what they typed is kept.
    private static let rest: Duration = .milliseconds(500)

    /// Among so many of what a search finds, saved passages are looked for.
    private nonisolated static let most = 200
}

extension Place {
    fileprivate var showsSaved: Bool {
        switch self {
        case .edit, .export, .passphrase, .root(.saved): true
        default: false
        }
    }

    /// Whether how the lock stands is part of it.
    fileprivate var showsLock: Bool {
        switch self {
        case .lock, .pin, .erase, .edit, .export, .passphrase, .numbers, .number: true
        case .root(let tab): tab == .saved
        case .topic, .article, .settings, .languages, .pack, .offer, .about, .privacy: false
        }
    }

    /// Whether it shows nothing but the worker's own numbers, which are therefore read first.
    fileprivate var showsNumbers: Bool {
        if case .number = self { true } else { self == .numbers }
    }
}

extension Screen {
    /// Whether numbers of the worker's own stand in it beside other things.
    fileprivate var namesNumbers: Bool {
        switch self {
        case .home, .saved: true
        case .topic(let contents): contents.topic.actNow
        case .article(let article, _, _): article.namesNumbers
        case .search, .edit, .numbers, .number, .settings, .languages, .pack, .offer, .lock, .pin, .erase, .export, .passphrase, .locked, .about,
            .privacy, .failed:
            false
        }
    }
}

extension String {
    /// A tag's language, without script and region.
    fileprivate var language: Substring { prefix { $0 != "-" } }
}
