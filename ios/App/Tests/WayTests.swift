import XCTest

@testable import Doorstep

final class WayTests: XCTestCase {
    func test_a_way_survives_its_address() throws {
        for way in [Way.section("s-7"), .term("safe house"), .section("a/b?c#d"), .term("ñ·安全"), .own(.clinic)] {
            XCTAssertEqual(Way(try XCTUnwrap(way.url)), way)
        }
    }

    /// A6: nothing else is followed.
    func test_a6_other_addresses_lead_nowhere() throws {
        for text in ["https://example.org/section", "tel:911", "file:///etc/hosts", "sections:s-7", "own:nobody"] {
            XCTAssertNil(Way(try XCTUnwrap(URL(string: text))), text)
        }
    }
}
