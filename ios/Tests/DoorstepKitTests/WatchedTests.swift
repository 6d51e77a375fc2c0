import XCTest

@testable import DoorstepKit

final class WatchedTests: XCTestCase {
    private final class Owner {}

    func test_each_change_is_told_until_the_owner_is_gone() async {
        await MainActor.run {
            let watched = Watched(0)
            var owner: Owner? = Owner()
            var seen: [Int] = []
            watched.watch(owner!) { _, value in seen.append(value) }
            watched.value = 1
            watched.value += 1
            owner = nil
            watched.value = 3
            XCTAssertEqual(seen, [1, 2])
        }
    }

    func test_what_an_observer_changes_is_told_too() async {
        await MainActor.run {
            let (watched, owner) = (Watched(0), Owner())
            var seen: [Int] = []
            watched.watch(owner) { _, value in if value == 1 { watched.value = 2 } }
            watched.watch(owner) { _, value in seen.append(value) }
            watched.value = 1
            XCTAssertEqual(seen.last, 2)
        }
    }
}
