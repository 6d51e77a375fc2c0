/// The list of saved passages and what can be done with it. After each change the screen is drawn anew, unless it says what follows
/// itself.
@MainActor
public final class Keeping {
    public struct State: Equatable, Sendable {
        public var list: [Saved] = []
        /// The label that the list is narrowed to.
        public var label: String?
        /// Only what has changed since it was saved is listed.
        public var onlyChanged = false
        /// What is looked for among what is saved.
        public var sought = ""
        /// The numbers of those that have it; none where nothing is looked for.
        public var found: Set<Int64>?
        public var order = Order.own
        public var damaged = 0
        /// The store cannot be opened, and why.
        public var locked: Failure?
        /// An import is sealed and waits for its passphrase.
        public var sealed = false
        /// Why the passphrase that was typed last was not taken.
        public var failure: Failure?
        /// An export is being sealed, or one is being opened.
        public var busy = false

        public var labels: [String] { list.labels }

        /// Some have changed since they were saved.
        public var anyChanged: Bool { list.contains { $0.fate != .unchanged } }

        public var shown: [Saved] {
            let shown = list.filter { saved in
                label.map(saved.labels.contains) ?? true && (!onlyChanged || saved.fate != .unchanged)
                    && found?.contains(saved.id) ?? true
            }
            return order == .own ? shown : shown.sorted { $0.id > $1.id }
        }

        /// Whether what is listed can be moved by hand: it stands in the person's own order.
        public var movable: Bool { order == .own && shown.count > 1 }
    }

    /// How the list is ordered: as the person arranged it, or what was saved last first.
    public enum Order: CaseIterable, Sendable {
        case own, newest
    }

    /// A change of the store that is not asked for twice, as by a second tap.
    enum Change: Hashable {
        case save(String)
        case remove(Int64)
        case clear(OwnNumber)
        case unseal
    }

    public let state = Watched(State())
    private let passages: any SavedPassages
    private let clock: @Sendable () -> Int64
    private let scope: Scope
    private let io: Background
    private let tell: (Notice) -> Void
    private let words: () -> Words
    private let redraw: @MainActor () -> Void
    /// The screen that asks for a passphrase comes.
    private let asks: @MainActor () -> Void
    /// What was to be written or read is done: its screen is left.
    private let wrote: @MainActor () -> Void
    /// The sections that have some words. Blocks.
    private let having: @Sendable (String) throws -> Set<String>
    /// The last change that was asked for.
    private var changing: Task<Void, Never>?
    /// Those that are not done any more once all is forgotten, by their numbers.
    private var passing: [Int: Task<Void, Never>] = [:]
    private var changes = 0
    /// How often all was forgotten: what was asked for before comes too late.
    private var forgotten = 0
    /// What is being changed, or is to be.
    private var asked: Set<Change> = []
    private var looking: Task<Void, Never>?
    private var exporting: Task<Void, Never>?
    /// The import that waits for its passphrase.
    private var waiting: String?

    init(
        passages: any SavedPassages, clock: @escaping @Sendable () -> Int64, scope: Scope, io: Background,
        tell: @escaping (Notice) -> Void, words: @escaping () -> Words, redraw: @escaping @MainActor () -> Void,
        asks: @escaping @MainActor () -> Void, wrote: @escaping @MainActor () -> Void,
        having: @escaping @Sendable (String) throws -> Set<String>
    ) {
        self.having = having
        self.asks = asks
        self.wrote = wrote
        self.passages = passages
        self.clock = clock
        self.scope = scope
        self.io = io
        self.tell = tell
        self.words = words
        self.redraw = redraw
    }

    /// Reads the list again: something was saved, or the language changed.
    func refresh() async {
        do {
            let (list, damaged) = try await io { [passages] in (try passages.list(), try passages.damaged()) }
            let label = state.value.label.flatMap { list.labels.contains($0) ? $0 : nil }
            var next = state.value
            (next.list, next.label, next.damaged, next.locked) = (list, label, damaged, nil)
            next.onlyChanged = next.onlyChanged && next.anyChanged
            state.value = next
        } catch let failure as Failure {
            state.value.list = []
            state.value.locked = failure
        } catch {
            // Nobody waits for it any more.
        }
    }

