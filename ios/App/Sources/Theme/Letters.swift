import DoorstepKit
import SwiftUI

/// Three sizes and two weights, in the platform's own letters; each grows with the reader's setting.
enum Letters {
    case title, body, strong, small, smallStrong

    /// The size, where one is set for all as on a card held out to somebody.
    func font(_ size: CGFloat? = nil) -> Font {
        let base = size.map { Font.system(size: $0) } ?? Font.system(style)
        return isStrong ? base.bold() : base
    }

    private var style: Font.TextStyle {
        switch self {
        case .title: .title2
        case .body, .strong: .body
        case .small, .smallStrong: .subheadline
        }
    }

    private var isStrong: Bool { self == .title || self == .strong || self == .smallStrong }
}

extension View {
    func letters(_ letters: Letters) -> some View { modifier(Lettered(letters: letters)) }
}

private struct Lettered: ViewModifier {
    let letters: Letters
    @Environment(\.cardSize) private var cardSize
    @Environment(\.tallLetters) private var tall
    @ScaledMetric(relativeTo: .body) private var gap: CGFloat = 5
    @ScaledMetric(relativeTo: .body) private var tallGap: CGFloat = 9

    func body(content: Content) -> some View {
        content.font(letters.font(cardSize)).lineSpacing(letters == .title ? 0 : (tall ? tallGap : gap))
    }
}

extension View {
    /// Draws what is inside as a language is written: its direction, its voice, and room for its letters.
    func inLanguage(_ tag: String, _ direction: Direction) -> some View {
        environment(\.layoutDirection, direction == .rightToLeft ? .rightToLeft : .leftToRight)
            .environment(\.locale, Locale(identifier: tag))
            .environment(\.tallLetters, tallLanguages.contains(languageOf(tag)))
    }

    /// One size for all that is inside; none gives each its own again.
    func cardSize(_ size: CGFloat?) -> some View { environment(\.cardSize, size) }
}

private func languageOf(_ tag: String) -> String { tag.prefix { $0 != "-" }.lowercased() }

/// Languages with marks above and below their letters.
private let tallLanguages: Set = [
    "ar", "bn", "fa", "he", "hi", "km", "lo", "my", "ne", "pa", "ps", "ta", "te", "th", "ur", "vi",
]

private struct CardSizeKey: EnvironmentKey {
    static let defaultValue: CGFloat? = nil
}

private struct TallLettersKey: EnvironmentKey {
    static let defaultValue = false
}

extension EnvironmentValues {
    fileprivate(set) var cardSize: CGFloat? {
        get { self[CardSizeKey.self] }
        set { self[CardSizeKey.self] = newValue }
    }

    fileprivate(set) var tallLetters: Bool {
        get { self[TallLettersKey.self] }
        set { self[TallLettersKey.self] = newValue }
    }
}
