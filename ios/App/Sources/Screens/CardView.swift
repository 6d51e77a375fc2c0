import DoorstepKit
import SwiftUI

/// One passage for the family, alone on the screen, in their language. Nothing in it leads anywhere.
struct CardView: View {
    let card: Card
    let words: Words
    @EnvironmentObject private var state: ShellState

    var body: some View {
        VStack(spacing: 0) {
            LargeText(article: card.article, words: words.tongue.tag == card.article.shown.tag ? words : nil)
                .inLanguage(card.article.shown.tag, card.article.shown.direction)
            if card.lock == .asking { Question(words: words) } else { Hold(label: words[.showHold], held: state.shell.holdShow) }
        }
        .statusBarHidden(true)
        .persistentSystemOverlays(.hidden)
        .defersSystemGestures(on: .all)
    }
}

/// Letters for two people at arm's length: never under 28, larger where the reader's setting asks for it and words still fit.
private struct LargeText: View {
    let article: Article
    let words: Words?
    @ScaledMetric(relativeTo: .body) private var wished = least

    var body: some View {
        GeometryReader { room in
            let size = min(max(least, wished), max(least, room.size.width / word))
            ScrollView {
                VStack(alignment: .leading, spacing: Space.large) {
                    Title(article.title)
                    Blocks(blocks: article.blocks, words: words, actions: nil)
                }
                .padding(Space.large)
                .frame(maxWidth: size * line)
                .frame(maxWidth: .infinity)
            }
            .cardSize(size)
        }
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
            Text(label).letters(.small).foregroundColor(Shade.quietInk).opacity(pressed ? 1 : 0)
        }
        .frame(maxWidth: .infinity)
        .padding(.bottom, Space.small)
        .contentShape(Rectangle())
        .onLongPressGesture(minimumDuration: ShowLock.hold.inSeconds, maximumDistance: Space.target, perform: held) { pressed = $0 }
        .accessibilityElement(children: .ignore)
        .accessibilityLabel(label)
        .accessibilityAddTraits(.isButton)
        .accessibilityAction(.default, held)
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
