/// The search screen. Its words live in memory and end with it.
@MainActor
public final class Searching {
    public struct State: Equatable, Sendable {
        public var text = ""
        /// What was found for ``answered``; kept on the screen until newer results are there, so that nothing jumps.
        public var found = Found()
        public var answered = ""
        public var actNow: Topic?
        public var failure: Failure?

        public var nothing: Bool { !answered.isBlank && found.hits.isEmpty && failure == nil }
        public var blank: Bool { text.isBlank }

        /// Whether there are passages below those that are listed.
        var more: Bool { found.hits.count < found.total }
    }

    /// How many passages are asked for at a time: as many as the tallest screen shows.
    private static let screen = 20

    public let state = Watched(State())
    private let handbook: any Handbook
    private let scope: Scope
    private let io: Background
    private var running: Task<Void, Never>?
    /// The answer to what is asked is still to come.
    private var waits = false

    init(handbook: any Handbook, scope: Scope, io: Background) {
        self.handbook = handbook
        self.scope = scope
        self.io = io
    }

    /// The text changed under the finger.
    public func type(_ text: String) {
        state.value.text = text
        search()
    }

    public func clear() {
        running?.cancel()
        waits = false
        state.value = State(actNow: state.value.actNow)
    }

    /// Searches again, as after a change of language.
    func search() {
        let text = state.value.text
        // The same words again: the list stays as long as it has become.
        let count = text == state.value.answered ? max(Self.screen, state.value.found.hits.count) : Self.screen
        running?.cancel()
        handbook.interrupt()
        ask(text, from: 0, count: count) { state, found in
            state.found = found
            state.answered = text
        }
    }

    /// The list is near its end: asks for the passages that follow, unless newer words have their answer still to come.
    public func more() {
        let now = state.value
        if waits || now.text != now.answered || !now.more { return }
        ask(now.text, from: now.found.hits.count, count: Self.screen) { state, found in
            state.found = state.found.followed(by: found)
        }
    }

    private func ask(_ text: String, from: Int, count: Int, answer: @escaping @MainActor (inout State, Found) -> Void) {
        waits = true
        running = scope.launch { [self] in
            // A newer search has its own answer to wait for.
            defer { if !Task.isCancelled { waits = false } }
            do {
                let found = try await io { [handbook] in try handbook.search(text: text, from: from, count: count) }
                var next = state.value
                answer(&next, found)
                next.failure = nil
                state.value = next
            } catch let failure as Failure {
                state.value.failure = failure
            } catch {
                // A newer search made it pointless.
            }
        }
    }

    /// The topic to keep in reach where nothing is found.
    func offer(_ actNow: Topic?) {
        state.value.actNow = actNow
    }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
