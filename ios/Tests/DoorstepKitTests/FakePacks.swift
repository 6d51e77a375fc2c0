import Foundation

@testable import DoorstepKit

/// The files of the table, and the handbooks that are on the device.
final class FakePacks: Packs, @unchecked Sendable {
    private let handbook: FakeHandbook
    private let passages: FakePassages
    private let lock = NSLock()
    private var waits: Offer?
    private var installed = false

    init(_ handbook: FakeHandbook, _ passages: FakePassages) {
        self.handbook = handbook
        self.passages = passages
    }

    func list() throws -> [Shelved] {
        let (version, beside) = handbook.world { ($0.version, $0.beside) }
        let versions = [version] + (lock.withLock { installed } ? [3 - version] : [])
        let books = versions.map {
            Shelved(
                id: "book", version: $0, issued: "today", reviewBy: "today", publisher: $0 == 1 ? nil : "Office", inUse: $0 == version)
        }
        let county = Shelved(
            id: "county", version: 1, issued: "today", reviewBy: "today", publisher: "County", inUse: true, overlay: true)
        return books + (beside ? [county] : [])
    }

    func inspect(_ file: URL, now: Int64) throws -> Offer {
        drop()
        switch file.lastPathComponent {
        case "newer": return made(offer(2, over: 1))
        case "beside":
            return made(Offer(id: 7, publisher: "County", title: "Title of county", overlay: true, release: release(1), replaces: nil))
        default: throw Failure(file.lastPathComponent)
        }
    }

    func inspectBefore(now: Int64) throws -> Offer {
        drop()
        guard lock.withLock({ installed }) else { throw Failure("error-install-nothing-before") }
        let version = handbook.world { $0.version }
        return made(offer(3 - version, over: version, back: true))
    }

    private func made(_ offer: Offer) -> Offer {
        lock.withLock { waits = offer }
        return offer
    }

    private func offer(_ version: Int64, over before: Int64, back: Bool = false) -> Offer {
        Offer(
            id: version, back: back, publisher: version == 1 ? nil : "Office", title: "Title", release: release(version),
            replaces: release(before), older: version < before,
            sections: OfferedSections(added: ["Section s3"], changed: ["Section s1"], removed: ["Section s2"]),
            saved: passages.counted(changed: "s1", removed: "s2"))
    }

    private func release(_ version: Int64) -> OfferedRelease {
        OfferedRelease(version: version, issued: "today", reviewBy: "today")
    }

    func accept(_ offer: Offer) throws -> [Failure] {
        let waited = lock.withLock {
            defer { waits = nil }
            return waits
        }
        guard waited == offer else { throw Failure("error-install-nothing-offered") }
        if passages.world({ $0.full }) { throw Failure("error-install-full") }
        handbook.world { if offer.overlay { $0.beside = true } else { $0.version = offer.release.version } }
        if !offer.overlay { lock.withLock { installed = true } }
        return []
    }

    func drop() { lock.withLock { waits = nil } }

    func takeAway(_ overlay: String) throws -> [Failure] {
        handbook.world { $0.beside = false }
        return []
    }
}

/// A file of the table, by its name.
struct Named: Picked {
    let name: String

    func with<Answer>(_ read: (URL) throws -> Answer) throws -> Answer { try read(URL(fileURLWithPath: "/" + name)) }
}

extension Shell {
    /// A shell over a handbook, with nothing saved.
    static func over(_ handbook: FakeHandbook, scope: Scope) async throws -> Shell {
        let uptime = FakeUptime()
        let passages = FakePassages(handbook, uptime)
        return try await Shell.start(
            handbook: handbook, passages: passages, packs: FakePacks(handbook, passages), lock: passages, settings: FakeSettings(),
            clock: { 0 }, uptime: uptime, scope: scope)
    }
}
