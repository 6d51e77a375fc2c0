import XCTest

@testable import DoorstepKit

/// A day on which the handbook is fresh.
let day: Int64 = 1_796_000_000

/// A handbook that `ios/generate` has put there.
func pack(_ name: String) -> URL {
    URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Generated/\(name).pack").standardized
}

/// An empty folder that is gone after the test.
func folder(_ test: XCTestCase) -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("doorstep-" + UUID().uuidString)
    let shelf = URL(fileURLWithPath: url.path + "-shelf")
    test.addTeardownBlock { for each in [url, shelf] { try? FileManager.default.removeItem(at: each) } }
    return url
}

func open(_ name: String = "handbook", preferred: [String] = ["en"], vault: FakeVault = FakeVault(), in folder: URL) throws -> Core {
    try open(pack(name), preferred: preferred, vault: vault, in: folder)
}

/// Opens a handbook's file, with a shelf beside the store.
func open(
    _ bundled: URL, preferred: [String] = [], keys: String? = nil, vault: FakeVault = FakeVault(), uptime: any Uptime = SystemUptime(),
    in folder: URL
) throws -> Core {
    let shelf = folder.deletingLastPathComponent().appendingPathComponent(folder.lastPathComponent + "-shelf")
    return try Core.open(
        Core.Places(bundled: bundled, keys: keys, shelf: shelf, store: folder), preferred: preferred, vault: vault, uptime: uptime)
}

extension Handbook {
    /// All sections in their order.
    func sections() throws -> [String] {
        try home(now: day).topics.flatMap { try contents(topic: $0.id).sections.map(\.section) }
    }

    func article(section: String, language: String?) throws -> Article {
        try article(section: section, language: language, now: day)
    }
}

final class FakeVault: Vault, @unchecked Sendable {
    struct Closed: Error {}

    private let lock = NSLock()
    private var key: Data?
    private var closed = false

    init(_ key: Data? = nil) {
        self.key = key
    }

    func close(_ closed: Bool) {
        lock.withLock { self.closed = closed }
    }

    func read() throws -> Data? {
        try lock.withLock {
            if closed { throw Closed() }
            return key
        }
    }

    func keep(_ key: Data) throws {
        lock.withLock { self.key = key }
    }

    /// Where a store is looked for when the key is destroyed.
    var watches: URL?
    /// Whether there was one then.
    private(set) var destroyedWithStore = false
    private var mark = false

    func destroy() throws {
        lock.withLock {
            mark = true
            key = nil
            if let watches { destroyedWithStore = (try? FileManager.default.contentsOfDirectory(atPath: watches.path))?.isEmpty == false }
        }
    }

    func isDestroyed() throws -> Bool { lock.withLock { mark } }

    func forget() throws { lock.withLock { mark = false } }

    /// The key is lost, and nobody asked for it.
    func lose() { lock.withLock { key = nil } }
}

func XCTAssertFails<Answer>(
    _ key: String, _ call: @autoclosure () throws -> Answer, _ what: String = "", file: StaticString = #filePath, line: UInt = #line
) {
    XCTAssertThrowsError(try call(), what, file: file, line: line) { error in
        XCTAssertEqual((error as? Failure)?.key, key, "\(error)", file: file, line: line)
    }
}
