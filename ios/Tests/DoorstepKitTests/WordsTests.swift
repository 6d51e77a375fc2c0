import XCTest

@testable import DoorstepKit

final class WordsTests: XCTestCase {
    /// A8: a message may hold what was searched for.
    func test_a8_what_was_said_is_forgotten_with_the_rest() async throws { try await forgets() }

    func test_only_so_much_is_held() throws {
        let handbook = FakeHandbook()
        let words = try Words(handbook)
        for number in 0..<1_000 { _ = words.results(number) }
        handbook.world { $0.formats = 0 }
        for number in 0..<1_000 { _ = words.results(number) }
        XCTAssertGreaterThan(handbook.world { $0.formats }, 500)
    }
}

@MainActor
private func forgets() async throws {
    let handbook = FakeHandbook()
    let scope = Scope()
    let shell = try await Shell.over(handbook, scope: scope)
    await scope.settled()
    let words = try XCTUnwrap(shell.frame.value).words
    let first = words.correction("trafficking")
    XCTAssertEqual(words.correction("trafficking"), first)
    XCTAssertEqual(handbook.world { $0.formats }, 1, "what was said before is at hand")
    shell.hide()
    XCTAssertEqual(words.correction("trafficking"), first)
    XCTAssertEqual(handbook.world { $0.formats }, 2)
}
