import DoorstepKit
import SwiftUI

extension Span {
    /// Whether it can be followed.
    fileprivate var leads: Bool {
        switch self {
        case .link, .term, .own: true
        case .plain, .strong, .emphasis, .web, .sought: false
        }
    }
}

/// A line with matches, by the first of them: where the page scrolls to.
struct Match: Hashable {
    let first: Int?
}

extension [Span] {
    /// Whether there is something in the line that can be followed.
    var leads: Bool {
        contains { span in
            span.plainly.leads
        }
    }
}

/// A line of a passage: stress, ways to other passages and to the worker's own numbers, and terms with dots under them.
struct Line: View {
    let spans: [Span]
    let actions: Actions?
    var letters = Letters.body
    @Environment(\.match) private var match

    var body: some View {
        Text(text)
            .letters(letters)
            .foregroundColor(Shade.ink)
            .tint(Shade.accent)
            .wide()
            .id(Match(first: spans.firstMatch))
            .environment(\.openURL, OpenURLAction(handler: follow))
    }

    private var text: AttributedString {
        spans.map(piece).reduce(into: AttributedString()) { $0 += $1 }
    }

    private func piece(_ span: Span) -> AttributedString {
        if case .sought(let inner, let number) = span { return tinted(inner, there: number == match) }
        var piece = AttributedString(span.text)
        switch span {
        case .plain, .web: break
        case .strong: piece.inlinePresentationIntent = .stronglyEmphasized
        case .emphasis: piece.inlinePresentationIntent = .emphasized
        case .link(_, let section) where actions != nil:
            piece.link = Way.section(section).url
            piece.underlineStyle = Text.LineStyle(pattern: .solid)
        case .term(_, let concept) where actions != nil:
            piece.link = Way.term(concept).url
            piece.underlineStyle = Text.LineStyle(pattern: .dot)
        case .own(_, let number) where actions != nil:
            piece.link = Way.own(number).url
            piece.underlineStyle = Text.LineStyle(pattern: .solid)
        case .link, .term, .own, .sought: break
        }
        return piece
    }

    /// Words that were looked for carry weight and a tint, the ones that are stood at a stronger one. A way keeps the ink that says so.
    private func tinted(_ span: Span, there: Bool) -> AttributedString {
        var piece = piece(span)
        let strong = there && !span.leads
        piece.inlinePresentationIntent = .stronglyEmphasized
        piece.backgroundColor = strong ? Shade.accent : Shade.chosen
        if !span.leads { piece.foregroundColor = strong ? Shade.onAccent : Shade.onChosen }
        return piece
    }

    /// Nothing in a passage leads out of the app.
    private func follow(_ url: URL) -> OpenURLAction.Result {
        switch Way(url) {
        case .section(let id): actions?.open(id)
        case .term(let concept): actions?.define(concept)
        case .own(let number): actions?.reach(number)
        case nil: return .discarded
        }
        return .handled
    }
}

private struct MatchKey: EnvironmentKey {
    static let defaultValue = 0
}

extension EnvironmentValues {
    /// Which match of what is looked for is stood at, from 1.
    var match: Int {
        get { self[MatchKey.self] }
        set { self[MatchKey.self] = newValue }
    }
}
