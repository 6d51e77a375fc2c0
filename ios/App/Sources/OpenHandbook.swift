import DoorstepKit
import Foundation

/// Opens the handbook that came with the app and the person's own store. Blocks. Throws where the handbook cannot be read.
func openHandbook() throws -> Core {
    guard let pack = Bundle.main.url(forResource: "handbook", withExtension: "pack") else { throw Failure("error-pack-inside") }
    let folder = StoreFolder()
    let vault = GuardedVault(vault: KeychainVault(), folder: folder)
    return try Core.open(pack: pack, folder: folder.url, preferred: Locale.preferredLanguages, vault: vault)
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
}
