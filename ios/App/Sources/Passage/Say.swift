import DoorstepKit
import SwiftUI

/// Phrases to say. Each can be turned to the family or read aloud alone, in their language.
struct Say: View {
    let phrases: [Phrase]
    let manner: Manner

    var body: some View {
        Inset(tone: .accent, word: manner.words?[BoxKind.say.word], sign: BoxKind.say.sign) {
            VStack(alignment: .leading, spacing: Space.edge) {
                ForEach(phrases, id: \.number) { OnePhrase(phrase: $0, actions: manner.actions) }
            }
        }
    }
}

private struct OnePhrase: View {
    let phrase: Phrase
    let actions: Actions?

    var body: some View {
        VStack(alignment: .leading, spacing: Space.small) {
            Line(spans: phrase.spans, actions: actions)
            if let actions { Hands(phrase: phrase, actions: actions) }
        }
    }
}

private struct Hands: View {
    let phrase: Phrase
    let actions: Actions
    @EnvironmentObject private var readAloud: ReadAloud

    var body: some View {
        Flow {
            button(.actionShow, .show) { actions.show(phrase.number) }
            if readAloud.heard?.of == .phrase(actions.section, phrase.number) {
                button(.actionStopReading, .stop, act: readAloud.hush)
            } else {
                button(.actionReadAloud, .speaker) { actions.speak(phrase.number) }
            }
        }
    }

    /// A screen reader says which phrase it is for.
    private func button(_ word: Word, _ sign: Sign, act: @escaping @MainActor () -> Void) -> some View {
        let text = actions.words[word]
        return WordButton(text: text, look: .quiet, sign: sign, said: text + apart + phrase.spans.map(\.text).joined(), action: act)
    }
}