    /// Shows only what carries a label; the same again shows all.
    public func narrow(_ label: String?) {
        state.value.label = label == state.value.label ? nil : label
    }

    /// Shows only what changed since it was saved; again shows all.
    public func narrowToChanged() { state.value.onlyChanged.toggle() }

    /// Shows all again.
    public func widen() {
        state.value.label = nil
        state.value.onlyChanged = false
    }

    public func order(_ order: Order) { state.value.order = order }

    /// Lists what has some words in its note or labels, in its title or text; without words, all.
    public func look(_ words: String) {
        looking?.cancel()
        state.value.sought = words
        guard !words.isBlank else { return state.value.found = nil }
        looking = scope.launch { [self] in
            _ = await doing { [self] in
                let found = try await io { [passages, having] in
                    let sections = try having(words)
                    let named = try passages.list().filter { $0.section.map(sections.contains) ?? false }.map(\.id)
                    return Set(try passages.noted(words) + named)
                }
                state.value.found = found
            }
        }
    }

    /// Saves a passage; what comes to mind can be added at once, by `note`.
    func save(_ section: String, note: @escaping @MainActor (_ id: Int64) -> Void) {
        change(.save(section)) { [self] in
            let id = try await io { [passages, clock] in try passages.save(section: section, now: clock()) }
            tell(Notice(words()[.articleSaved], act: Act(.actionAddNote) { note(id) }))
        }
    }

    public func remove(_ id: Int64) {
        remove(id, then: redraw)
    }

    func remove(_ id: Int64, then: @escaping @MainActor () -> Void) {
        change(.remove(id), then: then) { [self] in
            let removed = try await io { [passages] in try passages.remove(id: id) }
            tell(Notice(words()[.savedGone], act: Act(.actionUndo) { [weak self] in self?.restore(removed) }))
        }
    }

    private func restore(_ removed: Removed) {
        change { [self] in try await io { try removed.restore() } }
    }

    /// Moves one step up or down in the list as it is shown once all is done that was asked for before.
    public func move(_ id: Int64, up: Bool) {
        change { [self] in
            await refresh()
            let shown = state.value.shown
            guard let at = shown.firstIndex(where: { $0.id == id }) else { return }
            let target = up ? at - 1 : at + 1
            guard shown.indices.contains(target) else { return }
            let behind = up ? target : target + 1
            let before = shown.indices.contains(behind) ? shown[behind].id : nil
            try await io { [passages] in try passages.move(id: id, before: before) }
        }
    }

    /// Moves one in front of another, or to the end. The list has it there at once: it was dropped there.
    public func move(_ id: Int64, before: Int64?) {
        guard id != before, let at = state.value.list.firstIndex(where: { $0.id == id }) else { return }
        let moved = state.value.list.remove(at: at)
        let end = state.value.list.endIndex
        state.value.list.insert(moved, at: state.value.list.firstIndex { $0.id == before } ?? end)
        change { [self] in try await io { [passages] in try passages.move(id: id, before: before) } }
    }

    /// Keeps what is typed while it is typed; nothing is told of it.
    func keep(_ id: Int64, note: String, labels: [String], then: @escaping @MainActor () -> Void) {
        change(then: then, lasts: true) { [self] in
            try await io { [passages, clock] in try passages.edit(id: id, note: note, labels: labels, now: clock()) }
        }
    }

    func edit(_ id: Int64, note: String, labels: [String], then: @escaping @MainActor () -> Void) {
        keep(id, note: note, labels: labels) { [self] in
            tell(Notice(words()[.savedNoteKept]))
            then()
        }
    }

