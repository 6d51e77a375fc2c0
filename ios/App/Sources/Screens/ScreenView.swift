import DoorstepKit
import SwiftUI

/// Draws the screen of a place.
struct ScreenView: View {
    let screen: Screen
    let frame: Frame
    @EnvironmentObject private var state: ShellState

    var body: some View {
        switch screen {
        case .home(let home, let resume): HomeView(home: home, resume: resume, frame: frame)
        case .topic(let contents): TopicView(contents: contents, frame: frame)
        case .article(let article, let bookmark, let sought):
            ArticleView(article: article, bookmark: bookmark, sought: sought, frame: frame)
        case .search: SearchView(frame: frame)
        case .saved: SavedView(frame: frame)
        case .edit(let saved, let labels): EditView(saved: saved, labels: labels, words: frame.words, shell: state.shell)
        case .numbers: NumbersView(words: frame.words)
        case .number(let slot): NumberView(slot: slot, words: frame.words, shell: state.shell)
        case .settings: SettingsView(frame: frame)
        case .languages(let reading, let languages, let tongues):
            LanguagesView(reading: reading, languages: languages, tongues: tongues, words: frame.words)
        case .pack(let pack): PackView(pack: pack, words: frame.words)
        case .offer: OfferView(frame: frame)
        case .lock: LockView(words: frame.words)
        case .pin(let task): PinView(task: task, words: frame.words)
        case .erase: EraseView(words: frame.words)
        case .export: ExportView(words: frame.words)
        case .passphrase: PassphraseView(words: frame.words)
        case .locked: Page { Unlock(words: frame.words) }
        case .about(let pack): AboutView(pack: pack, frame: frame)
        case .privacy: PrivacyView(frame: frame)
        case .failed(let failure): FailedView(failure: failure, words: frame.words)
        }
    }
}
