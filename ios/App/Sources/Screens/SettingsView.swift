import DoorstepKit
import SwiftUI

/// All that a person sets once.
struct SettingsView: View {
    let frame: Frame
    @EnvironmentObject private var state: ShellState
    @Environment(\.lead) private var lead

    var body: some View {
        let words = frame.words
        Page {
            Title(words[.screenSettings]).padding(.horizontal, Space.edge).padding(.bottom, Space.small)
            Rows(items: ways) { way in Entry(title: words[way.word], strong: false) { lead(way.place) } }
            PartTitle(words[.settingsLetters])
            ForEach(letterSizes, id: \.self) { percent in
                Choice(title: words.letters(percent), chosen: percent == frame.letters) { state.shell.size(letters: percent) }
            }
            PartTitle(words[.settingsTheme])
            ForEach(Theme.allCases, id: \.self) { theme in
                Choice(title: words[theme.word], chosen: theme == frame.theme) { state.shell.light(theme) }
            }
            Switch(title: words[.privacyTitle], detail: words[.privacyTitleHow], on: frame.fullTitle, turn: state.shell.nameTitle)
                .padding(.top, Space.large)
        }
    }
}

private let ways: [(word: Word, place: Place)] = [
    (.screenLanguages, .languages), (.screenLock, .lock), (.packsTitle, .pack), (.screenPrivacy, .privacy), (.screenAbout, .about),
]
