import DoorstepKit
import XCTest

@testable import Doorstep

final class GuardedVaultTests: XCTestCase {
    private struct Filled: Vault {
        func read() throws -> Data? { Data([1]) }
        func keep(_ key: Data) throws {}
        func destroy() throws {}
        func isDestroyed() throws -> Bool { false }
        func forget() throws {}
    }

    /// A1, C2: a folder that cannot be protected gets no key, so nothing is kept in it.
    func test_c2_there_is_no_key_where_the_folder_cannot_be_made() throws {
        let parent = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: parent) }
        let vault = GuardedVault(vault: Filled(), folder: StoreFolder(in: parent))
        try Data().write(to: parent)
        XCTAssertThrowsError(try vault.read())
        try FileManager.default.removeItem(at: parent)
        XCTAssertEqual(try vault.read(), Data([1]))
    }
}
