import DoorstepKit
import Foundation
import Security

/// The keychain: readable while the device is unlocked, never on another device and in no backup, without a prompt (C2).
struct KeychainVault: Vault {
    /// The keychain gives or takes nothing, for a reason that it alone knows.
    struct Closed: Error {}

    func read() throws -> Data? {
        var query = item
        query[kSecReturnData] = true
        query[kSecMatchLimit] = kSecMatchLimitOne
        var found: CFTypeRef?
        switch SecItemCopyMatching(query as CFDictionary, &found) {
        case errSecSuccess: return found as? Data
        case errSecItemNotFound: return nil
        default: throw Closed()
        }
    }

    func keep(_ key: Data) throws {
        var kept = item
        kept[kSecAttrAccessible] = kSecAttrAccessibleWhenUnlockedThisDeviceOnly
        kept[kSecValueData] = key
        guard SecItemAdd(kept as CFDictionary, nil) == errSecSuccess else { throw Closed() }
    }

    /// Only for erasing all that was saved (C6).
    func destroy() throws {
        let status = SecItemDelete(item as CFDictionary)
        guard status == errSecSuccess || status == errSecItemNotFound else { throw Closed() }
    }

    private var item: [CFString: Any] {
        [
            kSecClass: kSecClassGenericPassword,
            kSecAttrService: Self.service,
            kSecAttrAccount: Self.account,
            kSecAttrSynchronizable: false,
        ]
    }

    private static let service = "org.doorstep.store"
    private static let account = "key"
}
