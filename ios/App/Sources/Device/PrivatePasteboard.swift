import UIKit
import UniformTypeIdentifiers

/// What is copied stays on this device and goes by itself (A5). What other apps do with it until then is theirs.
enum PrivatePasteboard {
    static func copy(_ text: String) {
        let item = [UTType.utf8PlainText.identifier: text]
        UIPasteboard.general.setItems([item], options: [.localOnly: true, .expirationDate: Date.now + lifetime])
    }

    /// In seconds: long enough to paste, short enough to be gone before the phone is handed on.
    private static let lifetime: TimeInterval = 60
}
