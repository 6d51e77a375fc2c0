import XCTest

@testable import DoorstepKit

final class KeepingTests: XCTestCase {
    func test_what_is_dropped_at_another_place_is_there_at_once_and_stays() async throws { try await drops() }

    func test_s15_what_is_typed_is_kept_at_once_where_the_app_is_left() async throws { try await keepsWhenLeft() }

    func test_nothing_that_was_asked_for_is_done_after_it_was_forgotten() async throws { try await forgets() }
}

/// A shell in which s1, s2 and d1 were saved in this order, so that they have the numbers 1, 2 and 3.
@MainActor
private func shell(_ scope: Scope) async throws -> Shell {
    let shell = try await Shell.over(FakeHandbook(), scope: scope)
    for section in ["s1", "s2", "d1"] {
        shell.keeping.save(section) { _ in }
        await scope.settled()
    }
    shell.select(.saved)
    await scope.settled()
    return shell
}

@MainActor
private func drops() async throws {
    let scope = Scope()
    let shell = try await shell(scope)
    func order() -> [Int64] { shell.keeping.state.value.shown.map(\.id) }
    XCTAssertEqual(order(), [3, 2, 1])
    shell.keeping.move(1, before: 3)
    XCTAssertEqual(order(), [1, 3, 2])
    await scope.settled()
    XCTAssertEqual(order(), [1, 3, 2])
    shell.keeping.move(1, before: nil)
    await scope.settled()
    XCTAssertEqual(order(), [3, 2, 1])
}

@MainActor
private func forgets() async throws {
    let scope = Scope()
    let shell = try await shell(scope)
    for id: Int64 in 1...3 { shell.keeping.remove(id) }
    shell.hide()
    await scope.settled()
    XCTAssertNil(shell.notice.value)
    shell.uncover()
    shell.select(.saved)
    await scope.settled()
    XCTAssertEqual(shell.keeping.state.value.list.count, 3)
    // What was cut off can be asked for again.
    shell.keeping.remove(1)
    await scope.settled()
    XCTAssertEqual(shell.keeping.state.value.list.map(\.id), [3, 2])
}

/// Without the fingers resting: the system may end the app before.
@MainActor
private func keepsWhenLeft() async throws {
    let scope = Scope()
    let shell = try await shell(scope)
    shell.open(.edit(1))
    await scope.settled()
    shell.type(1, Draft(note: "Bring the form", labels: ""))
    let before = ContinuousClock.now
    shell.left()
    await shell.keeping.settled()
    await shell.keeping.refresh()
    XCTAssertEqual(shell.keeping.state.value.list.last?.note, "Bring the form")
    XCTAssertLessThan(ContinuousClock.now - before, .milliseconds(450))
}
