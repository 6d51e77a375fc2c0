import XCTest

@testable import Doorstep

final class StoreFolderTests: XCTestCase {
    private let parent = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent(UUID().uuidString)

    override func tearDown() { try? FileManager.default.removeItem(at: parent) }

    func test_a1_the_store_is_left_out_of_backups() throws {
        let folder = StoreFolder(in: parent)
        try folder.prepare()
        XCTAssertEqual(try folder.url.resourceValues(forKeys: [.isExcludedFromBackupKey]).isExcludedFromBackup, true)
    }

    /// A folder that was there before, as one that a system brought from another phone, is protected too.
    func test_a1_a_folder_that_is_there_is_protected_again() throws {
        let folder = StoreFolder(in: parent)
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        try folder.prepare()
        XCTAssertEqual(try folder.url.resourceValues(forKeys: [.isExcludedFromBackupKey]).isExcludedFromBackup, true)
    }
}
