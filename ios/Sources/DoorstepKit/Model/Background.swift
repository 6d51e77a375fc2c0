import Foundation

/// Where calls are made that block: one after the other, on a thread of their own. The threads that Swift's tasks share are few, and are
/// never held.
public final class Background: Sendable {
    private let queue = DispatchQueue(label: "background", qos: .userInitiated)

    public init() {}

    /// Runs what blocks. Throws `CancellationError` where the task was cancelled, be it before or after: what is done then is told to nobody.
    @MainActor
    func callAsFunction<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
        let cancelled = Mark()
        let answer = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                queue.async {
                    continuation.resume(
                        with: Result {
                            if cancelled.isSet { throw CancellationError() }
                            return try work()
                        })
                }
            }
        } onCancel: {
            cancelled.set()
        }
        try Task.checkCancellation()
        return answer
    }
}

/// Something that happened. Any thread may tell and ask.
private final class Mark: @unchecked Sendable {
    private let lock = NSLock()
    private var happened = false

    var isSet: Bool { lock.withLock { happened } }

    func set() { lock.withLock { happened = true } }
}
