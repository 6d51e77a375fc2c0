import DoorstepKit
import SwiftUI

/// The PIN, asked for where something that was saved would stand. Reading is never asked for it.
struct Unlock: View {
    let words: Words
    @EnvironmentObject private var state: ShellState
    @Environment(\.lead) private var lead
    @State private var typed = ""

    var body: some View {
        let locking = state.locking
        VStack(alignment: .leading, spacing: Space.medium) {
            Told(sign: .lock, what: words[.lockTitle], how: words[.lockHow])
            VStack(alignment: .leading, spacing: Space.medium) {
                PinField(label: words[digits ? .pinPin : .pinPhrase], text: $typed, digits: digits)
                PinTrouble(words: words)
                if locking.busy {
                    Working(text: words[.lockWorking])
                } else if locking.wait == 0 {
                    WordButton(text: words[.lockUnlock], look: .main, wide: true, action: unlock)
                }
                Quiet(words[.lockForgotten])
            }
            .padding(.horizontal, Space.edge)
            Entry(title: words[.eraseTitle], sign: .remove, strong: false) { lead(.erase) }
        }
    }

    private var digits: Bool { state.locking.pin?.digits ?? true }

    private func unlock() {
        let pin = typed
        typed = ""
        state.shell.unlock(pin)
    }
}

/// A field for a PIN or a passphrase of one's own. What is typed shows as dots.
struct PinField: View {
    let label: String
    @Binding var text: String
    var digits = false

    var body: some View { SecretField(label: label, text: $text, keys: digits ? .numberPad : .default) }
}

/// Why the last PIN was not taken, and how long until the next one is judged.
struct PinTrouble: View {
    let words: Words
    @EnvironmentObject private var state: ShellState

    var body: some View {
        let locking = state.locking
        if let trouble = locking.trouble { CautionLine(words.failure(trouble)) }
        if locking.wait > 0 {
            Signed(sign: .clock, tint: Shade.quietInk, letters: .body) { Plain(words.wait(locking.wait)) }
                .task { while await waited(.seconds(1)) { state.shell.locking.count() } }
        }
    }
}
