import DoorstepKit
import SwiftUI

/// A saved passage's note and labels, and its place in the list.
///
/// What is typed is kept as soon as the fingers rest, and at once where the screen is left.
struct EditView: View {
    private let saved: Saved
    private let known: [String]
    private let words: Words
    private let shell: Shell
    @State private var draft: Draft
    /// A label that is typed.
    @State private var new: String?

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
            labels.padding(.horizontal, Space.edge)
            WordButton(text: words[.actionKeep], look: .main, wide: true) {
                shell.keep(saved.id, note: draft.note, labels: [draft.labels])
            }
            .padding(Space.edge)
            PartTitle(words[.screenMore])
            Entry(title: words[.actionMoveUp], sign: .up, strong: false, leads: false) { shell.keeping.move(saved.id, up: true) }
            Entry(title: words[.actionMoveDown], sign: .lower, strong: false, leads: false) { shell.keeping.move(saved.id, up: false) }
            Entry(title: words[.actionRemove], sign: .remove, strong: false, leads: false) { shell.remove(saved.id) }
        }
        .onChange(of: draft) { shell.type(saved.id, $0) }
    }

    /// Every label that there is, on or off, and the way to a new one.
    private var labels: some View {
        VStack(alignment: .leading, spacing: Space.small) {
            Flow {
                ForEach((known + draft.listed).unique, id: \.self) { label in
                    Chip(text: label, on: draft.listed.contains(label)) { draft = draft.toggling(label) }
                }
                if new == nil { NewChip(text: words[.savedLabelNew]) { new = "" } }
            }
            if let typed = new {
                HStack(spacing: 0) {
                    Field(label: words[.savedLabelNew], text: Binding(get: { typed }, set: { @MainActor in new = $0 }), focused: true, done: add)
                    SignButton(sign: .check, label: words[.actionKeep], action: add)
                }
            }
        }
    }

    private func add() {
        let label = (new ?? "").trimmingCharacters(in: .whitespaces)
        if !label.isEmpty, !draft.listed.contains(label) { draft = draft.toggling(label) }
        new = nil
    }
}
