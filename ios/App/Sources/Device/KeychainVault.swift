import DoorstepKit
import Foundation
import Security

/// The keychain: readable while the device is unlocked, never on another device and in no backup, without a prompt (C2).
struct KeychainVault: Vault {
    /// The keychain gives or takes nothing, for a reason that it alone knows.
    struct Closed: Error {}

    func read() throws -> Data? { try read(Self.key) }

    private func read(_ account: String) throws -> Data? {
        var query = item(account)
        query[kSecReturnData] = true
        query[kSecMatchLimit] = kSecMatchLimitOne
        var found: CFTypeRef?
        switch SecItemCopyMatching(query as CFDictionary, &found) {
        case errSecSuccess: return found as? Data
        case errSecItemNotFound: return nil
        default: throw Closed()
        }
    }

    func keep(_ key: Data) throws { try keep(key, Self.key) }

    private func keep(_ key: Data, _ account: String) throws {
        var kept = item(account)
        kept[kSecAttrAccessible] = kSecAttrAccessibleWhenUnlockedThisDeviceOnly
        kept[kSecValueData] = key
        guard SecItemAdd(kept as CFDictionary, nil) == errSecSuccess else { throw Closed() }
    }

    /// A mark says that it is destroyed, from before until all that it opened is erased.
    func destroy() throws {
        if try !isDestroyed() { try keep(Data([1]), Self.mark) }
        try remove(Self.key)
    }

    func isDestroyed() throws -> Bool { try read(Self.mark) != nil }

    func forget() throws { try remove(Self.mark) }

    private func remove(_ account: String) throws {
        let status = SecItemDelete(item(account) as CFDictionary)
        guard status == errSecSuccess || status == errSecItemNotFound else { throw Closed() }
    }

    private func item(_ account: String) -> [CFString: Any] {
        [
            kSecClass: kSecClassGenericPassword,
            kSecAttrService: Self.service,
            kSecAttrAccount: account,
            kSecAttrSynchronizable: false,
        ]
    }

    private static let service = "org.doorstep.store"
    private static let key = "key"
    private static let mark = "destroyed"
}
