import DoorstepKit
import XCTest

@testable import Doorstep

final class FileTextTests: XCTestCase {
    private let file = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent(UUID().uuidString)

    override func tearDown() { try? FileManager.default.removeItem(at: file) }

    func test_a_text_is_read() throws {
        try Data("{\"é\": 1}".utf8).write(to: file)
        XCTAssertEqual(try fileText(file), "{\"é\": 1}")
    }

    func test_what_is_no_text_is_no_export() throws {
        try Data([0xFF, 0xFE, 0x00]).write(to: file)
        XCTAssertThrowsError(try fileText(file)) { XCTAssertEqual($0 as? Failure, Failure("error-import-not")) }
    }

    func test_what_is_too_long_is_no_export() throws {
        try Data(repeating: 0x20, count: 11).write(to: file)
        XCTAssertEqual(try fileText(file, most: 11).count, 11)
        XCTAssertThrowsError(try fileText(file, most: 10)) { XCTAssertEqual($0 as? Failure, Failure("error-import-not")) }
    }

    func test_a_file_that_is_not_there_is_told() {
        XCTAssertThrowsError(try fileText(file)) { XCTAssertEqual($0 as? Failure, Failure("error-file-unreadable")) }
    }
}
