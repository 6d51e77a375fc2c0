import DoorstepKit
import SwiftUI

/// What the person saved. The list is drawn as far as it is seen.
struct SavedView: View {
    let frame: Frame
    @EnvironmentObject private var state: ShellState
    @Environment(\.lead) private var lead

    var body: some View {
        let saved = state.saved
        List {
            Group { head(saved) }.bare()
            rows(saved).bare(lines: true)
            Group { foot(saved) }.bare()
        }
        .listStyle(.plain)
        // Rows have a handle where they can be moved.
        .environment(\.editMode, Binding.constant(saved.movable ? EditMode.active : .inactive))
        .environment(\.defaultMinListRowHeight, 0)
        .scrollContentBackground(.hidden)
        .scrollDismissesKeyboard(.interactively)
        .measure()
        .frame(maxWidth: .infinity)
    }

    @ViewBuilder private func head(_ saved: Keeping.State) -> some View {
        let words = frame.words
        Title(words[.tabSaved]).padding(.horizontal, Space.edge).padding(.bottom, Space.small)
        if saved.locked == .locked {
            Unlock(words: words)
        } else if let locked = saved.locked {
            Locked(what: words[.savedLocked], failure: locked, words: words)
        } else if saved.list.isEmpty {
            Told(sign: .bookmark, what: words[.savedEmpty], how: words[.savedEmptyHow])
        } else {
            Tools(saved: saved, keeping: state.shell.keeping, words: words)
            if saved.shown.isEmpty { Quiet(words[.savedFindNothing]).padding(Space.edge) }
        }
    }

    private func rows(_ saved: Keeping.State) -> some View {
        let shown = saved.locked == nil ? saved.shown : []
        let move: (IndexSet, Int) -> Void = { from, to in
            guard let at = from.first, shown.indices.contains(at) else { return }
            state.shell.keeping.move(shown[at].id, before: shown.indices.contains(to) ? shown[to].id : nil)
        }
        return ForEach(shown, id: \.id) { one in
            SavedRow(saved: one, words: frame.words).inLanguage(frame.reading.tag, frame.reading.direction)
        }
        .onMove(perform: saved.movable ? move : nil)
    }

    @ViewBuilder private func foot(_ saved: Keeping.State) -> some View {
        if saved.damaged > 0 { CautionLine(frame.words.damaged(saved.damaged)).padding(Space.edge) }
        if saved.locked == nil { files(saved) }
    }

    @ViewBuilder private func files(_ saved: Keeping.State) -> some View {
        let words = frame.words
        PartTitle(words[.screenMore])
        if !(saved.list.isEmpty && state.numbers.slots.allSatisfy { $0.number == nil }) {
            Entry(title: words[.actionExport], sign: .up, strong: false) { lead(.export) }
        }
        Entry(title: words[.actionImport], sign: .lower, strong: false, leads: false) {
            Task { if let text = await state.device.pickText() { state.shell.keeping.import(text) } }
        }
    }
}

extension View {
    /// A row of a list that looks as it would anywhere else.
    fileprivate func bare(lines: Bool = false) -> some View {
        listRowInsets(EdgeInsets()).listRowSeparator(lines ? .visible : .hidden).listRowSeparatorTint(Shade.line).listRowBackground(Color.clear)
    }
}

/// What narrows a list that is long enough for it, and how it is ordered.
private struct Tools: View {
    let saved: Keeping.State
    let keeping: Keeping
    let words: Words

    var body: some View {
        VStack(alignment: .leading, spacing: Space.small) {
            if saved.list.count >= Self.long || !saved.sought.isEmpty {
                HStack(spacing: 0) {
                    Field(
                        label: words[.savedFind], text: Binding(get: { saved.sought }, set: keeping.look), sign: .search, ends: .search)
                    if !saved.sought.isEmpty { SignButton(sign: .close, label: words[.actionClear]) { keeping.look("") } }
                }
                Flow {
                    Chip(text: words[.savedOrderOwn], on: saved.order == .own) { keeping.order(.own) }
                    Chip(text: words[.savedOrderNewest], on: saved.order == .newest) { keeping.order(.newest) }
                }
            }
            if !saved.labels.isEmpty || saved.anyChanged {
                Flow {
                    Chip(text: words[.savedAll], on: saved.label == nil && !saved.onlyChanged, toggle: keeping.widen)
                    if saved.anyChanged { Chip(text: words[.savedOnlyChanged], on: saved.onlyChanged, toggle: keeping.narrowToChanged) }
                    ForEach(saved.labels, id: \.self) { label in
                        Chip(text: label, on: saved.label == label) { keeping.narrow(label) }
                    }
                }
            }
        }
        .padding(.horizontal, Space.edge)
    }

    /// From so many on, a list is looked through.
    private static let long = 5
}

private struct SavedRow: View {
    let saved: Saved
    let words: Words
    @Environment(\.lead) private var lead

    var body: some View {
        HStack(spacing: 0) {
            if let section = saved.section {
                Button { lead(.article(section)) } label: { facts.contentShape(Rectangle()) }.buttonStyle(.plain)
            } else {
                facts
            }
            SignButton(sign: .edit, label: words[.actionEdit] + apart + saved.title) { lead(.edit(saved.id)) }
                .padding(.trailing, Space.hair)
        }
    }

    private var facts: some View {
        VStack(alignment: .leading, spacing: 0) {
            Text(saved.title).letters(.strong).foregroundColor(Shade.ink).wide()
            if let topic = saved.topicTitle { Quiet(topic) }
            if let badge = saved.badge { BadgeLine(badge: badge, words: words) }
            if let fate = saved.fate.word {
                Signed(sign: .info, tint: Shade.caution, letters: .small) {
                    Text(words[fate]).letters(.small).foregroundColor(Shade.caution).wide()
                }
            }
            if !saved.note.isEmpty { Plain(saved.note).lineLimit(3).padding(.top, Space.hair) }
            if !saved.labels.isEmpty { Quiet(saved.labels.joined(separator: apart)).padding(.top, Space.hair) }
        }
        .multilineTextAlignment(.leading)
        .padding(.leading, Space.edge).padding(.trailing, Space.small).padding(.vertical, Space.medium)
        .frame(minHeight: 56)
        .accessibilityElement(children: .combine)
    }
}

private extension Fate {
    var word: Word? {
        switch self {
        case .unchanged: nil
        case .changed: .savedChanged
        case .moved: .savedMoved
        case .removed: .savedRemoved
        case .elsewhere: .savedElsewhere
        }
    }
}
