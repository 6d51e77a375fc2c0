import DoorstepKit
import SwiftUI
import UIKit

/// What slides over a screen from below.
struct SheetView: View {
    let sheet: Sheet
    let frame: Frame
    let shell: Shell
    @EnvironmentObject private var readAloud: ReadAloud

    /// The languages to speak with a family; the one chosen last comes first.
    private var families: [Language] {
        let last = frame.languages.filter { $0.tag == shell.session.family }
        return last + frame.languages.filter { $0.tag != shell.session.family }
    }

    var body: some View {
        VStack(spacing: 0) {
            HStack(alignment: .firstTextBaseline) {
                Title(title)
                SignButton(sign: .close, label: frame.words[.actionClose], action: shell.lower).keyboardShortcut(.cancelAction)
                // It covers the one in the top bar.
                SignButton(sign: .hide, label: frame.words[.actionHide], action: shell.hide).keyboardShortcut("0", modifiers: .command)
            }
            .padding(.leading, Space.edge).padding(.trailing, Space.hair).padding(.top, Space.edge)
            ScrollView { content.measure().frame(maxWidth: .infinity).padding(.bottom, Space.edge) }
        }
        .background(Shade.paper.ignoresSafeArea())
        .presentationDetents([.medium, .large])
        .presentationDragIndicator(.visible)
        .inLanguage(frame.words.tongue.tag, frame.words.tongue.direction)
    }

    private var title: String {
        switch sheet {
        case .language: frame.words[.actionLanguage]
        case .show: frame.words[.showIn]
        case .speak: frame.words[.speakIn]
        case .term(let definition): definition.term
        case .remove(_, let agency): frame.words.removeBeside(agency)
        }
    }

    @ViewBuilder private var content: some View {
        switch sheet {
        case .language:
            VStack(spacing: 0) {
                ForEach(frame.languages, id: \.tag) { language in
                    Choice(title: language.endonym, chosen: language.tag == frame.reading.tag) { shell.read(language.tag) }
                }
                Entry(title: frame.words[.screenLanguages], strong: false) { shell.open(.languages) }
            }
        case .show(let section, let phrase):
            VStack(spacing: 0) {
                ForEach(families, id: \.tag) { language in
                    Entry(title: language.endonym, strong: false) {
                        shell.show(section: section, phrase: phrase, language: language.tag)
                    }
                }
                // The card holds back ways inside the app; Guided Access holds back the phone's own.
                if !UIAccessibility.isGuidedAccessEnabled {
                    Signed(sign: .lock, tint: Shade.quietInk, letters: .small) { Quiet(frame.words[.showGuidedAccess]) }
                        .padding(Space.edge)
                }
            }
        case .speak(let section, let phrase):
            VStack(spacing: 0) {
                ForEach(families, id: \.tag) { language in
                    Entry(title: language.endonym, sign: .speaker, strong: false, leads: false) {
                        shell.speak(section: section, phrase: phrase, language: language.tag) { said in
                            readAloud.speak(
                                Aloud(of: .phrase(section, phrase), pieces: [said.text], tag: said.shown.tag, endonym: said.shown.endonym))
                        }
                    }
                }
            }
        case .remove(let overlay, _):
            VStack(alignment: .leading, spacing: Space.edge) {
                Plain(frame.words[.packsRemoveBesideHow])
                WordButton(text: frame.words[.actionKeepMine], look: .main, wide: true, action: shell.lower)
                WordButton(text: frame.words[.actionRemove], look: .quiet, sign: .remove, wide: true) { shell.takeAway(overlay) }
            }
            .padding(.horizontal, Space.edge)
        case .term(let definition):
            Plain(definition.text).padding(.horizontal, Space.edge).inLanguage(definition.language, definition.direction)
        }
    }
}
