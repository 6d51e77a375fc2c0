import DoorstepKit
import SwiftUI

/// The three roots, under the thumb; in a wide window at its side.
struct Tabs: View {
    let frame: Frame
    let upright: Bool
    let select: @MainActor (Tab) -> Void

    var body: some View {
        let items = ForEach(faces, id: \.tab) { face in
            TabItem(face: face, word: frame.words[face.word], chosen: face.tab == frame.at.tab) { select(face.tab) }
        }
        if upright {
            VStack(spacing: Space.medium) { items }
                .frame(width: width)
                .frame(maxHeight: .infinity)
                .background(Shade.raised.ignoresSafeArea())
        } else {
            VStack(spacing: 0) {
                Rectangle().fill(Shade.line).frame(height: 1)
                HStack(spacing: 0) { items }
            }
        }
    }

    @ScaledMetric(relativeTo: .subheadline) private var width: CGFloat = 104
}

private struct TabItem: View {
    let face: Face
    let word: String
    let chosen: Bool
    let select: @MainActor () -> Void

    var body: some View {
        Button(action: select) {
            VStack(spacing: Space.hair) {
                face.sign.image
                    .foregroundColor(chosen ? Shade.onChosen : Shade.quietInk)
                    .padding(.horizontal, 20).padding(.vertical, 3)
                    .background(Capsule().fill(chosen ? Shade.chosen : Color.clear))
                BarLabel(word).foregroundColor(chosen ? Shade.ink : Shade.quietInk)
            }
            .letters(chosen ? .smallStrong : .small)
            .padding(.horizontal, Space.hair)
            .frame(maxWidth: .infinity, minHeight: 64)
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
        .keyboardShortcut(face.key, modifiers: .command)
        .accessibilityLabel(word)
        .heldLarge(face.sign, word)
        .accessibilityAddTraits(chosen ? .isSelected : [])
    }
}

private struct Face {
    let tab: Tab
    let sign: Sign
    let word: Word
    let key: KeyEquivalent
}

private let faces = [
    Face(tab: .handbook, sign: .book, word: .tabHandbook, key: "1"),
    Face(tab: .search, sign: .search, word: .tabSearch, key: "f"),
    Face(tab: .saved, sign: .bookmark, word: .tabSaved, key: "2"),
]