    /// Hands the export to `write`, which says whether it was written and may throw ``Failure``. A passphrase seals it; without one it
    /// is not sealed, as the screen has said before.
    public func export(passphrase: String? = nil, _ write: @escaping @MainActor (String) async throws -> Bool) {
        exporting?.cancel()
        state.value.busy = passphrase != nil
        exporting = scope.launch { [self] in
            _ = await doing { [self] in
                defer { if !Task.isCancelled { state.value.busy = false } }
                let (count, text, slots) = try await io { [passages, clock] in
                    (try passages.list().count, try passages.export(passphrase: passphrase, now: clock()), try passages.numbers())
                }
                guard try await write(text) else { return }
                try Task.checkCancellation()
                let numbers = slots.count { $0.number != nil }
                tell(Notice(words().exported(count, numbers: numbers, sealed: passphrase != nil)))
                wrote()
            }
        }
    }

    /// Exports, sealed with a passphrase that was typed twice.
    public func export(passphrase: String, again: String, _ write: @escaping @MainActor (String) async throws -> Bool) {
        guard passphrase == again else { return tell(Notice(words()[.pinDiffers])) }
        guard !passphrase.isBlank else { return tell(Notice(words().failure(Failure(Keys.passphraseNone)))) }
        export(passphrase: passphrase, write)
    }

    /// Adds an export. One that is sealed waits for its passphrase, and the screen that asks for it comes.
    public func `import`(_ text: String) {
        change { [self] in
            do {
                try await added(text, passphrase: nil)
            } catch let failure as Failure where failure.key == Failure.sealed.key {
                waiting = text
                state.value.sealed = true
                asks()
            }
        }
    }

    /// Opens the import that waits. A wrong passphrase is told beside the field, and can be typed again.
    public func unseal(_ passphrase: String) {
        guard let text = waiting else { return }
        change(.unseal, then: { [self] in if state.value.sealed { redraw() } else { wrote() } }) { [self] in
            state.value.failure = nil
            state.value.busy = true
            defer { if !Task.isCancelled { state.value.busy = false } }
            do {
                try await added(text, passphrase: passphrase)
                dropSealed()
            } catch let failure as Failure {
                state.value.failure = failure
            }
        }
    }

    /// The import that waits is not wanted any more.
    func dropSealed() {
        guard waiting != nil else { return }
        waiting = nil
        state.value.sealed = false
        state.value.failure = nil
    }

    private func added(_ text: String, passphrase: String?) async throws {
        let report = try await io { [passages, clock] in try passages.import(text: text, passphrase: passphrase, now: clock()) }
        tell(Notice(words().imported(report)))
    }

    /// Waits for the end of what is being changed.
    func settled() async { await changing?.value }

    /// Nothing of the person's is left in memory, nothing more comes in, and no export leaves any more. What they typed is still kept.
    func forget(_ locked: Failure? = nil) {
        forgotten += 1
        passing.values.forEach { $0.cancel() }
        passing = [:]
        asked = []
        looking?.cancel()
        exporting?.cancel()
        exporting = nil
        waiting = nil
        state.value = State(locked: locked)
    }

    /// One change of the store after the other, in the order in which they are asked for. One that has a name and waits already is not
    /// asked for twice. What `lasts` is done though all is forgotten meanwhile; nothing follows then.
    func change(
        _ change: Change? = nil, then: (@MainActor () -> Void)? = nil, lasts: Bool = false,
        _ action: @escaping @MainActor () async throws -> Void
    ) {
        if let change, !asked.insert(change).inserted { return }
        changes += 1
        let number = changes
        let task = scope.launch { [self, before = changing, since = forgotten] in
            await before?.value
            guard !Task.isCancelled else { return }
            let done = await doing(action)
            guard since == forgotten else { return }
            passing[number] = nil
            if let change { asked.remove(change) }
            if done, let then { then() } else { redraw() }
        }
        changing = task
        if !lasts { passing[number] = task }
    }

    /// Whether it was done; why not is told.
    private func doing(_ action: @MainActor () async throws -> Void) async -> Bool {
        do {
            try await action()
            return true
        } catch let failure as Failure {
            tell(Notice(words().failure(failure)))
        } catch {
            // It was cancelled: nobody waits for it any more.
        }
        return false
    }
}

extension [Saved] {
    /// The labels on them, each once, in the order of letters.
    var labels: [String] {
        Set(flatMap(\.labels)).sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) }
    }
}
