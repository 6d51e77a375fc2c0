/// Messages that more than one place names.
enum Keys {
    static let unknown = "error-unknown-section"
    static let removed = "error-removed-section"
    static let removedTitle = "title"
    static let storeDamaged = "error-store-damaged"
    static let pinDamaged = "error-pin-damaged"
    static let wiped = "error-pin-wiped"
    static let passphraseNone = "error-passphrase-none"
}
