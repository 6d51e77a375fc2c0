import DoorstepKit
import SwiftUI

/// What was written to the family, or one phrase, alone on the screen and in their language. Nothing in it leads anywhere.
struct CardView: View {
    let card: Card
    let words: Words
    @EnvironmentObject private var state: ShellState

    var body: some View {
        VStack(spacing: 0) {
            LargeText(card: card).inLanguage(card.turned.shown.tag, card.turned.shown.direction)
            if card.lock == .asking { Question(words: words) } else { Hold(label: words[.showHold], held: state.shell.holdShow) }
        }
        .statusBarHidden(true)
        .persistentSystemOverlays(.hidden)
        .defersSystemGestures(on: .all)
    }
}

/// Letters for two people at arm's length: never under 28, larger where the reader's setting asks for it and words still fit.
private struct LargeText: View {
    let card: Card
    @ScaledMetric(relativeTo: .body) private var wished = least

    var body: some View {
        GeometryReader { room in
            let size = min(max(least, wished), max(least, room.size.width / word))
            ScrollView {
                VStack(alignment: .leading, spacing: Space.large) {
                    switch card.turned {
                    case .passage(let article): PassageText(article: article, words: card.words).cardSize(size)
                    case .phrase(let phrase): PhraseWords(phrase: phrase, size: size)
                    }
                    VStack(alignment: .leading, spacing: 0) { ForEach(card.colophon, id: \.self) { Quiet($0) } }
                }
                .padding(Space.large)
                .frame(maxWidth: size * line)
                .frame(maxWidth: .infinity)
            }
        }
    }
}

private struct PassageText: View {
    let article: Article
    let words: Words?

    var body: some View {
        VStack(alignment: .leading, spacing: Space.large) {
            Title(article.title)
            if let point = article.lead { LeadLine(point) }
            Blocks(blocks: article.blocks, manner: Manner(words: words, voices: article.voices, actions: nil))
        }
    }
}

/// A phrase in the family's language, and small beneath it the worker's own words: so that both know what is asked.
private struct PhraseWords: View {
    let phrase: ShownPhrase
    let size: CGFloat

    var body: some View {
        Text(phrase.large.text).letters(.strong).foregroundColor(Shade.ink).wide().cardSize(size)
        if let own = phrase.beneath { Plain(own.text).inLanguage(own.shown.tag, own.shown.direction) }
    }
}

private let least: CGFloat = 28

/// A long word is about as wide as this many letters are high.
private let word: CGFloat = 11

/// A line is at most as long as this many letters are high: 66 of them.
private let line: CGFloat = 32

/// The way out: a sign with a ring that closes while it is held.
private struct Hold: View {
    let label: String
    let held: @MainActor () -> Void
    @State private var pressed = false
    /// The worker still sees the way out; whoever is handed the phone need not.
    @State private var new = true

    var body: some View {
        VStack(spacing: Space.hair) {
            ZStack {
                Circle().trim(from: 0, to: pressed ? 1 : 0)
                    .stroke(Shade.accent, lineWidth: 3)
                    .rotationEffect(.degrees(-90))
                    .frame(width: 40, height: 40)
                    .animation(pressed ? .linear(duration: ShowLock.hold.inSeconds) : nil, value: pressed)
                Sign.lock.image.letters(.body).foregroundColor(Shade.quietInk)
            }
            .frame(minWidth: Space.target, minHeight: Space.target)
            Text(label).letters(.small).foregroundColor(Shade.quietInk).opacity(new || pressed ? 1 : 0)
        }
        .frame(maxWidth: .infinity)
        .padding(.bottom, Space.small)
        .contentShape(Rectangle())
        .onLongPressGesture(minimumDuration: ShowLock.hold.inSeconds, maximumDistance: Space.target, perform: held) { pressed = $0 }
        .accessibilityElement(children: .ignore)
        .accessibilityLabel(label)
        .accessibilityAddTraits(.isButton)
        .accessibilityAction(.default, held)
        .task { if await waited(.seconds(6)) { new = false } }
    }
}

private struct Question: View {
    let words: Words
    @EnvironmentObject private var state: ShellState

    var body: some View {
        VStack(alignment: .leading, spacing: Space.medium) {
            Text(words[.showLeave]).letters(.strong).foregroundColor(Shade.ink).wide().accessibilityAddTraits(.isHeader)
            Flow(spacing: Space.medium) {
                WordButton(text: words[.showStay], look: .main, action: state.shell.stayShown)
                WordButton(text: words[.actionClose], look: .quiet, action: state.shell.endShow)
            }
        }
        .padding(Space.edge)
        .background(Shade.raised)
        .task { if await waited(patience(ShowLock.patience)) { state.shell.stayShown() } }
    }
}
