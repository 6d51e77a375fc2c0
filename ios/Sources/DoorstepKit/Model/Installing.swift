/// The handbooks on this device, and what a file that was opened would do.
@MainActor
public final class Installing {
    public struct State: Equatable, Sendable {
        /// What is read first, then the others, then what agencies add. None before they were asked for.
        public var shelf: [Shelved] = []
        /// What was looked at, and waits for an answer.
        public var offer: Offer?
        /// Why nothing was offered, or nothing installed.
        public var refused: Failure?
        /// A file is being looked at.
        public var looking = false
        /// A handbook is being put in place.
        public var working = false

        /// Nothing that an offer's screen shows.
        fileprivate var isIdle: Bool { self == State(shelf: shelf) }
    }

    public let state = Watched(State())
    private let packs: any Packs
    private let scope: Scope
    private let io = Background()
    private var running: Task<Void, Never>?

    init(packs: any Packs, scope: Scope) {
        self.packs = packs
        self.scope = scope
    }

    /// Reads the list again. Where it cannot be read, what is read can still be told.
    func refresh() async {
        if let shelf = try? await io({ [packs] in try packs.list() }) { state.value.shelf = shelf }
    }

    /// Makes an offer, or says why there is none; the offer before is dropped.
    func look(_ look: @escaping @Sendable (any Packs) throws -> Offer) {
        running?.cancel()
        state.value = State(shelf: state.value.shelf, looking: true)
        running = scope.launch { [self] in
            do {
                let offer = try await io { [packs] in try look(packs) }
                state.value = State(shelf: state.value.shelf, offer: offer)
            } catch is CancellationError {
                // A newer look, or nobody waits any more.
            } catch {
                state.value = State(shelf: state.value.shelf, refused: .of(error))
            }
        }
    }

    /// Does what was offered; `then` gets what the handbook opened anew has to tell. An offer is taken once: where it fails, the file
    /// has to be looked at again.
    func accept(then: @escaping @MainActor (Offer, [Failure]) async -> Void) {
        guard let offer = state.value.offer, !state.value.working else { return }
        work({ try $0.accept(offer) }) { await then(offer, $0) }
    }

    func takeAway(_ overlay: String, then: @escaping @MainActor ([Failure]) async -> Void) {
        guard !state.value.working else { return }
        work({ try $0.takeAway(overlay) }, then: then)
    }

    private func work(
        _ work: @escaping @Sendable (any Packs) throws -> [Failure], then: @escaping @MainActor ([Failure]) async -> Void
    ) {
        state.value.working = true
        // It is not cancelled: what was put in place is read, whatever is on the screen.
        scope.launch { [self] in
            do {
                let news = try await io { [packs] in try work(packs) }
                state.value = State(shelf: state.value.shelf)
                await refresh()
                await then(news)
            } catch {
                state.value = State(shelf: state.value.shelf, refused: .of(error))
            }
        }
    }

    /// What is looked at or offered is dropped; whether there was an offer.
    @discardableResult
    func drop() -> Bool {
        let offered = state.value.offer != nil && !state.value.working
        guard !state.value.isIdle, !state.value.working else { return false }
        running?.cancel()
        running = nil
        state.value = State(shelf: state.value.shelf)
        // After what still runs: a look that ends late leaves nothing behind.
        scope.launch { [io, packs] in try? await io { packs.drop() } }
        return offered
    }
}
