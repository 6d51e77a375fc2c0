import DoorstepKit
import SwiftUI
import UIKit

/// Results change under the finger; those that are there stay until newer ones are.
struct SearchView: View {
    let frame: Frame
    @EnvironmentObject private var state: ShellState

    private var words: Words { frame.words }

    var body: some View {
        let search = state.search
        VStack(alignment: .leading, spacing: 0) {
            field(search)
            heard(search)
            if search.blank {
                start
            } else if search.nothing {
                nothing(search)
            } else {
                hits(search)
            }
        }
        .measure()
        .frame(maxWidth: .infinity)
        // What a screen reader says while one types.
        .onChange(of: line(search)) { text in
            if let text { UIAccessibility.post(notification: .announcement, argument: text) }
        }
    }

    private func field(_ search: Searching.State) -> some View {
        HStack(spacing: 0) {
            Field(
                label: words[.searchPrompt],
                text: Binding(get: { search.text }, set: state.shell.searching.type),
                sign: .search,
                ends: .search,
                focused: search.blank
            )
            if !search.text.isEmpty { SignButton(sign: .close, label: words[.actionClear], action: state.shell.searching.clear) }
        }
        .padding(.horizontal, Space.edge)
    }

    /// How many were found, and for which words.
    @ViewBuilder private func heard(_ search: Searching.State) -> some View {
        Text(line(search) ?? "")
            .letters(search.nothing || search.found.nearest ? .strong : .small)
            .foregroundColor(search.nothing || search.found.nearest ? Shade.ink : Shade.quietInk)
            .lineLimit(4)
            .wide()
            .padding(.horizontal, Space.edge).padding(.vertical, Space.small)
        if search.found.rebuilt && !search.blank {
            Quiet(words[.searchRebuilt]).padding(.horizontal, Space.edge).padding(.bottom, Space.small)
        }
    }

    private func line(_ search: Searching.State) -> String? {
        if let failure = search.failure { return words.failure(failure) }
        if search.blank || search.answered.isEmpty { return nil }
        if search.nothing { return words[.searchNothing] }
        let found = search.found
        return [found.nearest ? words.nearest(search.answered) : words.results(found.total), found.correction.map(words.correction)]
            .compactMap { $0 }.joined(separator: apart)
    }

    private var start: some View {
        Page {
            Plain(words[.searchStart])
            Quiet(words[.searchNothingLanguage]).padding(.top, Space.hair)
        }
        .padding(.horizontal, Space.edge)
    }

    private func nothing(_ search: Searching.State) -> some View {
        Page {
            VStack(alignment: .leading, spacing: Space.hair) {
                Plain(words[.searchNothingSpelling])
                Quiet(words[.searchNothingLanguage])
            }
            .padding(.horizontal, Space.edge)
            .accessibilityElement(children: .combine)
            if let topic = search.actNow {
                Quiet(words[.searchNothingContacts]).padding(.horizontal, Space.edge).padding(.top, Space.large).padding(.bottom, Space.small)
                ActNow(topic: topic, frame: frame)
            }
        }
    }

    private func hits(_ search: Searching.State) -> some View {
        let last = Set(search.found.hits.suffix(Self.ahead).map(\.section))
        return ScrollViewReader { scroll in
            ScrollView {
                LazyVStack(spacing: 0) {
                    ForEach(search.found.hits, id: \.section) { hit in
                        row(hit).onAppear { if last.contains(hit.section) { state.shell.searching.more() } }
                    }
                }
            }
            .scrollDismissesKeyboard(.immediately)
            .onChange(of: search.answered) { _ in
                if let first = search.found.hits.first { scroll.scrollTo(first.section, anchor: .top) }
            }
        }
    }

    /// Where one of so many last ones comes into sight, the passages that follow are asked for.
    private static let ahead = 6

    @ViewBuilder private func row(_ hit: Hit) -> some View {
        if let call = hit.call {
            CallFirst(hit: hit, call: call, label: words.call(call.phone)) { state.device.call(call.phone) }
        } else {
            HitRow(hit: hit, words: words)
            Between()
        }
    }
}

/// What must happen at once: the passage to read, and one button to call.
private struct CallFirst: View {
    let hit: Hit
    let call: Call
    let label: String
    let onCall: @MainActor () -> Void
    @EnvironmentObject private var state: ShellState
    @Environment(\.lead) private var lead

    var body: some View {
        VStack(spacing: Space.edge) {
            Button { lead(state.shell.place(of: hit)) } label: {
                Signed(sign: .warning, tint: Shade.caution, letters: .strong) {
                    VStack(alignment: .leading, spacing: 0) {
                        Text(marked(hit.title)).letters(.strong).wide()
                        Text(call.name).letters(.small).wide()
                    }
                    .foregroundColor(Shade.onCaution)
                }
                .multilineTextAlignment(.leading)
                .frame(minHeight: Space.target)
                .contentShape(Rectangle())
            }
            .buttonStyle(.plain)
            .inLanguage(hit.shown.tag, hit.shown.direction)
            WordButton(text: label, look: .callNow, sign: .phone, wide: true, action: onCall)
        }
        .padding(Space.edge)
        .background(RoundedRectangle(cornerRadius: Space.corner).fill(Shade.cautionPaper))
        .padding(.horizontal, Space.edge).padding(.vertical, Space.small)
    }
}

private struct HitRow: View {
    let hit: Hit
    let words: Words
    @EnvironmentObject private var state: ShellState
    @Environment(\.lead) private var lead

    var body: some View {
        Button { lead(state.shell.place(of: hit)) } label: {
            VStack(alignment: .leading, spacing: 0) {
                Text(marked(hit.title)).letters(.strong).foregroundColor(Shade.ink).wide()
                // The language is named only where it is not the reader's.
                Quiet([hit.topicTitle, hit.shown.fallback ? hit.shown.endonym : nil].compactMap { $0 }.joined(separator: apart))
                if let badge = hit.badge { BadgeLine(badge: badge, words: words) }
                Text(marked(hit.snippet)).letters(.small).foregroundColor(Shade.quietInk).lineLimit(2).wide().padding(.top, Space.hair)
            }
            .multilineTextAlignment(.leading)
            .padding(.horizontal, Space.edge).padding(.vertical, Space.medium)
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
        .inLanguage(hit.shown.tag, hit.shown.direction)
    }
}

/// Words that match carry weight, and a tint behind them.
private func marked(_ pieces: [Piece]) -> AttributedString {
    pieces.reduce(into: AttributedString()) { line, piece in
        var text = AttributedString(piece.text)
        if piece.matched {
            text.inlinePresentationIntent = .stronglyEmphasized
            text.foregroundColor = Shade.onChosen
            text.backgroundColor = Shade.chosen
        }
        line += text
    }
}
