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
    }

    /// More than anybody scrolls through; each hit's snippet has its price.
    private nonisolated static let limit = 50

    public let state = Watched(State())
    private let handbook: any Handbook
    private let scope: Scope
    private let io: Background
    private var running: Task<Void, Never>?

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
        state.value = State(actNow: state.value.actNow)
    }

    /// Searches again, as after a change of language.
    func search() {
        let text = state.value.text
        running?.cancel()
        handbook.interrupt()
        running = scope.launch { [self] in
            do {
                let found = try await io { [handbook] in try handbook.search(text: text, limit: Self.limit) }
                var next = state.value
                next.found = found
                next.answered = text
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
