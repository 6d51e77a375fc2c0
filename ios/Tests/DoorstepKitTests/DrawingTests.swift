import XCTest

@testable import DoorstepKit

final class DrawingTests: XCTestCase {
    private final class Owner {}

    func test_c4_a_passage_is_drawn_before_the_store_is_asked() async throws {
        let drawn = try await Self.bookmarksDrawn()
        XCTAssertEqual(drawn, [.unknown, .none])
    }

    @MainActor
    private static func bookmarksDrawn() async throws -> [Bookmark] {
        let handbook = FakeHandbook()
        let scope = Scope()
        let shell = try await Shell.over(handbook, scope: scope)
        await scope.settled()
        let owner = Owner()
        var drawn: [Bookmark] = []
        shell.frame.watch(owner) { _, frame in
            if case .article(_, let bookmark, _) = frame?.screen { drawn.append(bookmark) }
        }
        shell.open(.article("s1"))
        await scope.settled()
        withExtendedLifetime(owner) {}
        return drawn
    }
}
