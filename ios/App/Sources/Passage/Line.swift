import DoorstepKit
import SwiftUI

extension [Span] {
    /// Whether there is something in the line that can be followed.
    var leads: Bool {
        contains { span in
            switch span {
            case .link, .term, .own: true
            case .plain, .strong, .emphasis, .web: false
            }
        }
    }
}

/// A line of a passage: stress, ways to other passages and to the worker's own numbers, and terms with dots under them.
struct Line: View {
    let spans: [Span]
    let actions: Actions?
    var letters = Letters.body

    var body: some View {
        Text(text)
            .letters(letters)
            .foregroundColor(Shade.ink)
            .tint(Shade.accent)
            .wide()
            .environment(\.openURL, OpenURLAction(handler: follow))
    }

    private var text: AttributedString {
        spans.map(piece).reduce(into: AttributedString()) { $0 += $1 }
    }

    private func piece(_ span: Span) -> AttributedString {
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
        case .link, .term, .own: break
        }
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
