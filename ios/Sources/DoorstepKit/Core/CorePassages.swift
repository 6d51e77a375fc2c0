import Foundation

internal import DoorstepCore

/// Saved passages, kept by the core in a store that `openStore` opens. Where that fails, every call tells why, and reading goes on (C4).
final class CorePassages: SavedPassages, @unchecked Sendable {
    private let core: Doorstep
    private let openStore: @Sendable () throws -> Bookmarks
    private let lock = NSLock()
    private var opened: Result<Bookmarks, any Error> = .failure(Failure("error-store-unreadable"))

    init(core: Doorstep, openStore: @escaping @Sendable () throws -> Bookmarks) {
        self.core = core
        self.openStore = openStore
    }

    func open() throws -> Failure? {
        try lock.withLock {
            if case .success = opened { return nil }
            opened = Result { try asking(openStore) }
            let found = try asking { [store = try opened.get()] in try store.opened() }
            return found.quarantined ? Failure(Keys.storeDamaged) : nil
        }
    }

    /// Throws why there is none.
    private func store() throws -> Bookmarks {
        try lock.withLock { try opened.get() }
    }

    func save(section: String, now: Int64) throws -> Int64 {
        try asking { try core.save(bookmarks: store(), section: section, now: now) }
    }

    func bookmarkOn(section: String) throws -> Bookmark {
        try asking { try Bookmark(core.bookmarkOn(bookmarks: store(), section: section)) }
    }

    func list() throws -> [Saved] {
        try asking { try core.saved(bookmarks: store()).map(Saved.init) }
    }

    func remove(id: Int64) throws -> Removed {
        let store = try store()
        try asking { try store.remove(id: id) }
        return Removed { try asking { _ = try store.restore(id: id) } }
    }

    func move(id: Int64, before: Int64?) throws {
        try asking { try store().moveTo(id: id, before: before) }
    }

    func edit(id: Int64, note: String, labels: [String], now: Int64) throws {
        let store = try store()
        try asking {
            try store.setNote(id: id, note: note, now: now)
            try store.setLabels(id: id, labels: labels, now: now)
        }
    }

    func export(now: Int64) throws -> String {
        try asking { try store().exportText(now: now) }
    }

    func `import`(text: String, now: Int64) throws -> ImportReport {
        try asking {
            let report = try store().importText(text: text, now: now)
            return ImportReport(added: Int(report.added), present: Int(report.alreadyThere), skipped: Int(report.skipped))
        }
    }

    func damaged() throws -> Int {
        try asking { Int(try store().opened().damagedRows) }
    }

    func numbers() throws -> [OwnSlot] {
        try asking { try core.ownNumbers(bookmarks: store()).map(OwnSlot.init) }
    }

    func keep(_ slot: OwnNumber, number: String, label: String) throws {
        try asking { try store().setNumber(slot: .init(slot), number: number, label: label) }
    }

    func clear(_ slot: OwnNumber) throws {
        try asking { try store().clearNumber(slot: .init(slot)) }
    }
}
