import Foundation

internal import DoorstepCore

/// The core, open: what the screens are made over.
public struct Core: Sendable {
    public let handbook: any Handbook
    public let passages: any SavedPassages
    public let packs: any Packs
    public let lock: any PinLock
    /// Something the person must be told at once: their store was damaged and set aside (S4).
    public let notice: Failure?
    /// What there is to tell of the handbooks.
    public let news: [Failure]

    /// Where everything is.
    public struct Places: Sendable {
        /// The handbook that came with the app.
        public let bundled: URL
        /// The text of the keys that came with the app; without them nothing can be installed.
        public let keys: String?
        /// The folder for handbooks that are installed.
        public let shelf: URL
        /// The folder for what is saved.
        public let store: URL

        public init(bundled: URL, keys: String?, shelf: URL, store: URL) {
            self.bundled = bundled
            self.keys = keys
            self.shelf = shelf
            self.store = store
        }
    }

    /// Opens the handbook that is read, and the store; their folders are made where they are missing. Blocks.
    ///
    /// `preferred` are the languages that the person reads, the most wanted first. Throws ``Failure`` where no handbook can be read.
    /// A store that cannot be opened is told by its calls.
    public static func open(
        _ places: Places, preferred: [String], vault: any Vault, uptime: any Uptime = SystemUptime()
    ) throws -> Core {
        let shelf: DoorstepCore.Packs = try asking { try open(shelf: places) }
        let opened = try asking { try shelf.openHandbook(preferred: preferred, days: places.store.path) }
        // Opening alone reads no text; the start screen shows whether the file is whole, before anything holds the store.
        _ = try asking { try opened.doorstep.home(now: 0) }
        let book = try Book(opened.doorstep)
        let passages = CorePassages(book: book, vault: vault, folder: places.store, uptime: uptime)
        // Why it cannot be opened is told by its calls.
        let notice = try? passages.open()
        return Core(
            handbook: CoreHandbook(book), passages: passages,
            packs: CorePacks(shelf: shelf, book: book, preferred: preferred, days: places.store.path) { passages.openedStore }, lock: passages, notice: notice,
            news: opened.notices.map(Failure.init))
    }

    /// Keys that cannot be read are none: reading needs no key.
    private static func open(shelf places: Places) throws -> DoorstepCore.Packs {
        do {
            return try .at(folder: places.shelf.path, bundled: places.bundled.path, keys: places.keys)
        } catch InstallError.OtherKeys {
            return try .at(folder: places.shelf.path, bundled: places.bundled.path, keys: nil)
        }
    }
}
