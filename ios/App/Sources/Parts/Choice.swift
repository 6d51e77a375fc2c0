import SwiftUI

/// One of several, of which one holds.
struct Choice: View {
    let title: String
    var detail: String?
    let chosen: Bool
    let choose: @MainActor () -> Void

    var body: some View {
        Button(action: choose) {
            HStack(alignment: .firstTextBaseline, spacing: Space.medium) {
                (chosen ? Sign.chosen : Sign.ring).image.letters(.body).foregroundColor(chosen ? Shade.accent : Shade.outline)
                Named(title: title, detail: detail)
            }
            .multilineTextAlignment(.leading)
            .padding(.horizontal, Space.edge).padding(.vertical, Space.medium)
            .frame(minHeight: 56)
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
        .accessibilityAddTraits(chosen ? .isSelected : [])
    }
}

/// Something that is on or off.
struct Switch: View {
    let title: String
    var detail: String?
    let on: Bool
    let turn: @MainActor (Bool) -> Void

    var body: some View {
        Toggle(isOn: Binding(get: { on }, set: turn)) { Named(title: title, detail: detail) }
            .tint(Shade.accent)
            .padding(.horizontal, Space.edge).padding(.vertical, Space.medium)
            .frame(minHeight: 56)
    }
}

private struct Named: View {
    let title: String
    let detail: String?

    var body: some View {
        VStack(alignment: .leading, spacing: 0) {
            Plain(title)
            if let detail, !detail.isEmpty { Quiet(detail) }
        }
    }
}
