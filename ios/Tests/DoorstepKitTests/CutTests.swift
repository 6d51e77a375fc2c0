import XCTest

@testable import DoorstepKit

final class CutTests: XCTestCase {
    private func cut(_ text: String, _ marks: [(Int32, Int32)]) -> [String] {
        text.cut(marks, { $0.0 }, { $0.1 }) { words, mark in mark == nil ? words : "[\(words)]" }
    }

    func test_marks_are_cut_out_in_code_units() {
        XCTAssertEqual(cut("a 😀 plan", [(2, 4), (5, 9)]), ["a ", "[😀]", " ", "[plan]"])
        XCTAssertEqual(cut("plan", [(0, 4)]), ["[plan]"])
        XCTAssertEqual(cut("plan", []), ["plan"])
        XCTAssertEqual(cut("", []), [])
    }

    func test_marks_that_make_no_sense_lose_no_word() {
        for marks in [[(-1, 2)], [(2, 1)], [(0, 99)], [(.max, .max)], [(2, 3), (1, 2)]] as [[(Int32, Int32)]] {
            let text = cut("plan", marks).joined().filter { !"[]".contains($0) }
            XCTAssertEqual(text, "plan", "\(marks)")
        }
    }
}
