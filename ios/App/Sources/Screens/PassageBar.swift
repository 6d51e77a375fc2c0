import DoorstepKit
import SwiftUI

/// What is done with a passage, from under the thumb. As long as something is read aloud, what stops that comes first.
struct PassageBar: View {
    let article: Article
    let bookmark: Bookmark
    let words: Words
    @EnvironmentObject private var state: ShellState
    @EnvironmentObject private var readAloud: ReadAloud

    var body: some View {
        VStack(spacing: 0) {
            Rectangle().fill(Shade.line).frame(height: 1)
            HStack(spacing: 0) {
                listening
                save
                // Only what is written to the family is shown to them.
                if article.audience == .family {
                    BarStep(sign: .show, label: words[.actionShow], key: "k") {
                        state.shell.raise(.show(section: article.section, phrase: nil))
                    }
                }
                BarStep(sign: .find, label: words[.actionFind]) { state.shell.find("") }
            }
            .measure()
        }
    }

    @ViewBuilder private var listening: some View {
        if let heard = readAloud.heard {
            if heard.waits {
                BarStep(sign: .play, label: words[.actionGoOn], act: readAloud.goOn)
            } else {
                BarStep(sign: .pause, label: words[.actionPause], act: readAloud.pause)
            }
            BarStep(sign: .stop, label: words[.actionStopReading], act: readAloud.hush)
        } else {
            BarStep(sign: .speaker, label: words[.actionReadAloud]) { readAloud.speak(article.aloud) }
        }
    }

    private var save: some View {
        let kept = if case .kept = bookmark { true } else { false }
        return BarStep(sign: kept ? .bookmarked : .bookmark, label: words[kept ? .articleSaved : .actionSave], key: "d") {
            state.shell.toggle(article, bookmark)
        }
    }
}

/// Letters that are too large for a bar leave it to the signs.
private struct BarStep: View {
    let sign: Sign
    let label: String
    var key: KeyEquivalent?
    let act: @MainActor () -> Void
    @Environment(\.dynamicTypeSize) private var size

    var body: some View {
        Button(action: act) {
            VStack(spacing: Space.hair) {
                sign.image
                if !size.isAccessibilitySize { BarLabel(label) }
            }
            .letters(.small)
            .foregroundColor(Shade.accent)
            .padding(.horizontal, Space.hair)
            .frame(maxWidth: .infinity, minHeight: 56)
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
        .keyboardShortcut(key.map { KeyboardShortcut($0, modifiers: .command) })
        .heldLarge(sign, label)
        .accessibilityLabel(label)
    }
}
