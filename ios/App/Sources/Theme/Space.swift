import SwiftUI

/// The grid, in points.
enum Space {
    static let hair: CGFloat = 4
    static let small: CGFloat = 8
    static let medium: CGFloat = 12
    static let edge: CGFloat = 16
    static let large: CGFloat = 24
    static let wide: CGFloat = 32

    /// The least that a thumb hits.
    static let target: CGFloat = 48

    /// The rounding of everything that is set apart.
    static let corner: CGFloat = 12
}

extension View {
    /// No line of text gets longer than about 66 letters, at any text size.
    func measure() -> some View { modifier(Measure()) }

    /// As wide as there is room, its content where reading starts.
    func wide() -> some View { frame(maxWidth: .infinity, alignment: .leading) }
}

private struct Measure: ViewModifier {
    @ScaledMetric(relativeTo: .body) private var width: CGFloat = 544
    @Environment(\.letterScale) private var scale

    func body(content: Content) -> some View { content.frame(maxWidth: width * scale) }
}
