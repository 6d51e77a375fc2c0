import Foundation

/// Keeps the store's key so that only this device has it. The app's is the system's key chain.
public protocol Vault: Sendable {
    /// The key; none where none was ever kept. Throws where there may be one that cannot be had now, as on a locked device.
    func read() throws -> Data?

    /// Keeps a key where there is none.
    func keep(_ key: Data) throws

    /// Destroys the key, only where all that was saved is erased (C6); remembers that from before until ``forget()``, so that what is cut
    /// off in between goes on at the next start.
    func destroy() throws

    /// Whether a key was destroyed, and what it opened may still be there.
    func isDestroyed() throws -> Bool

    /// What the key opened is erased, too.
    func forget() throws
}

/// The key of the person's store: 32 random bytes, kept in a ``Vault`` (C2).
///
/// A key is never replaced: where it cannot be had, or is gone while there is a store, the store stays as it is and reading goes on
/// (C3).
struct StoreKey {
    private static let size = 32
    let vault: any Vault
    /// Where the store is.
    let folder: URL

    /// The key; made at the first start. The caller wipes it. Throws ``Failure`` where it cannot be had.
    func bytes() throws -> Data {
        guard let key = try? vault.read() ?? made(), key.count == Self.size else { throw Failure("error-key-locked") }
        return key
    }

    private func made() throws -> Data? {
        guard try isNew() else { return nil }
        var random = SystemRandomNumberGenerator()
        let key = Data((0..<Self.size).map { _ in UInt8.random(in: .min ... .max, using: &random) })
        try vault.keep(key)
        // A key that does not come back would lock what is saved with it.
        return try vault.read() == key ? key : nil
    }

    /// Whether there is no store yet. A folder that cannot be looked into may hold one.
    private func isNew() throws -> Bool {
        guard FileManager.default.fileExists(atPath: folder.path) else { return true }
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty
    }
}

extension Data {
    /// Writes zeros over the bytes. Copies that the system made are out of reach.
    mutating func wipe() {
        resetBytes(in: startIndex..<endIndex)
    }
}
