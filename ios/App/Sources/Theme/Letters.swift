import DoorstepKit
import SwiftUI
import UIKit

/// Three sizes and two weights, in the platform's own letters; each grows with the reader's setting.
enum Letters {
    case title, body, strong, small, smallStrong

    /// The letters at a size of their own.
    fileprivate func font(_ size: CGFloat) -> Font {
        let base = Font.system(size: size)
        return isStrong ? base.bold() : base
    }

    private var isStrong: Bool { self == .title || self == .strong || self == .smallStrong }
}

extension View {
    /// `spaced` lines have room between them.
    func letters(_ letters: Letters, spaced: Bool = true) -> some View { modifier(Lettered(letters: letters, spaced: spaced)) }
}

/// Each size is the platform's own, grows with the reader's setting, and with the app's on top of that.
private struct Lettered: ViewModifier {
    let letters: Letters
    let spaced: Bool
    @Environment(\.cardSize) private var cardSize
    @Environment(\.letterScale) private var scale
    @Environment(\.tallLetters) private var tall
    @ScaledMetric(relativeTo: .title2) private var title: CGFloat = 22
    @ScaledMetric(relativeTo: .body) private var text: CGFloat = 17
    @ScaledMetric(relativeTo: .subheadline) private var small: CGFloat = 15
    @ScaledMetric(relativeTo: .body) private var gap: CGFloat = 5
    @ScaledMetric(relativeTo: .body) private var tallGap: CGFloat = 9

    func body(content: Content) -> some View {
        content.font(letters.font(cardSize ?? size * scale)).lineSpacing(spaced && letters != .title ? (tall ? tallGap : gap) : 0)
    }

    private var size: CGFloat {
        switch letters {
        case .title: title
        case .body, .strong: text
        case .small, .smallStrong: small
        }
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

private struct LetterScaleKey: EnvironmentKey {
    static let defaultValue: CGFloat = 1
}

private struct TallLettersKey: EnvironmentKey {
    static let defaultValue = false
}

extension EnvironmentValues {
    fileprivate(set) var cardSize: CGFloat? {
        get { self[CardSizeKey.self] }
        set { self[CardSizeKey.self] = newValue }
    }

    /// How much larger letters are than the reader's setting for all apps has them.
    var letterScale: CGFloat {
        get { self[LetterScaleKey.self] }
        set { self[LetterScaleKey.self] = newValue }
    }

    fileprivate(set) var tallLetters: Bool {
        get { self[TallLettersKey.self] }
        set { self[TallLettersKey.self] = newValue }
    }
}

extension UIFont {
    /// The letters of what is typed, as large as those of a text.
    static func typed(scale: CGFloat) -> UIFont {
        UIFontMetrics(forTextStyle: .body).scaledFont(for: .systemFont(ofSize: 17 * scale))
    }
}
