import XCTest

@testable import Doorstep

final class CallingTests: XCTestCase {
    func test_a_number_is_called_as_it_is_written() {
        XCTAssertEqual(dialing("1-888-373-7888")?.absoluteString, "tel:1-888-373-7888")
        XCTAssertEqual(dialing("+34 (0) 91 000")?.absoluteString, "tel:+34(0)91000")
    }

    func test_a_number_of_ones_own_is_handed_over_whole() {
        XCTAssertEqual(dialing(own: "+15550100,,7")?.absoluteString, "tel:+15550100,,7")
        XCTAssertEqual(dialing(own: "5550100;7*2#")?.absoluteString, "tel:5550100;7*2%23")
    }

    func test_signs_that_dialers_obey_are_not_called() {
        XCTAssertEqual(dialable("*#06#"), "")
        XCTAssertEqual(dialable("911,,1#2"), "911")
        XCTAssertEqual(dialable("911;ext=1"), "911")
    }
}
