/// The list of saved passages and what can be done with it. After each change the screen is drawn anew, unless it says what follows
/// itself.
@MainActor
public final class Keeping {
    public struct State: Equatable, Sendable {
        public var list: [Saved] = []
        /// The label that the list is narrowed to.
        public var label: String?
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

        public var shown: [Saved] {
            guard let label else { return list }
            return list.filter { $0.labels.contains(label) }
        }
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
    private var changing: Task<Void, Never>?
    private var exporting: Task<Void, Never>?
    /// The import that waits for its passphrase.
    private var waiting: String?

    init(
        passages: any SavedPassages, clock: @escaping @Sendable () -> Int64, scope: Scope, io: Background,
        tell: @escaping (Notice) -> Void, words: @escaping () -> Words, redraw: @escaping @MainActor () -> Void,
        asks: @escaping @MainActor () -> Void, wrote: @escaping @MainActor () -> Void
    ) {
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

    func save(_ section: String) {
        change { [self] in
            _ = try await io { [passages, clock] in try passages.save(section: section, now: clock()) }
            tell(Notice(words()[.articleSaved]))
        }
    }

    public func remove(_ id: Int64) {
        remove(id, then: redraw)
    }

    func remove(_ id: Int64, then: @escaping @MainActor () -> Void) {
        change(then: then) { [self] in
            let removed = try await io { [passages] in try passages.remove(id: id) }
            tell(Notice(words()[.savedGone]) { [weak self] in self?.restore(removed) })
        }
    }

    private func restore(_ removed: Removed) {
        change { [self] in try await io { try removed.restore() } }
    }

    /// Moves one step up or down in the list as it is shown.
    public func move(_ id: Int64, up: Bool) {
        let shown = state.value.shown
        guard let at = shown.firstIndex(where: { $0.id == id }) else { return }
        let target = up ? at - 1 : at + 1
        guard shown.indices.contains(target) else { return }
        let behind = up ? target : target + 1
        let before = shown.indices.contains(behind) ? shown[behind].id : nil
        change { [self] in try await io { [passages] in try passages.move(id: id, before: before) } }
    }

    func edit(_ id: Int64, note: String, labels: [String], then: @escaping @MainActor () -> Void) {
        change(then: then) { [self] in
            try await io { [passages, clock] in try passages.edit(id: id, note: note, labels: labels, now: clock()) }
            tell(Notice(words()[.savedNoteKept]))
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
        change(then: { [self] in if state.value.sealed { redraw() } else { wrote() } }) { [self] in
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

    /// Nothing of the person's is left in memory, nothing more comes in, and no export leaves any more.
    func forget(_ locked: Failure? = nil) {
        changing?.cancel()
        changing = nil
        exporting?.cancel()
        exporting = nil
        waiting = nil
        state.value = State(locked: locked)
    }

    /// One change of the store at a time: a second tap on what is being done does nothing.
    func change(then: (@MainActor () -> Void)? = nil, _ action: @escaping @MainActor () async throws -> Void) {
        guard changing == nil else { return }
        changing = scope.launch { [self] in
            let done = await doing(action)
            guard !Task.isCancelled else { return }
            changing = nil
            if done, let then { then() } else { redraw() }
        }
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
