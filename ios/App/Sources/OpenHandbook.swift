import DoorstepKit
import Foundation

/// Opens the handbook that is read, which came with the app or was installed, and the person's own store. Blocks. Throws where no
/// handbook can be read.
func openHandbook() throws -> Core {
    guard let pack = Bundle.main.url(forResource: "handbook", withExtension: "pack") else { throw Failure("error-pack-inside") }
    let folder = StoreFolder()
    let shelf = StoreFolder(name: "handbooks")
    // It holds what anyone may read: where it cannot be protected, reading goes on.
    try? shelf.prepare()
    let vault = GuardedVault(vault: KeychainVault(), folder: folder)
    let places = Core.Places(bundled: pack, keys: bundledKeys(), shelf: shelf.url, store: folder.url)
    return try Core.open(places, preferred: Locale.preferredLanguages, vault: vault)
}

/// Whose handbooks the app installs: the keys that lay beside the handbook when the app was built. Without them, nobody's.
private func bundledKeys() -> String? {
    guard let file = Bundle.main.url(forResource: "keys", withExtension: "toml") else { return nil }
    let bytes = try? FileHandle(forReadingFrom: file).readToEnd()
    return bytes.flatMap { String(data: $0, encoding: .utf8) }
}

/// Gives the key only where the store's folder is protected: nothing is kept where it is not.
struct GuardedVault: Vault {
    let vault: any Vault
    let folder: StoreFolder

    func read() throws -> Data? {
        try folder.prepare()
        return try vault.read()
    }

    func keep(_ key: Data) throws { try vault.keep(key) }

    func destroy() throws { try vault.destroy() }

    func isDestroyed() throws -> Bool { try vault.isDestroyed() }

    func forget() throws { try vault.forget() }
}
