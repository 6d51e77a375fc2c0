import DoorstepKit
import SwiftUI

/// The text of a passage, block under block. Its point stands under the title already.
struct Blocks: View {
    let blocks: [Block]
    let manner: Manner
    /// Those of a page itself, not of a box on it, can be scrolled to.
    var outermost = false
    /// The one that is read aloud, with a line beside it.
    var heard: Int?

    var body: some View {
        VStack(alignment: .leading, spacing: Space.edge) {
            ForEach(blocks.indices, id: \.self) { number in
                OneBlock(number: number, block: blocks[number], manner: manner)
                    .lineBeside(number == heard)
                    .id(Seat(block: outermost ? number : nil))
            }
        }
        // Inside, marks of sources can be read last.
        .accessibilityElement(children: .contain)
    }
}

/// Where a block stands on its page.
struct Seat: Hashable {
    let block: Int?
}

extension View {
    /// A line in the margin where reading starts.
    fileprivate func lineBeside(_ on: Bool) -> some View {
        overlay(alignment: .leading) {
            if on { Rectangle().fill(Shade.accent).frame(width: Space.hair).padding(.leading, -Space.medium) }
        }
    }
}

private struct OneBlock: View {
    let number: Int
    let block: Block
    let manner: Manner

    var body: some View {
        switch block {
        case .lead: EmptyView()
        case .paragraph(let spans): Line(spans: spans, actions: manner.actions)
        case .heading(let text): Heading(text: text)
        case .items(let ordered, let items): Items(ordered: ordered, items: items, actions: manner.actions)
        case .checklist(let items): Checklist(number: number, items: items, actions: manner.actions)
        case .pairs(let left, let right, let rows): PairTable(left: left, right: right, rows: rows, actions: manner.actions)
        case .boxed(let kind, let speaker, let blocks): Boxed(kind: kind, speaker: speaker, blocks: blocks, manner: manner)
        case .say(let phrases): Say(phrases: phrases, manner: manner)
        case .decision(let question, let answers): Decision(question: question, answers: answers, actions: manner.actions)
        case .contact(let contact): ContactCard(contact: contact, words: manner.words, actions: manner.actions)
        case .sources(let mark): if let actions = manner.actions { MarkLine(text: actions.words.mark(mark)) }
        }
    }
}

/// The point of a passage in one line, under its title.
struct LeadLine: View {
    let text: String

    init(_ text: String) { self.text = text }

    var body: some View { Text(text).letters(.strong).foregroundColor(Shade.quietInk).wide() }
}

/// Where a part comes from: quiet, and for a screen reader after all else.
private struct MarkLine: View {
    let text: String

    var body: some View {
        if !text.isEmpty {
            HStack(alignment: .firstTextBaseline, spacing: Space.small) {
                Text(dash).letters(.small).foregroundColor(Shade.quietInk).accessibilityHidden(true)
                Quiet(text)
            }
            .accessibilityElement(children: .combine)
            .accessibilitySortPriority(-1)
        }
    }
}

private let dash = "—"

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
    let manner: Manner

    var body: some View {
        Inset(tone: kind.tone, word: heading, sign: kind.sign) {
            ForEach(blocks.indices, id: \.self) { inner(blocks[$0]) }
            if let speaker { Quiet(dash + " " + speaker) }
        }
    }

    private var heading: String? {
        if kind == .voice, let voices = manner.voices { return voices }
        return manner.words?[kind.word]
    }

    @ViewBuilder private func inner(_ block: Block) -> some View {
        if case .items(_, let items) = block, kind == .do || kind == .dont {
            Marked(kind: kind, items: items, manner: manner)
        } else if case .items(_, let items) = block, kind == .call, let actions = manner.actions {
            CallLines(items: items, actions: actions)
        } else {
            Blocks(blocks: [block], manner: manner)
        }
    }
}

/// Each thing to do or to leave says itself which it is: heard alone, "Promise to keep a secret" would be an advice.
private struct Marked: View {
    let kind: BoxKind
    let items: [[Span]]
    let manner: Manner

    var body: some View {
        VStack(alignment: .leading, spacing: Space.small) {
            ForEach(items.indices, id: \.self) { at in
                HStack(alignment: .firstTextBaseline, spacing: Space.small) {
                    sign.letters(.body).foregroundColor(kind.tone.mark)
                    Line(spans: items[at], actions: manner.actions)
                }
                .accessibilityElement(children: items[at].leads ? .contain : .combine)
            }
        }
    }

    @ViewBuilder private var sign: some View {
        if let word = manner.words?[kind.word] { kind.sign.said(word) } else { kind.sign.image }
    }
}

extension BoxKind {
    fileprivate var tone: Tone {
        switch self {
        case .definition, .voice, .say, .do: .accent
        case .caution, .actNow, .dont: .caution
        case .example, .call, .write: .plain
        }
    }

    var word: Word {
        switch self {
        case .definition: .boxDefinition
        case .caution: .boxCaution
        case .actNow: .boxActNow
        case .voice: .boxVoice
        case .example: .boxExample
        case .say: .boxSay
        case .do: .boxDo
        case .dont: .boxDont
        case .call: .boxCall
        case .write: .boxWrite
        }
    }

    var sign: Sign {
        switch self {
        case .definition: .info
        case .caution, .actNow: .warning
        case .voice: .voice
        case .example: .book
        case .say: .say
        case .do: .go
        case .dont: .leave
        case .call: .phone
        case .write: .write
        }
    }
}
