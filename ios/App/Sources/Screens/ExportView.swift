import DoorstepKit
import SwiftUI

/// What an export is, told before it is made; a passphrase seals it.
struct ExportView: View {
    let words: Words
    @EnvironmentObject private var state: ShellState
    @State private var seals = true
    @State private var passphrase = ""
    @State private var again = ""

    var body: some View {
        Page {
            Title(words[.actionExport]).padding(.horizontal, Space.edge)
            Switch(title: words[.exportSeal], on: seals) { seals = $0 }
            VStack(alignment: .leading, spacing: Space.small) {
                if seals {
                    PinField(label: words[.exportPassphrase], text: $passphrase)
                    PinField(label: words[.exportAgain], text: $again)
                    Quiet(words[.exportSealHow])
                } else {
                    CautionLine(words[.exportWarning])
                }
                if state.saved.busy {
                    Working(text: words[.lockWorking])
                } else {
                    WordButton(text: words[.exportWrite], look: .main, sign: .up, wide: true, action: export).padding(.top, Space.small)
                }
            }
            .padding(.horizontal, Space.edge)
        }
    }

    private func export() {
        let keeping = state.shell.keeping
        if seals {
            keeping.export(passphrase: passphrase, again: again, state.device.keepText)
        } else {
            keeping.export(state.device.keepText)
        }
    }
}

/// An import that is sealed: its passphrase opens it.
struct PassphraseView: View {
    let words: Words
    @EnvironmentObject private var state: ShellState
    @State private var passphrase = ""

    var body: some View {
        let saved = state.saved
        Page {
            VStack(alignment: .leading, spacing: Space.medium) {
                Title(words[.importSealed])
                Plain(words[.importSealedHow])
                PinField(label: words[.exportPassphrase], text: $passphrase)
                if let failure = saved.failure { CautionLine(words.failure(failure)) }
                if saved.busy {
                    Working(text: words[.lockWorking])
                } else {
                    WordButton(text: words[.importOpen], look: .main, wide: true, action: open)
                }
            }
            .padding(.horizontal, Space.edge)
        }
    }

    private func open() {
        let typed = passphrase
        passphrase = ""
        state.shell.keeping.unseal(typed)
    }
}
