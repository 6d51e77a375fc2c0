import DoorstepKit
import SwiftUI

/// Text and buttons have a language each, named in itself.
struct LanguagesView: View {
    let reading: String
    let languages: [Language]
    let tongues: [Tongue]
    let words: Words
    @EnvironmentObject private var state: ShellState

    var body: some View {
        Page {
            Title(words[.screenLanguages]).padding(.horizontal, Space.edge)
            PartTitle(words[.languageReading])
            ForEach(languages, id: \.tag) { language in
                Choice(title: language.endonym, detail: words.state(of: language), chosen: language.tag == reading) {
                    state.shell.read(language.tag)
                }
            }
            PartTitle(words[.languageInterface])
            ForEach(tongues, id: \.tag) { tongue in
                Choice(title: tongue.endonym, chosen: tongue.tag == words.tongue.tag) { state.shell.speak(tongue.tag) }
            }
        }
    }
}

extension Words {
    /// How complete a language is, and who has read it.
    @MainActor
    func state(of language: Language) -> String { completeness(language.percent) + apart + self[language.review.word] }
}
