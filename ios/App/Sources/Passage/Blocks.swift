import DoorstepKit
import SwiftUI

/// The text of a passage, block under block. Without `words`, signs speak alone.
struct Blocks: View {
    let blocks: [Block]
    let words: Words?
    let actions: Actions?

    var body: some View {
        VStack(alignment: .leading, spacing: Space.edge) {
            ForEach(blocks.indices, id: \.self) { number in
                OneBlock(number: number, block: blocks[number], words: words, actions: actions)
            }
        }
    }
}

private struct OneBlock: View {
    let number: Int
    let block: Block
    let words: Words?
    let actions: Actions?

    var body: some View {
        switch block {
        case .paragraph(let spans): Line(spans: spans, actions: actions)
        case .heading(let text): Heading(text: text)
        case .items(let ordered, let items): Items(ordered: ordered, items: items, actions: actions)
        case .checklist(let items): Checklist(number: number, items: items, actions: actions)
        case .pairs(let left, let right, let rows): PairTable(left: left, right: right, rows: rows, actions: actions)
        case .boxed(let kind, let speaker, let blocks): Boxed(kind: kind, speaker: speaker, blocks: blocks, words: words, actions: actions)
        case .contact(let contact): ContactCard(contact: contact, actions: actions)
        }
    }
}

private struct Heading: View {
    let text: String

    var body: some View {
        Text(text).letters(.strong).foregroundColor(Shade.ink).wide()
            .padding(.top, Space.small)
            .accessibilityAddTraits(.isHeader)
            .accessibilityHeading(.h2)
    }
}

private struct Items: View {
    let ordered: Bool
    let items: [[Span]]
    let actions: Actions?
    @Environment(\.locale) private var locale

    var body: some View {
        VStack(alignment: .leading, spacing: Space.small) {
            ForEach(items.indices, id: \.self) { at in
                HStack(alignment: .firstTextBaseline, spacing: Space.small) {
                    Text(mark(at)).letters(.body).foregroundColor(Shade.quietInk).frame(minWidth: Space.medium)
                        .accessibilityHidden(!ordered)
                    Line(spans: items[at], actions: actions)
                }
            }
        }
    }

    private func mark(_ at: Int) -> String { ordered ? (at + 1).formatted(.number.locale(locale)) + "." : "•" }
}

/// One side of a pair stands under the other: two columns side by side break at large letters.
private struct PairTable: View {
    let left: [Span]
    let right: [Span]
    let rows: [Row]
    let actions: Actions?

    var body: some View {
        VStack(spacing: Space.small) {
            ForEach(rows.indices, id: \.self) { at in
                Inset(tone: .plain) {
                    side(left, rows[at].left, .strong)
                    side(right, rows[at].right, .body)
                }
                // Read as one, where nothing in it has to be reached by itself.
                .accessibilityElement(children: (rows[at].left + rows[at].right).leads ? .contain : .combine)
            }
            if rows.isEmpty { Line(spans: left + right, actions: actions, letters: .strong) }
        }
    }

    private func side(_ heading: [Span], _ spans: [Span], _ letters: Letters) -> some View {
        VStack(alignment: .leading, spacing: 0) {
            Quiet(heading.map(\.text).joined())
            Line(spans: spans, actions: actions, letters: letters)
        }
    }
}

private struct Boxed: View {
    let kind: BoxKind
    let speaker: String?
    let blocks: [Block]
    let words: Words?
    let actions: Actions?

    var body: some View {
        Inset(tone: tone, word: speaker ?? words?[word], sign: sign) {
            Blocks(blocks: blocks, words: words, actions: actions)
        }
    }

    private var tone: Tone {
        switch kind {
        case .definition, .voice: .accent
        case .caution, .actNow: .caution
        case .example: .plain
        }
    }

    private var word: Word {
        switch kind {
        case .definition: .boxDefinition
        case .caution: .boxCaution
        case .actNow: .boxActNow
        case .voice: .boxVoice
        case .example: .boxExample
        }
    }

    private var sign: Sign {
        switch kind {
        case .definition: .info
        case .caution, .actNow: .warning
        case .voice: .voice
        case .example: .book
        }
    }
}
