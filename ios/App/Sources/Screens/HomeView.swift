import DoorstepKit
import SwiftUI

/// Danger first, then the topics, then what is looked for once. Nothing names the subject unless the person asked for it.
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
                ActNow(topic: topic).inLanguage(frame.reading.tag, frame.reading.direction)
            }
            if let date = home.reviewPassed { due(words.reviewPassed(date)) }
            Spacer().frame(height: Space.small)
            if let resume {
                let detail = resume.title + apart + words.position(resume.number, of: resume.of)
                Entry(title: words[.homeContinue], detail: detail, sign: .book, strong: false) { lead(.article(resume.section)) }
                Between()
            }
            Rows(items: home.topics.filter { !$0.actNow }) { topic in
                Entry(title: topic.title, detail: topic.summary) { lead(.topic(topic.id)) }
            }
            .inLanguage(frame.reading.tag, frame.reading.direction)
            PartTitle(words[.screenMore])
            more(.screenLanguages, .languages)
            more(.screenAbout, .about)
            more(.screenPack, .pack)
            more(.screenPrivacy, .privacy)
        }
    }

    private func more(_ word: Word, _ place: Place) -> some View {
        Entry(title: frame.words[word], strong: false) { lead(place) }
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

/// The one card of a screen.
struct ActNow: View {
    let topic: Topic
    @Environment(\.lead) private var lead
    @Environment(\.dynamicTypeSize) private var size

    var body: some View {
        Button { lead(.topic(topic.id)) } label: {
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
            .padding(Space.edge)
            .frame(minHeight: 64)
            .background(RoundedRectangle(cornerRadius: Space.corner).fill(Shade.cautionPaper))
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
        .padding(.horizontal, Space.edge)
    }
}
