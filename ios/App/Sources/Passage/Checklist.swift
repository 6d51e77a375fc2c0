import DoorstepKit
import SwiftUI

/// Things to tick off. Ticks live in memory, which is said below them.
struct Checklist: View {
    let number: Int
    let items: [[Span]]
    let actions: Actions?

    var body: some View {
        VStack(alignment: .leading, spacing: 0) {
            ForEach(items.indices, id: \.self) { item in
                HStack(alignment: .firstTextBaseline, spacing: Space.hair) {
                    box(item)
                    // The box says the words; a screen reader goes to them only for what they lead to.
                    Line(spans: items[item], actions: actions).accessibilityHidden(actions != nil && !items[item].leads)
                }
            }
            if let actions { Quiet(actions.words[.articleTicks]).padding(.top, Space.hair) }
        }
    }

    /// The box has its own target, so that a way inside the words can be followed without ticking.
    @ViewBuilder private func box(_ item: Int) -> some View {
        if let actions {
            let ticked = actions.isTicked(number, item)
            Button { actions.tick(number, item) } label: {
                (ticked ? Sign.ticked : Sign.box).image
                    .letters(.body)
                    .foregroundColor(ticked ? Shade.accent : Shade.outline)
                    .frame(minWidth: Space.target, minHeight: Space.target)
                    .contentShape(Rectangle())
            }
            .buttonStyle(.plain)
            .accessibilityLabel(items[item].map(\.text).joined())
            .accessibilityAddTraits(ticked ? .isSelected : [])
            // The target reaches into the margin, so that the box itself stands where lines begin.
            .padding(.leading, -Space.medium)
        } else {
            Sign.box.image.letters(.body).foregroundColor(Shade.outline).padding(.trailing, Space.hair)
        }
    }
}
