import Foundation

internal import DoorstepCore

/// The handbooks on this device, kept by the core on a shelf.
final class CorePacks: Packs, @unchecked Sendable {
    private let shelf: DoorstepCore.Packs
    private let book: Book
    private let preferred: [String]
    /// The folder in which the latest day that was seen is kept.
    private let days: String
    /// What is saved, where it is open.
    private let store: @Sendable () -> Bookmarks?
    private let lock = NSLock()
    private var offered: Int64?

    init(shelf: DoorstepCore.Packs, book: Book, preferred: [String], days: String, store: @escaping @Sendable () -> Bookmarks?) {
        self.shelf = shelf
        self.book = book
        self.preferred = preferred
        self.days = days
        self.store = store
    }

    func list() throws -> [Shelved] {
        try asking { try shelf.list().map(Shelved.init) }
    }

    func inspect(_ file: URL, now: Int64) throws -> Offer {
        try offer(back: false) { try shelf.inspect(path: file.path, doorstep: book.core, now: now, bookmarks: store()) }
    }

    func inspectBefore(now: Int64) throws -> Offer {
        try offer(back: true) { try shelf.inspectBefore(doorstep: book.core, now: now, bookmarks: store()) }
    }

    private func offer(back: Bool, _ look: () throws -> DoorstepCore.Offer) throws -> Offer {
        let offer = Offer(try asking(look), back: back)
        lock.withLock { offered = offer.id }
        return offer
    }

    func accept(_ offer: Offer) throws -> [Failure] {
        try asking { try offer.back ? shelf.restore(offer: offer.id) : shelf.install(offer: offer.id) }
        return try reopen()
    }

    func drop() {
        let last = lock.withLock {
            defer { offered = nil }
            return offered
        }
        // What stays is dropped by the next look, or at the next start.
        if let last { try? shelf.keep(offer: last) }
    }

    func takeAway(_ overlay: String) throws -> [Failure] {
        try asking { try shelf.removeOverlay(id: overlay) }
        return try reopen()
    }

    private func reopen() throws -> [Failure] {
        let opened = try asking { try shelf.openHandbook(preferred: preferred, days: days) }
        try book.turn(to: opened.doorstep)
        return opened.notices.map(Failure.init)
    }
}
