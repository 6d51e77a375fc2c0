import DoorstepKit
import SwiftUI
import UIKit

/// What is looked for on the page, how often it is there, and the steps from one place to the other: below, where letters are large.
struct FindBar: View {
    let sought: Sought
    let matches: Int
    /// Which one is stood at, from 1.
    @Binding var match: Int
    let words: Words
    @EnvironmentObject private var state: ShellState
    @Environment(\.dynamicTypeSize) private var size

    var body: some View {
        VStack(alignment: .leading, spacing: 0) {
            if below { Typed(words: words, first: sought.words, next: next).padding(.trailing, Space.medium) }
            steps
        }
        .padding(.leading, Space.edge).padding(.trailing, Space.hair).padding(.vertical, Space.hair)
        .background(Shade.raised)
        .onChange(of: count) { if !$0.isEmpty { UIAccessibility.post(notification: .announcement, argument: $0) } }
    }

    private var below: Bool { sought.typed && size.isAccessibilitySize }

    private var steps: some View {
        HStack(spacing: 0) {
            if below {
                Spacer()
            } else if sought.typed {
                Typed(words: words, first: sought.words, next: next)
            } else {
                // What was typed elsewhere: one line of it says enough.
                Quiet(sought.words).lineLimit(1)
            }
            Text(count).letters(.small).foregroundColor(Shade.quietInk).padding(.horizontal, Space.small)
            if matches > 1 {
                SignButton(sign: .above, label: words[.actionFindPrevious], action: previous)
                SignButton(sign: .down, label: words[.actionFindNext], action: next)
            }
            SignButton(sign: .close, label: words[.actionClose]) { state.shell.find(nil) }
        }
    }

    private var count: String {
        if sought.words.allSatisfy(\.isWhitespace) { return "" }
        return matches == 0 ? words[.findNothing] : words.position(min(match, matches), of: matches)
    }

    private func next() {
        if matches > 0 { match = match % matches + 1 }
    }

    private func previous() {
        if matches > 0 { match = (match + matches - 2) % matches + 1 }
    }
}

/// Its own text, so that a page that is read anew meanwhile changes nothing under the finger.
private struct Typed: View {
    private let words: Words
    private let first: String
    private let next: @MainActor () -> Void
    @State private var text: String
    @EnvironmentObject private var state: ShellState

    init(words: Words, first: String, next: @escaping @MainActor () -> Void) {
        self.words = words
        self.first = first
        self.next = next
        _text = State(initialValue: first)
    }

    var body: some View {
        Field(label: words[.findPrompt], text: $text, sign: .search, ends: .search, focused: first.isEmpty, done: next)
            .onChange(of: text) { state.shell.find($0) }
    }
}
