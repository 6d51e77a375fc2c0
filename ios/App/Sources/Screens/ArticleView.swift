import DoorstepKit
import SwiftUI

/// A passage; what is done with it is in the bar under the thumb. What was looked for is tinted, and the page opens at it.
struct ArticleView: View {
    let article: Article
    let bookmark: Bookmark
    let sought: Sought?
    let frame: Frame
    @EnvironmentObject private var state: ShellState
    @EnvironmentObject private var readAloud: ReadAloud
    @Environment(\.lead) private var lead
    @Environment(\.beside) private var beside
    /// Which match is stood at, from 1.
    @State private var match = 1

    var body: some View {
        VStack(spacing: 0) {
            // What is looked for is looked for on the open page, not on one at its side.
            if let sought, !beside, sought.typed || article.matches > 0 {
                FindBar(sought: sought, matches: article.matches, match: $match, words: frame.words)
            }
            ScrollViewReader { scroll in
                Page { passage }
                    .environment(\.match, sought == nil ? 0 : match)
                    .task(id: goal) { if let line = goal.line { scroll.scrollTo(Match(first: line), anchor: .center) } }
                    .onChange(of: heard) { block in if let block { scroll.scrollTo(Seat(block: block)) } }
            }
            .inLanguage(article.shown.tag, article.shown.direction)
        }
        .onChange(of: sought?.words) { _ in match = 1 }
    }

    /// Where the page is to stand.
    private struct Goal: Equatable {
        let words: String?
        let match: Int
        let line: Int?
    }

    private var goal: Goal {
        Goal(words: sought?.words, match: match, line: sought == nil ? nil : article.line(of: match))
    }

    private var heard: Int? { article.block(of: readAloud.heard) }

    @ViewBuilder private var passage: some View {
        let words = frame.words
        topic
        Title(article.title).padding(.horizontal, Space.edge)
        if let point = article.lead { LeadLine(point).padding(.horizontal, Space.edge).padding(.top, Space.hair) }
        Quiet(words.trust(article.shown)).padding(.horizontal, Space.edge).padding(.top, Space.hair)
        if let badge = article.badge { Badged(badge: badge, frame: frame).padding(.horizontal, Space.edge).padding(.top, Space.hair) }
        if article.shown.fallback {
            CautionLine(words.fallback(asked: frame.reading.endonym, shown: article.shown.endonym))
                .padding(.horizontal, Space.edge).padding(.top, Space.medium)
        }
        note
        urgent
        VStack(alignment: .leading, spacing: Space.edge) {
            if changed { CautionLine(words[.articleChanged]) }
            Blocks(
                blocks: article.blocks, manner: Manner(words: words, voices: article.voices, actions: actions), outermost: true,
                heard: heard)
        }
        .padding(.horizontal, Space.edge)
        .lineAtStart(changed ? Shade.caution : Color.clear)
        .padding(.top, Space.edge)
        WordButton(text: words[.actionShare], look: .quiet, sign: .share) { state.shell.share(article, state.device.share) }
            .padding(.horizontal, Space.edge).padding(.top, Space.edge)
        if !beside { Neighbours(article: article, words: words, turn: state.shell.turn) }
    }

    private var topic: some View {
        Button { lead(.topic(article.topic)) } label: {
            Text(article.topicTitle).letters(.small).foregroundColor(Shade.accent).wide()
                .padding(.horizontal, Space.edge)
                .frame(minHeight: Space.target)
                .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
    }

    /// What the person wrote on the passage, one tap from where it is written on.
    @ViewBuilder private var note: some View {
        if case .kept(let id, _, let note) = bookmark, !note.isEmpty {
            Button { lead(.edit(id)) } label: {
                Signed(sign: .edit, tint: Shade.accent, letters: .body) { Plain(note) }
                    .multilineTextAlignment(.leading)
                    .padding(.horizontal, Space.edge).padding(.vertical, Space.small)
                    .frame(minHeight: Space.target)
                    .contentShape(Rectangle())
            }
            .buttonStyle(.plain)
            .padding(.top, Space.small)
        }
    }

    /// Where a number for danger stands further down, it is the first thing to tap.
    @ViewBuilder private var urgent: some View {
        if let call = article.urgentCall {
            CallButton(name: call.name, number: call.phone, words: frame.words, urgent: true) { state.device.call(call.phone) }
                .padding(.horizontal, Space.edge).padding(.top, Space.edge)
        }
    }

    private var changed: Bool {
        if case .kept(_, let changed, _) = bookmark { changed } else { false }
    }

    private var actions: Actions {
        Actions(
            section: article.section,
            words: frame.words,
            numbers: state.numbers,
            open: { lead(.article($0)) },
            define: { concept in
                if let definition = article.definitions.first(where: { $0.concept == concept }) {
                    state.shell.raise(.term(definition))
                }
            },
            reaches: article.reaches,
            isEmergency: frame.isEmergency,
            call: state.device.call,
            dial: state.device.dial,
            fill: { lead(.number($0)) },
            write: state.device.write,
            show: { state.shell.raise(.show(section: article.section, phrase: $0)) },
            speak: { state.shell.raise(.speak(section: article.section, phrase: $0)) },
            isTicked: { state.ticks.contains(Tick(section: article.section, block: $0, item: $1)) },
            tick: { state.shell.session.toggle(Tick(section: article.section, block: $0, item: $1)) }
        )
    }
}

/// Where reading goes on, and what stood before.
private struct Neighbours: View {
    let article: Article
    let words: Words
    let turn: @MainActor (Place) -> Void

    var body: some View {
        VStack(spacing: 0) {
            if let next = article.next {
                Between()
                Entry(title: words.next(next.title)) { turn(.article(next.section)) }
                    .keyboardShortcut(.downArrow, modifiers: .command)
            }
            if let previous = article.previous {
                Between()
                Entry(title: words[.articlePrevious], detail: previous.title, strong: false, leads: false) { turn(.article(previous.section)) }
                    .keyboardShortcut(.upArrow, modifiers: .command)
            }
        }
        .padding(.top, Space.large)
    }
}
