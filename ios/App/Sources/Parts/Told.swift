import SwiftUI

/// A state with nothing to list: what it is, and what to do.
struct Told: View {
    let sign: Sign
    let what: String
    let how: String

    var body: some View {
        VStack(alignment: .leading, spacing: Space.small) {
            sign.image.letters(.title).foregroundColor(Shade.quietInk)
            Text(what).letters(.strong).foregroundColor(Shade.ink).wide()
            Text(how).letters(.body).foregroundColor(Shade.quietInk).wide()
        }
        .padding(.horizontal, Space.edge).padding(.vertical, Space.large)
        .accessibilityElement(children: .combine)
    }
}
