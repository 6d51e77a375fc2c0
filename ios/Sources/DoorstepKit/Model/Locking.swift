/// The lock over what was saved: how it stands, and what a person does with it.
@MainActor
public final class Locking {
    public struct State: Equatable, Sendable {
        /// How the lock stands; none before that was read, or where what was saved cannot be opened for another reason.
        public var pin: PinState?
        /// Why what is typed twice cannot become the PIN.
        public var problem: Word?
        /// Why what was typed last was not taken.
        public var trouble: Failure?
        /// A PIN is being judged, or everything is sealed anew.
        public var busy = false

        public var on: Bool { pin?.on ?? false }
        public var locked: Bool { pin?.locked ?? false }
        /// Seconds until the next PIN is judged.
        public var wait: Int { pin?.wait ?? 0 }
        /// What is damaged would stay readable without the PIN: the person is asked whether it may be erased.
        public var damaged: Bool { trouble?.key == Keys.pinDamaged }
    }

    public let state = Watched(State())
    private let lock: any PinLock
    private let scope: Scope
    private let storage: Background
    private var running: Task<Void, Never>?
    private var judging: Task<Void, Never>?

    init(lock: any PinLock, scope: Scope, storage: Background) {
        self.lock = lock
        self.scope = scope
        self.storage = storage
    }

    func refresh() async {
        do {
            let pin = try await storage { [lock] in try lock.state() }
            // The wait is over: what was wrong was told long enough.
            if state.value.wait > 0, pin.wait == 0 { state.value.trouble = nil }
            state.value.pin = pin
        } catch is CancellationError {
            // Nobody waits for it any more.
        } catch {
            state.value.pin = nil
        }
    }

    /// Asks again how long to wait: once a second while a wait is on the screen.
    public func count() {
        scope.launch { [self] in await refresh() }
    }

    /// Tells while one types why it cannot become the PIN. What is typed a second time is judged once there is some of it.
    public func judge(_ typed: String, again: String) {
        judging?.cancel()
        judging = scope.launch { [self] in await judged(typed, again: again, whole: false) }
    }

    private func judged(_ typed: String, again: String, whole: Bool) async {
        do {
            var problem = try await storage { [lock] in try lock.problem(typed) }
            if problem == nil, typed != again, whole || !again.isEmpty { problem = .pinDiffers }
            state.value.problem = problem
        } catch {
            // It is told when the PIN is set.
        }
    }

    /// Does something with a PIN that was typed twice, if it can be one.
    func work<Answer: Sendable>(
        _ new: NewPin, again: String, _ work: @escaping @Sendable (any PinLock) throws -> Answer,
        failed: (@MainActor (Failure) -> Void)? = nil, then: @escaping @MainActor (Answer) -> Void
    ) {
        judging?.cancel()
        judging = scope.launch { [self] in
            await judged(new.typed, again: again, whole: true)
            if !Task.isCancelled, state.value.problem == nil { self.work(work, failed: failed, then: then) }
        }
    }

    /// One thing with the PIN at a time; why it was not done is told beside the field.
    func work<Answer: Sendable>(
        _ work: @escaping @Sendable (any PinLock) throws -> Answer, failed: (@MainActor (Failure) -> Void)? = nil,
        then: @escaping @MainActor (Answer) -> Void
    ) {
        guard !state.value.busy else { return }
        state.value = State(pin: state.value.pin, busy: true)
        running = scope.launch { [self] in
            do {
                let answer = try await storage { [lock] in try work(lock) }
                await refresh()
                state.value.busy = false
                then(answer)
            } catch is CancellationError {
                // The screen was left in a hurry.
            } catch {
                let failure = Failure.of(error)
                await refresh()
                state.value.busy = false
                state.value.trouble = failure
                failed?(failure)
            }
        }
    }

    /// Locks, after whatever still runs; whether it is locked now.
    func close() async -> Bool {
        let locked = try? await storage { [lock] in try lock.lock() }
        await refresh()
        return locked ?? false
    }

    /// Nothing that was told or typed is on the screen any more, and nothing more comes in.
    func forget() {
        running?.cancel()
        judging?.cancel()
        state.value = State(pin: state.value.pin)
    }

    /// The screen is left: what was told on it goes with it.
    func leave() {
        judging?.cancel()
        if !state.value.busy { state.value = State(pin: state.value.pin) }
    }
}
