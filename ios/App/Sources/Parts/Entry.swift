import SwiftUI

/// A row that leads somewhere, or does something.
struct Entry: View {
    let title: String
    var detail: String?
    /// What sets it apart from the others.
    var mark: String?
    var sign: Sign?
    var strong = true
    var leads = true
    let action: @MainActor () -> Void

    var body: some View {
        Button(action: action) {
            HStack(spacing: Space.medium) {
                HStack(alignment: .firstTextBaseline, spacing: Space.medium) {
                    if let sign { sign.image.letters(.body).foregroundColor(Shade.accent) }
                    VStack(alignment: .leading, spacing: 0) {
                        Text(title).letters(strong ? .strong : .body).foregroundColor(Shade.ink).wide()
                        if let detail, !detail.isEmpty { Quiet(detail) }
                        if let mark { Signed(sign: .agency, tint: Shade.quietInk, letters: .small) { Quiet(mark) } }
                    }
                }
                if leads { Sign.forward.image.letters(.small).foregroundColor(Shade.outline) }
            }
            .multilineTextAlignment(.leading)
            .padding(.horizontal, Space.edge).padding(.vertical, Space.medium)
            .frame(minHeight: 56)
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
    }
}
