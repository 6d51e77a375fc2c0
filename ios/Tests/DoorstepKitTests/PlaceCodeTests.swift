import XCTest

@testable import DoorstepKit

final class PlaceCodeTests: XCTestCase {
    func test_no_text_does_more_than_lead_to_the_start() {
        var random = SystemRandomNumberGenerator()
        let letters = Array("Handbook/articleSearch@/0123é😀\0 ")
        for _ in 0..<20_000 {
            let text = String((0..<Int.random(in: 0...60, using: &random)).map { _ in letters.randomElement(using: &random)! })
            let at = Navigation.recalled(text)
            XCTAssertEqual(Navigation.recalled(at.remembered()), at, text)
        }
        XCTAssertEqual(Navigation.recalled(String(repeating: "x", count: 1_000_000)), Navigation())
        XCTAssertEqual(Navigation.recalled(nil), Navigation())
    }
}
