import SwiftUI

/// The way to one more.
struct NewChip: View {
    let text: String
    let add: @MainActor () -> Void

    var body: some View {
        Button(action: add) {
            HStack(spacing: Space.hair) {
                Sign.plus.image
                Text(text)
            }
            .letters(.small)
            .foregroundColor(Shade.accent)
            .padding(.horizontal, Space.medium).padding(.vertical, 6)
            .frame(minWidth: Space.target, minHeight: Space.target)
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
    }
}

/// A word that is on or off; on, it carries a tick.
struct Chip: View {
    let text: String
    let on: Bool
    let toggle: @MainActor () -> Void

    var body: some View {
        Button(action: toggle) {
            HStack(spacing: Space.hair) {
                if on { Sign.check.image }
                Text(text)
            }
            .letters(.small)
            .foregroundColor(on ? Shade.onChosen : Shade.ink)
            .padding(.horizontal, Space.medium).padding(.vertical, 6)
            .background(Capsule().fill(on ? Shade.chosen : Color.clear))
            .overlay(Capsule().stroke(on ? Color.clear : Shade.outline))
            .frame(minWidth: Space.target, minHeight: Space.target)
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
        .accessibilityAddTraits(on ? .isSelected : [])
    }
}
