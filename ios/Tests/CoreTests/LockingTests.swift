import XCTest

@testable import DoorstepKit

/// The lock over what was saved, over the real core.
final class LockingTests: XCTestCase {
    /// A clock that goes on when the test says so.
    private final class Hand: Uptime, @unchecked Sendable {
        private let lock = NSLock()
        private var now: Int64 = 1_000_000

        func pass(_ seconds: Int64) { lock.withLock { now += seconds * 1000 } }

        func milliseconds() -> Int64 { lock.withLock { now } }
    }

    private let vault = FakeVault()
    private let hand = Hand()
    private lazy var store = folder(self)

    private func start() throws -> Core { try open(pack("sample"), preferred: ["en"], vault: vault, uptime: hand, in: store) }

    private func saved(_ pin: NewPin) throws -> Core {
        let core = try start()
        _ = try core.passages.save(section: "p1", now: day)
        try core.lock.set(pin)
        return core
    }

    func test_c4_a_pin_is_off_at_first_and_locks_what_was_saved_never_reading() throws {
        let core = try start()
        XCTAssertEqual(try core.lock.state(), PinState())
        XCTAssertFalse(try core.lock.lock(), "without a PIN it stays open")
        _ = try core.passages.save(section: "p1", now: day)
        try core.lock.set(NewPin(typed: "246810"))
        XCTAssertEqual(try core.passages.list().map(\.section), ["p1"])

        XCTAssertTrue(try core.lock.lock())
        let locked = try core.lock.state()
        XCTAssertTrue(locked.on && locked.locked && locked.digits)
        XCTAssertFails("error-store-locked", try core.passages.list())
        XCTAssertFails("error-store-locked", try core.passages.numbers())
        XCTAssertFails("error-store-locked", try core.passages.export(passphrase: nil, now: day))
        XCTAssertEqual(try core.handbook.article(section: "p1", language: nil).section, "p1")

        XCTAssertNil(try core.lock.unlock("246810"))
        XCTAssertEqual(try core.passages.list().map(\.section), ["p1"])

        let next = try start()
        XCTAssertNil(next.notice)
        XCTAssertTrue(try next.lock.state().locked, "a start begins locked")
        XCTAssertNil(try next.lock.unlock("246810"))
        XCTAssertEqual(try next.passages.list().map(\.section), ["p1"])
    }

    func test_c5_wrong_ones_wait_by_a_clock_that_nobody_sets() throws {
        let core = try saved(NewPin(typed: "246810"))
        _ = try core.lock.lock()
        var waits: [Int] = []
        for _ in 0..<12 where waits.last ?? 0 == 0 {
            XCTAssertFails("error-pin-wrong", try core.lock.unlock("111222"))
            waits.append(try core.lock.state().wait)
        }
        let wait = try XCTUnwrap(waits.last)
        XCTAssertGreaterThan(wait, 0)
        XCTAssertFails("error-pin-wait", try core.lock.unlock("246810"))
        hand.pass(Int64(wait))
        XCTAssertEqual(try core.lock.state().wait, 0)
        XCTAssertNil(try core.lock.unlock("246810"))
    }

    func test_a_pin_is_changed_and_removed_with_the_one_there_is() throws {
        let core = try saved(NewPin(typed: "246810"))
        XCTAssertFails("error-pin-wrong", try core.lock.change("111222", to: NewPin(typed: "a longer phrase")))
        hand.pass(Int64(try core.lock.state().wait))
        try core.lock.change("246810", to: NewPin(typed: "a longer phrase", wipeAfter: 20))
        let state = try core.lock.state()
        XCTAssertFalse(state.digits)
        XCTAssertEqual(state.wipeAfter, 20)
        _ = try core.lock.lock()
        XCTAssertFails("error-pin-wrong-left", try core.lock.unlock("246810"))
        hand.pass(Int64(try core.lock.state().wait))
        XCTAssertNil(try core.lock.unlock("a longer phrase"))
        try core.lock.remove("a longer phrase")
        XCTAssertFalse(try core.lock.state().on)
        XCTAssertFails("error-pin-mismatch", try core.lock.remove("a longer phrase"))
        XCTAssertEqual(try start().passages.list().map(\.section), ["p1"])
    }

