import Foundation

internal import DoorstepCore

/// Saved passages, kept by the core in a store, and the lock over them. Where the store cannot be opened, every call tells why, and
/// reading goes on (C4).
final class CorePassages: SavedPassages, PinLock, @unchecked Sendable {
    private let book: Book
    private let vault: any Vault
    private let folder: URL
    private let uptime: any Uptime
    private let turn = NSLock()
    private var opened: Result<Bookmarks, any Error> = .failure(Failure("error-store-unreadable"))

    init(book: Book, vault: any Vault, folder: URL, uptime: any Uptime) {
        self.book = book
        self.vault = vault
        self.folder = folder
        self.uptime = uptime
    }

    private var core: Doorstep { book.core }

    func open() throws -> Failure? {
        try turn.withLock {
            if case .success = opened { return nil }
            return try reopen()
        }
    }

    private func reopen() throws -> Failure? {
        opened = Result { try asking(openStore) }
        return try asking { [store = try opened.get()] in try store.opened().notice }
    }

    private func openStore() throws -> Bookmarks {
        // A store that was being erased may have lost its key already, so this comes first.
        if try endWipe(folder: folder.path) || (try? vault.isDestroyed()) == true { try eraseAll(nil) }
        return try withKey { try Bookmarks.open(folder: folder.path, key: $0) }
    }

    private func withKey<Answer>(_ use: (Data) throws -> Answer) throws -> Answer {
        var key = try StoreKey(vault: vault, folder: folder).bytes()
        defer { key.wipe() }
        return try use(key)
    }

    /// What is saved, where it can be opened.
    var openedStore: Bookmarks? { try? store() }

    /// Throws why there is none.
    private func store() throws -> Bookmarks {
        try turn.withLock { try opened.get() }
    }

    func save(section: String, now: Int64) throws -> Int64 {
        try asking { try core.save(bookmarks: store(), section: section, now: now) }
    }

    func bookmarkOn(section: String) throws -> Bookmark {
        try asking {
            let store = try store()
            guard let bookmark = try core.bookmarkOn(bookmarks: store, section: section) else { return .none }
            return Bookmark(bookmark, note: try store.note(id: bookmark.id))
        }
    }

    func list() throws -> [Saved] {
        try asking { try core.saved(bookmarks: store()).map(Saved.init) }
    }

    func noted(_ words: String) throws -> [Int64] {
        try asking { try store().search(query: words) }
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

    func export(passphrase: String?, now: Int64) throws -> String {
        try asking {
            guard let passphrase else { return try store().exportText(now: now) }
            return try store().exportSealed(passphrase: passphrase, now: now)
        }
    }

    func `import`(text: String, passphrase: String?, now: Int64) throws -> ImportReport {
        try asking {
            let store = try store()
            let report =
                try passphrase.map { try store.importSealed(text: text, passphrase: $0, now: now) }
                ?? store.importText(text: text, now: now)
            return ImportReport(added: Int(report.added), present: Int(report.alreadyThere), skipped: Int(report.skipped))
        }
    }

    func damaged() throws -> Int {
        try asking { Int(try store().opened().damagedRows) }
    }

    func numbers() throws -> [OwnSlot] {
        try asking { try core.ownNumbers(bookmarks: store()).map(OwnSlot.init) }
    }

    func agencyNumbers() throws -> [OwnSlot] {
        try asking { try core.agencyNumbers().map(OwnSlot.init) }
    }

    func keep(_ slot: OwnNumber, number: String, label: String) throws {
        try asking { try store().setNumber(slot: .init(slot), number: number, label: label) }
    }

    func clear(_ slot: OwnNumber) throws {
        try asking { try store().clearNumber(slot: .init(slot)) }
    }

    func state() throws -> PinState {
        try asking { PinState(try store().pinState(clock: uptime.seconds)) }
    }

    func problem(_ typed: String) throws -> Word? {
        try asking { try pinProblem(typed: typed).map(Word.init) }
    }

    func set(_ new: NewPin) throws {
        try asking { try store().setPin(new: calibrated(new)) }
    }

    func change(_ typed: String, to new: NewPin) throws {
        try judged { store, key in
            try store.changePin(key: key, typed: typed, clock: uptime.seconds, new: calibrated(new))
        }
    }

    func remove(_ typed: String) throws {
        try judged { store, key in try store.removePin(key: key, typed: typed, clock: uptime.seconds) }
    }

    func unlock(_ typed: String) throws -> Failure? {
        try judged { store, key in
            try store.unlock(key: key, typed: typed, clock: uptime.seconds).notice
        }
    }

    func lock() throws -> Bool {
        try asking { try store().lock() }
    }

    /// Has a PIN judged. After too many wrong ones the core has erased the store: then its key goes too, and one begins anew.
    private func judged<Answer>(_ judge: (Bookmarks, Data) throws -> Answer) throws -> Answer {
        do {
            return try asking {
                let store = try store()
                return try withKey { try judge(store, $0) }
            }
        } catch let failure as Failure where failure.key == Keys.wiped {
            try? erase()
            throw failure
        }
    }

    /// A new PIN with what judging it costs, measured on this device.
    private func calibrated(_ new: NewPin) throws -> DoorstepCore.NewPin {
        let start = uptime.milliseconds()
        try probePin()
        return .init(
            typed: new.typed, probeMillis: uptime.milliseconds() - start, wipeAfter: new.wipeAfter.map { Int32(clamping: $0) },
            giveUpDamaged: new.giveUpDamaged)
    }

    func erase() throws {
        try turn.withLock {
            let store = try? opened.get()
            opened = .failure(Self.unfinished)
            try eraseAll(store)
            _ = try reopen()
        }
    }

    /// The key goes first: without it, what the device may still hold of the store can be read by nobody (C6). Where the keychain does
    /// not let it go, the files go all the same.
    private func eraseAll(_ store: Bookmarks?) throws {
        let destroyed = Result { try vault.destroy() }
        do {
            if let store { try store.wipe() } else { try wipeFolder(folder: folder.path) }
            try destroyed.get()
            try vault.forget()
        } catch {
            throw Self.unfinished
        }
    }

    private static let unfinished = Failure("error-erase")
}

extension Opened {
    /// What the person must know of the store that was opened, if anything (S4).
    fileprivate var notice: Failure? {
        if quarantined { return Failure(Keys.storeDamaged) }
        if emptied { return Failure("error-store-emptied") }
        return readOnly ? Failure("error-store-read-only") : nil
    }
}
