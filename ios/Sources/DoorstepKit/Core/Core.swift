import Foundation

internal import DoorstepCore

/// The core, open: what the screens are made over.
public struct Core: Sendable {
    public let handbook: any Handbook
    public let passages: any SavedPassages
    /// Something the person must be told at once: their store was damaged and set aside (S4).
    public let notice: Failure?

    public init(handbook: any Handbook, passages: any SavedPassages, notice: Failure? = nil) {
        self.handbook = handbook
        self.passages = passages
        self.notice = notice
    }

    /// Opens the handbook in a file and the store in a folder, which is made where it is missing. Blocks.
    ///
    /// `preferred` are the languages that the person reads, the most wanted first. Throws ``Failure`` where the handbook cannot be
    /// read. A store that cannot be opened is told by its calls.
    public static func open(pack: URL, folder: URL, preferred: [String], vault: any Vault) throws -> Core {
        let core = try asking { try Doorstep.open(path: pack.path, preferred: preferred) }
        // Opening alone reads no text; the start screen shows whether the file is whole, before anything holds the store.
        _ = try asking { try core.home(now: 0) }
        let passages = CorePassages(core: core) {
            var key = try StoreKey(vault: vault, folder: folder).bytes()
            defer { key.wipe() }
            return try Bookmarks.open(folder: folder.path, key: key)
        }
        // Why it cannot be opened is told by its calls.
        let notice = try? passages.open()
        return Core(handbook: try CoreHandbook(core), passages: passages, notice: notice)
    }
}
