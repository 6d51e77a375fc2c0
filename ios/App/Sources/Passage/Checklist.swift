import DoorstepKit
import SwiftUI

/// Things to tick off. Ticks live in memory, which is said below them.
struct Checklist: View {
    let number: Int
    let items: [[Span]]
    let actions: Actions?

    var body: some View {
        VStack(alignment: .leading, spacing: 0) {
            ForEach(items.indices, id: \.self) { row($0) }
            if let actions { Quiet(actions.words[.articleTicks]).padding(.top, Space.hair) }
        }
    }

    /// A row ticks wherever it is touched; a way inside its words can still be followed.
    @ViewBuilder private func row(_ item: Int) -> some View {
        if let actions, items[item].leads {
            HStack(alignment: .firstTextBaseline, spacing: Space.hair) {
                toggle(item, actions) { box(item, actions) }.accessibilityLabel(items[item].map(\.text).joined())
                Line(spans: items[item], actions: actions)
            }
            .contentShape(Rectangle())
            .onTapGesture { actions.tick(number, item) }
        } else if let actions {
            toggle(item, actions) {
                HStack(alignment: .firstTextBaseline, spacing: Space.hair) {
                    box(item, actions)
                    Line(spans: items[item], actions: nil).multilineTextAlignment(.leading)
                }
            }
        } else {
            HStack(alignment: .firstTextBaseline, spacing: Space.hair) {
                Sign.box.image.letters(.body).foregroundColor(Shade.outline).padding(.trailing, Space.hair)
                Line(spans: items[item], actions: nil)
            }
        }
    }

    private func toggle<Label: View>(_ item: Int, _ actions: Actions, @ViewBuilder label: () -> Label) -> some View {
        Button { actions.tick(number, item) } label: { label().contentShape(Rectangle()) }
            .buttonStyle(.plain)
            .accessibilityAddTraits(actions.isTicked(number, item) ? .isSelected : [])
    }

    private func box(_ item: Int, _ actions: Actions) -> some View {
        let ticked = actions.isTicked(number, item)
        return (ticked ? Sign.ticked : Sign.box).image
            .letters(.body)
            .foregroundColor(ticked ? Shade.accent : Shade.outline)
            .frame(minWidth: Space.target, minHeight: Space.target)
            // The target reaches into the margin, so that the box itself stands where lines begin.
            .padding(.leading, -Space.medium)
    }
}