    func test_what_cannot_be_a_pin_is_told_before_and_refused() throws {
        let core = try start()
        XCTAssertEqual(try core.lock.problem("123"), .pinTooShort)
        XCTAssertEqual(try core.lock.problem("123456"), .pinTooEasy)
        XCTAssertEqual(try core.lock.problem(String(repeating: "ab", count: 200)), .pinTooLong)
        XCTAssertNil(try core.lock.problem("246810"))
        XCTAssertFails("pin-too-short", try core.lock.set(NewPin(typed: "123")))
        XCTAssertFalse(try core.lock.state().on)
    }

    func test_c6_after_as_many_wrong_ones_as_were_set_all_is_erased_and_the_key_is_another() throws {
        let core = try saved(NewPin(typed: "246810", wipeAfter: 5))
        let key = try vault.read()
        _ = try core.lock.lock()
        for left in [4, 3, 2, 1] {
            XCTAssertThrowsError(try core.lock.unlock("111222")) {
                XCTAssertEqual($0 as? Failure, Failure("error-pin-wrong-left", values: ["left": .count(left)]))
            }
            hand.pass(Int64(try core.lock.state().wait))
        }
        XCTAssertFails("error-pin-wiped", try core.lock.unlock("111222"))
        XCTAssertEqual(try core.lock.state(), PinState())
        XCTAssertEqual(try core.passages.list(), [])
        XCTAssertNotEqual(try vault.read(), key)
        _ = try core.passages.save(section: "p1", now: day)
        XCTAssertEqual(try start().passages.list().map(\.section), ["p1"])
    }

    func test_c6_erasing_takes_the_key_first_and_needs_no_pin() throws {
        let core = try saved(NewPin(typed: "246810"))
        try core.passages.keep(.clinic, number: "555-0100", label: "")
        vault.watches = store
        _ = try core.lock.lock()
        let key = try vault.read()
        try core.lock.erase()
        XCTAssertEqual(try core.lock.state(), PinState())
        XCTAssertEqual(try core.passages.list(), [])
        XCTAssertTrue(try core.passages.numbers().allSatisfy { $0.number == nil })
        XCTAssertNotEqual(try vault.read(), key)
        XCTAssertTrue(vault.destroyedWithStore, "the store was still there when its key went")
        _ = try core.passages.save(section: "p1", now: day)
        XCTAssertEqual(try start().passages.list().map(\.section), ["p1"])
    }

    func test_c6_what_lost_its_key_can_be_erased_and_one_begins_anew() throws {
        do { _ = try saved(NewPin(typed: "246810")) }
        vault.lose()
        let core = try start()
        XCTAssertFails("error-key-locked", try core.passages.list())
        try core.lock.erase()
        XCTAssertEqual(try core.passages.list(), [])
        _ = try core.passages.save(section: "p1", now: day)
        XCTAssertEqual(try start().passages.list().map(\.section), ["p1"])
    }

    func test_c6_an_erasing_that_ended_after_the_key_goes_on_at_the_next_start() throws {
        do { _ = try saved(NewPin(typed: "246810")) }
        try vault.destroy()
        let core = try start()
        XCTAssertNil(core.notice)
        XCTAssertEqual(try core.lock.state(), PinState())
        XCTAssertEqual(try core.passages.list(), [])
        XCTAssertFalse(try vault.isDestroyed())
        _ = try core.passages.save(section: "p1", now: day)
        XCTAssertEqual(try start().passages.list().map(\.section), ["p1"])
    }

    func test_c5_the_systems_clock_goes_on() {
        let clock = SystemUptime()
        let before = clock.milliseconds()
        usleep(20_000)
        XCTAssertGreaterThanOrEqual(clock.milliseconds() - before, 19)
    }
}
