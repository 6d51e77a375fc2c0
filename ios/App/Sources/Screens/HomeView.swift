import DoorstepKit
import SwiftUI

/// Danger first, then what is happening right now, the topics, the worker's own numbers, and what is looked for once. Nothing names the
/// subject unless the person asked for it.
struct HomeView: View {
    let home: Home
    let resume: Resume?
    let frame: Frame
    @Environment(\.lead) private var lead

    var body: some View {
        let words = frame.words
        Page {
            Title(frame.fullTitle ? home.title : words[.appName]).padding(.horizontal, Space.edge).padding(.bottom, Space.medium)
            ForEach(home.topics.filter(\.actNow), id: \.id) { topic in
                ActNow(topic: topic, frame: frame)
            }
            if frame.tellsOfHiding { Hiding(words: words) }
            News(words: words)
            if let date = home.reviewPassed { due(words.reviewPassed(date)) }
            ForEach(home.overlays.filter(\.reviewPassed), id: \.id) { due(words.reviewPassed($0.badge)) }
            Spacer().frame(height: Space.small)
            let now = home.topics.filter(\.rightNow)
            if !now.isEmpty {
                topics(now, sign: .now)
                Between()
            }
            if let resume {
                let detail = resume.topicTitle + apart + words.position(resume.number, of: resume.of)
                Entry(title: words[.homeContinue], detail: detail, sign: .book, strong: false) { lead(.article(resume.section)) }
                Between()
            }
            topics(home.topics.filter { !$0.actNow && !$0.rightNow })
            Between()
            OwnEntry(words: words)
            Between()
            Entry(title: words[.screenSettings], sign: .settings, strong: false) { lead(.settings) }
        }
    }

    private func topics(_ topics: [Topic], sign: Sign? = nil) -> some View {
        Rows(items: topics) { topic in
            Entry(title: topic.title, detail: topic.summary, mark: topic.badge.map(frame.words.from), sign: sign) {
                lead(.topic(topic.id))
            }
        }
        .inLanguage(frame.reading.tag, frame.reading.direction)
    }

    /// Below the way to help: what is old can still be read.
    private func due(_ text: String) -> some View {
        Signed(sign: .info, tint: Shade.caution, letters: .small) {
            Text(text).letters(.small).foregroundColor(Shade.caution).wide()
        }
        .padding(.horizontal, Space.edge).padding(.top, Space.edge)
        .accessibilityElement(children: .combine)
    }
}

/// What hiding does, told once: who needs it has no time to find out.
private struct Hiding: View {
    let words: Words
    @EnvironmentObject private var state: ShellState

    var body: some View {
        Inset(tone: .accent, word: words[.actionHide], sign: .hide) {
            Plain(words[.privacyHide])
            WordButton(text: words[.actionClose], look: .quiet, action: state.shell.knowsHiding)
        }
        .padding(.horizontal, Space.edge).padding(.top, Space.edge)
    }
}

/// What the start had to tell of the handbooks, until it was seen.
private struct News: View {
    let words: Words
    @EnvironmentObject private var state: ShellState

    var body: some View {
        if !state.news.isEmpty {
            VStack(alignment: .leading, spacing: Space.small) {
                Text(words[.packsNews]).letters(.strong).foregroundColor(Shade.ink).wide().accessibilityAddTraits(.isHeader)
                ForEach(state.news.indices, id: \.self) { CautionLine(words.failure(state.news[$0])) }
                WordButton(text: words[.actionClose], look: .quiet, action: state.shell.dismissNews)
            }
            .padding(.horizontal, Space.edge).padding(.top, Space.edge)
        }
    }
}

/// The one card of a screen: what to read where someone is in danger, and the numbers themselves, the emergency's first.
struct ActNow: View {
    let topic: Topic
    let frame: Frame
    @EnvironmentObject private var state: ShellState
    @Environment(\.lead) private var lead
    @Environment(\.dynamicTypeSize) private var size

    var body: some View {
        VStack(spacing: Space.medium) {
            Button { lead(.topic(topic.id)) } label: { title }
                .buttonStyle(.plain)
                .inLanguage(frame.reading.tag, frame.reading.direction)
            ForEach(frame.calls.indices, id: \.self) { call(frame.calls[$0]) }
            OwnCalls(words: frame.words)
        }
        .padding(Space.edge)
        .background(RoundedRectangle(cornerRadius: Space.corner).fill(Shade.cautionPaper))
        .padding(.horizontal, Space.edge)
    }

    private func call(_ call: Call) -> some View {
        CallButton(name: call.name, number: call.phone, words: frame.words, urgent: true) { state.device.call(call.phone) }
    }

    private var title: some View {
        HStack(spacing: Space.medium) {
            Signed(sign: .warning, tint: Shade.caution, letters: .strong) {
                VStack(alignment: .leading, spacing: 0) {
                    Text(topic.title).letters(.strong).wide()
                    Text(topic.summary).letters(.small).wide()
                }
                .foregroundColor(Shade.onCaution)
            }
            if !size.isAccessibilitySize { Sign.forward.image.letters(.small).foregroundColor(Shade.caution) }
        }
        .multilineTextAlignment(.leading)
        .frame(minHeight: Space.target)
        .contentShape(Rectangle())
    }
}

/// The way to the worker's own numbers; as long as there are none, it says what they are for.
struct OwnEntry: View {
    let words: Words
    @EnvironmentObject private var state: ShellState
    @Environment(\.lead) private var lead

    var body: some View {
        Entry(title: words[.ownNumbers], detail: state.numbers.empty ? words[.ownNumbersWhy] : nil, sign: .numbers) { lead(.numbers) }
    }
}
