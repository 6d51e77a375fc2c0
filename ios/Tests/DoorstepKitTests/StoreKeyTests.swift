import XCTest

@testable import DoorstepKit

/// C2, C3: the key is made once, and never replaced.
final class StoreKeyTests: XCTestCase {
    private final class Memory: Vault, @unchecked Sendable {
        struct Closed: Error {}

        var key: Data?
        var closed = false
        var forgets = false

        func read() throws -> Data? {
            if closed { throw Closed() }
            return key
        }

        func keep(_ key: Data) throws {
            if !forgets { self.key = key }
        }

        func destroy() throws { key = nil }
        func isDestroyed() throws -> Bool { false }
        func forget() throws {}
    }

    private let vault = Memory()
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("doorstep-" + UUID().uuidString)
    private var key: StoreKey { StoreKey(vault: vault, folder: folder) }

    override func tearDown() {
        try? FileManager.default.removeItem(at: folder)
    }

    private func store() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data([1]).write(to: folder.appendingPathComponent("store"))
    }

    private func assertLocked(line: UInt = #line) {
        XCTAssertThrowsError(try key.bytes(), line: line) { XCTAssertEqual($0 as? Failure, Failure("error-key-locked"), line: line) }
    }

    func test_the_first_start_makes_a_random_key_and_the_next_finds_it() throws {
        let made = try key.bytes()
        XCTAssertEqual(made.count, 32)
        XCTAssertGreaterThan(Set(made).count, 8)
        XCTAssertEqual(try key.bytes(), made)
        try store()
        XCTAssertEqual(try key.bytes(), made)
    }

    func test_an_empty_folder_holds_no_store() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        XCTAssertNoThrow(try key.bytes())
    }

    func test_a_key_that_is_gone_while_there_is_a_store_is_not_replaced() throws {
        try store()
        assertLocked()
        XCTAssertNil(vault.key)
    }

    func test_a_vault_that_is_closed_is_not_taken_for_an_empty_one() throws {
        vault.closed = true
        assertLocked()
        XCTAssertNil(vault.key)
    }

    func test_a_key_that_does_not_come_back_is_not_used() {
        vault.forgets = true
        assertLocked()
    }

    func test_what_is_no_key_is_not_used() {
        vault.key = Data([1, 2, 3])
        assertLocked()
        XCTAssertEqual(vault.key, Data([1, 2, 3]))
    }
}
