import XCTest

@testable import DoorstepKit

final class BackgroundTests: XCTestCase {
    /// A PIN is judged for a second: meanwhile, what else the app does goes on.
    func test_what_blocks_holds_none_of_the_threads_that_tasks_share() async throws { try await holdsNone() }

    func test_what_was_cancelled_while_it_waited_is_not_begun() async throws { try await isNotBegun() }
}

@MainActor
private func holdsNone() async throws {
    let gate = DispatchSemaphore(value: 0)
    let many = ProcessInfo.processInfo.activeProcessorCount + 2
    let blocked = (0..<many).map { _ in
        let background = Background()
        return Task { try await background { gate.wait() } }
    }
    for _ in 0..<50 { await Task.yield() }
    let other = await Task.detached { 1 }.value
    XCTAssertEqual(other, 1)
    for _ in blocked { gate.signal() }
    for task in blocked { try await task.value }
}

@MainActor
private func isNotBegun() async throws {
    let (gate, background) = (DispatchSemaphore(value: 0), Background())
    let first = Task { try await background { gate.wait() } }
    let begun = Begun()
    let second = Task { try await background { begun.tell() } }
    for _ in 0..<50 { await Task.yield() }
    second.cancel()
    gate.signal()
    try await first.value
    do {
        try await second.value
        XCTFail("it was cancelled")
    } catch is CancellationError {
        XCTAssertFalse(begun.told)
    }
}

private final class Begun: @unchecked Sendable {
    private let lock = NSLock()
    private var begun = false

    var told: Bool { lock.withLock { begun } }

    func tell() { lock.withLock { begun = true } }
}
