import XCTest

@testable import Doorstep

final class CallingTests: XCTestCase {
    func test_a_number_is_called_as_it_is_written() {
        XCTAssertEqual(dialing("1-888-373-7888")?.absoluteString, "tel:1-888-373-7888")
        XCTAssertEqual(dialing("+34 (0) 91 000")?.absoluteString, "tel:+34(0)91000")
    }

    func test_signs_that_dialers_obey_are_not_called() {
        XCTAssertEqual(dialable("*#06#"), "")
        XCTAssertEqual(dialable("911,,1#2"), "911")
        XCTAssertEqual(dialable("911;ext=1"), "911")
    }
}
