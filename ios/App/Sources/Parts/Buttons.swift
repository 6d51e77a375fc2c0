import SwiftUI

/// A button as wide as its words, or as the room where it is set so.
struct WordButton: View {
    enum Look { case main, callNow, quiet }

    let text: String
    let look: Look
    var sign: Sign?
    var wide = false
    /// What a screen reader says, where the words alone do not tell what they are for.
    var said: String?
    let action: @MainActor () -> Void

    var body: some View {
        Button(action: action) {
            HStack(alignment: .firstTextBaseline, spacing: Space.small) {
                if let sign { sign.image }
                Text(text).multilineTextAlignment(.center)
            }
            .letters(.strong)
            .foregroundColor(ink)
            .padding(.horizontal, Space.edge).padding(.vertical, Space.small)
            .frame(maxWidth: wide ? .infinity : nil, minHeight: look == .quiet ? Space.target : 56)
            .background(RoundedRectangle(cornerRadius: Space.corner).fill(fill))
            .overlay(RoundedRectangle(cornerRadius: Space.corner).stroke(look == .quiet ? Shade.line : Color.clear))
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
        .accessibilityLabel(said ?? text)
    }

    private var ink: Color {
        switch look {
        case .main: Shade.onAccent
        case .callNow: Shade.onCallNow
        case .quiet: Shade.accent
        }
    }

    private var fill: Color {
        switch look {
        case .main: Shade.accent
        case .callNow: Shade.callNow
        case .quiet: Color.clear
        }
    }
}
