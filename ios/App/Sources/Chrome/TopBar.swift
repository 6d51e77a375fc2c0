import DoorstepKit
import SwiftUI

/// The same on every screen: the way back, the language, and quick-hide at the outer edge (A8).
struct TopBar: View {
    let frame: Frame
    let shell: Shell

    var body: some View {
        let words = frame.words
        HStack(spacing: 0) {
            if !isRoot {
                SignButton(sign: .back, label: words[.actionBack], action: shell.back).keyboardShortcut("[", modifiers: .command)
            }
            Spacer(minLength: 0)
            language
            SignButton(sign: .hide, label: words[.actionHide], action: shell.hide).withName()
                .keyboardShortcut("0", modifiers: .command)
        }
        .padding(.horizontal, Space.hair)
        .frame(minHeight: 56)
    }

    private var isRoot: Bool {
        if case .root = frame.at.place { true } else { false }
    }

    private var language: some View {
        Button { shell.raise(.language) } label: {
            HStack(spacing: Space.hair) {
                BarLabel(frame.reading.endonym)
                Sign.down.image
            }
            .letters(.smallStrong)
            .foregroundColor(Shade.accent)
            .padding(.horizontal, Space.medium)
            .frame(minHeight: Space.target)
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
        .keyboardShortcut("l", modifiers: .command)
        .accessibilityLabel(frame.words.languageNow(frame.reading.endonym))
        .heldLarge(.down, frame.reading.endonym)
    }
}
