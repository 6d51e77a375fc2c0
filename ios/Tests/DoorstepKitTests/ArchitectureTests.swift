import XCTest

/// What the sources of the Kit may touch.
final class ArchitectureTests: XCTestCase {
    private func lines(_ part: String) throws -> [String] {
        let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Sources/DoorstepKit/\(part)").standardized
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.flatMap { try String(contentsOf: $0, encoding: .utf8).components(separatedBy: "\n") }
            .map { $0.components(separatedBy: "//")[0] }
    }

    private func imports(_ part: String) throws -> Set<String> {
        Set(try lines(part).filter { $0.contains(#/^(\w+ )?import /#) })
    }

    func test_models_know_no_screen_and_no_core() throws {
        XCTAssertEqual(try imports("Model"), ["import Foundation"])
    }

    func test_what_is_generated_stays_inside() throws {
        XCTAssertEqual(try imports("Core"), ["import Foundation", "internal import DoorstepCore"])
    }

    /// Keys of messages and names in code are in small letters without blanks, those of tabs are in the code of a place; anything else
    /// could be read.
    func test_no_words_of_its_own() throws {
        let literals = try (lines("Model") + lines("Core")).flatMap { $0.matches(of: #/"([^"]*)"/#).map { String($0.1) } }
            .map { $0.replacingOccurrences(of: #"\n"#, with: "") }
        XCTAssertGreaterThan(literals.count, 50)
        let tabs = ["Handbook", "Search", "Saved"]
        for literal in literals where literal.contains(where: \.isLetter) && !tabs.contains(literal) {
            XCTAssertNotNil(literal.wholeMatch(of: #/[a-z-]+/#), literal)
        }
    }
}
