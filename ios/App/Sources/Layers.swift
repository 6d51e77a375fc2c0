import DoorstepKit

/// The screens that going back leads to, kept drawn so that each stays where it was scrolled to. In memory alone.
struct Layers {
    struct Layer: Identifiable {
        struct ID: Hashable {
            let tab: Tab
            let depth: Int
            let place: Place
        }

        let id: ID
        let screen: Screen
    }

    private(set) var all: [Layer] = []
    /// The one on top, and the one beneath it in the same tab.
    private(set) var top: Layer.ID?
    private(set) var beneath: Layer.ID?

    /// Takes over the screen that is drawn now; what can no longer be gone back to is forgotten.
    mutating func take(_ screen: Screen, at: Navigation) {
        // A shown card lies over everything and leads nowhere.
        guard at.show == nil else { return }
        let tab = at.tab
        let way = places(at).enumerated().map { Layer.ID(tab: tab, depth: $0, place: $1) }
        let drawn = way.dropLast().compactMap { id in all.first { $0.id == id } }
        all = all.filter { $0.id.tab != tab } + drawn + way.suffix(1).map { Layer(id: $0, screen: screen) }
        top = way.last
        beneath = drawn.last?.id
    }

    /// The way to a page inside its tab, from the root on.
    private func places(_ at: Navigation) -> [Place] {
        let way = sequence(first: at.lower()) { at in at.back() == at ? nil : at.back() }
        return way.prefix { $0.tab == at.tab }.map(\.place.page).reversed()
    }
}
