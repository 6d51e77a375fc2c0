/// Where calls are made that block: one after the other, away from the main actor.
public actor Background {
    public init() {}

    /// Runs what blocks. Throws `CancellationError` where the task was cancelled, be it before or after: what is done then is told to nobody.
    @MainActor
    func callAsFunction<Answer: Sendable>(_ work: @Sendable () throws -> Answer) async throws -> Answer {
        let answer = try await run(work)
        try Task.checkCancellation()
        return answer
    }

    private func run<Answer: Sendable>(_ work: @Sendable () throws -> Answer) throws -> Answer {
        try Task.checkCancellation()
        return try work()
    }
}
