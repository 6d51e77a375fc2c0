import SwiftUI

/// How much a text is set apart.
enum Tone {
    case plain, accent, caution

    var mark: Color {
        switch self {
        case .plain: Shade.outline
        case .accent: Shade.accent
        case .caution: Shade.caution
        }
    }
}

/// Text set apart by a line at its start; a sign and a word say why, not the colour alone.
struct Inset<Content: View>: View {
    let tone: Tone
    var word: String?
    var sign: Sign?
    @ViewBuilder let content: Content

    var body: some View {
        VStack(alignment: .leading, spacing: Space.small) {
            if let sign, let word {
                Signed(sign: sign, tint: reason, letters: .smallStrong) { Text(word).letters(.smallStrong).foregroundColor(reason) }
            } else if let sign {
                sign.image.letters(.smallStrong).foregroundColor(reason)
            }
            content
        }
        .wide()
        .padding(.leading, Space.edge + Space.hair).padding(.trailing, Space.edge).padding(.vertical, Space.medium)
        .background(tone == .caution ? Shade.cautionPaper : Shade.raised)
        .lineAtStart(tone.mark)
        .clipShape(RoundedRectangle(cornerRadius: Space.corner))
    }

    private var reason: Color { tone == .plain ? Shade.quietInk : tone.mark }
}

extension View {
    /// A thick line along the side where reading starts.
    func lineAtStart(_ color: Color) -> some View {
        overlay(alignment: .leading) { Rectangle().fill(color).frame(width: Space.hair) }
    }
}

/// One sentence of warning.
struct CautionLine: View {
    let text: String

    init(_ text: String) { self.text = text }

    var body: some View {
        Signed(sign: .warning, tint: Shade.caution, letters: .small) {
            Text(text).letters(.small).foregroundColor(Shade.onCaution).wide()
        }
        .padding(Space.medium)
        .background(RoundedRectangle(cornerRadius: Space.corner).fill(Shade.cautionPaper))
        .accessibilityElement(children: .combine)
    }
}
