import DoorstepKit
import SwiftUI

/// A saved passage's note and labels, and its place in the list.
///
/// What is typed is a draft until it is kept: leaving the screen loses nothing.
struct EditView: View {
    private let saved: Saved
    private let known: [String]
    private let words: Words
    private let shell: Shell
    @State private var draft: Draft

    init(saved: Saved, labels known: [String], words: Words, shell: Shell) {
        self.saved = saved
        self.known = known
        self.words = words
        self.shell = shell
        _draft = State(initialValue: shell.session.draft(saved.id) ?? Draft(saved))
    }

    var body: some View {
        Page {
            Title(saved.title).padding(.horizontal, Space.edge)
            PartTitle(words[.savedNote])
            Field(label: words[.savedNote], text: $draft.note, lines: 3).padding(.horizontal, Space.edge)
            Quiet(words[.savedNoteHow]).padding(.horizontal, Space.edge).padding(.top, Space.hair)
            PartTitle(words[.savedLabels])
            Field(label: words[.savedLabels], text: $draft.labels).padding(.horizontal, Space.edge)
            Quiet(words[.savedLabelsHow]).padding(.horizontal, Space.edge).padding(.top, Space.hair)
            chips.padding(.horizontal, Space.edge).padding(.top, Space.small)
            WordButton(text: words[.actionKeep], look: .main, wide: true) {
                shell.keep(saved.id, note: draft.note, labels: [draft.labels])
            }
            .padding(Space.edge)
            PartTitle(words[.screenMore])
            Entry(title: words[.actionMoveUp], sign: .up, strong: false, leads: false) { shell.keeping.move(saved.id, up: true) }
            Entry(title: words[.actionMoveDown], sign: .lower, strong: false, leads: false) { shell.keeping.move(saved.id, up: false) }
            Entry(title: words[.actionRemove], sign: .remove, strong: false, leads: false) { shell.remove(saved.id) }
        }
        .onChange(of: draft) { shell.session.write(saved.id, $0) }
    }

    private var chips: some View {
        Flow {
            ForEach(known, id: \.self) { label in
                Chip(text: label, on: draft.listed.contains(label)) { draft = draft.toggling(label) }
            }
        }
    }
}
