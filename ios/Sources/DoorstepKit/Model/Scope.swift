/// What the screens have started and has not ended.
@MainActor
public final class Scope {
    private var running: [Int: Task<Void, Never>] = [:]
    private var started = 0

    public init() {}

    @discardableResult
    func launch(_ work: @escaping @MainActor () async -> Void) -> Task<Void, Never> {
        started += 1
        let number = started
        let task = Task {
            await work()
            running[number] = nil
        }
        running[number] = task
        return task
    }

    /// Waits until all has ended that was started, and what that started.
    public func settled() async {
        while let task = running.values.first { await task.value }
    }
}
