import DoorstepKit
import SwiftUI

/// A passage, and under the thumb what is done with it.
struct ArticleView: View {
    let article: Article
    let bookmark: Bookmark
    let frame: Frame
    @EnvironmentObject private var state: ShellState
    @Environment(\.dynamicTypeSize) private var size
    @Environment(\.lead) private var lead
    @Environment(\.beside) private var beside

    var body: some View {
        let steps = Steps(article: article, bookmark: bookmark, words: frame.words, shell: state.shell)
        VStack(spacing: 0) {
            Page { passage(!beside && size.isAccessibilitySize ? steps : nil) }
                .inLanguage(article.shown.tag, article.shown.direction)
            // The steps are those of the open passage, not of one at its side.
            if !beside, !size.isAccessibilitySize { PassageBar(steps: steps) }
        }
    }

    @ViewBuilder private func passage(_ steps: Steps?) -> some View {
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
        VStack(alignment: .leading, spacing: Space.edge) {
            if changed { CautionLine(words[.articleChanged]) }
            Blocks(blocks: article.blocks, manner: Manner(words: words, voices: article.voices, actions: actions))
        }
        .padding(.horizontal, Space.edge)
        .lineAtStart(changed ? Shade.caution : Color.clear)
        .padding(.top, Space.edge)
        Hands(article: article, words: words)
        if let steps { PassageSteps(steps: steps) }
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

    private var changed: Bool {
        if case .kept(_, let changed) = bookmark { changed } else { false }
    }

    private var actions: Actions {
        Actions(
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

/// Reading aloud and sharing, at the end of the text.
private struct Hands: View {
    let article: Article
    let words: Words
    @EnvironmentObject private var state: ShellState
    @EnvironmentObject private var readAloud: ReadAloud

    var body: some View {
        let text = article.title + "\n\n" + article.plain
        Flow {
            if readAloud.speaking {
                WordButton(text: words[.actionStopReading], look: .quiet, sign: .stop, action: readAloud.hush)
            } else {
                WordButton(text: words[.actionReadAloud], look: .quiet, sign: .speaker) {
                    readAloud.speak(text, tag: article.shown.tag, endonym: article.shown.endonym)
                }
            }
            WordButton(text: words[.actionShare], look: .quiet, sign: .share) {
                state.shell.share(article, state.device.share)
            }
        }
        .padding(.horizontal, Space.edge).padding(.top, Space.edge)
    }
}
