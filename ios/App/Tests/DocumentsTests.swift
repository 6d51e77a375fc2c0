import XCTest

@testable import Doorstep

final class DocumentsTests: XCTestCase {
    @MainActor
    func test_a_draft_that_was_left_is_gone_at_the_next_start() async throws {
        let draft = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent(UUID().uuidString)
        try Data("[]".utf8).write(to: draft)
        _ = Documents(draft: draft)
        XCTAssertFalse(FileManager.default.fileExists(atPath: draft.path))
    }
}
