import DoorstepKit
import SwiftUI

/// What the person saved, in their order.
struct SavedView: View {
    let frame: Frame
    @EnvironmentObject private var state: ShellState
    @Environment(\.lead) private var lead

    var body: some View {
        let words = frame.words
        let saved = state.saved
        Page {
            Title(words[.tabSaved]).padding(.horizontal, Space.edge).padding(.bottom, Space.small)
            if saved.locked == .locked {
                Unlock(words: words)
            } else if let locked = saved.locked {
                Locked(what: words[.savedLocked], failure: locked, words: words)
            } else if saved.list.isEmpty {
                Told(sign: .bookmark, what: words[.savedEmpty], how: words[.savedEmptyHow])
            } else {
                kept(saved)
            }
            if saved.damaged > 0 { CautionLine(words.damaged(saved.damaged)).padding(Space.edge) }
            if saved.locked == nil { files(saved) }
        }
    }

    @ViewBuilder private func kept(_ saved: Keeping.State) -> some View {
        let keeping = state.shell.keeping
        if !saved.labels.isEmpty {
            Flow {
                Chip(text: frame.words[.savedAll], on: saved.label == nil) { keeping.narrow(nil) }
                ForEach(saved.labels, id: \.self) { label in
                    Chip(text: label, on: saved.label == label) { keeping.narrow(label) }
                }
            }
            .padding(.horizontal, Space.edge)
        }
        Rows(items: saved.shown) { SavedRow(saved: $0, words: frame.words) }
            .inLanguage(frame.reading.tag, frame.reading.direction)
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
