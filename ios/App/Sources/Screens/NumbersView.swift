import DoorstepKit
import SwiftUI

/// The worker's own numbers, each with the way to type it.
struct NumbersView: View {
    let words: Words
    @EnvironmentObject private var state: ShellState
    @Environment(\.lead) private var lead

    var body: some View {
        let numbers = state.numbers
        Page {
            Title(words[.ownNumbers]).padding(.horizontal, Space.edge).padding(.bottom, Space.small)
            if numbers.locked == .locked {
                Unlock(words: words)
            } else if let locked = numbers.locked {
                Locked(what: words[.ownNumbersLocked], failure: locked, words: words)
            } else {
                if numbers.empty { Quiet(words[.ownNumbersWhy]).padding(.horizontal, Space.edge).padding(.bottom, Space.medium) }
                Rows(items: numbers.slots, row: row)
            }
        }
    }

    /// The row leads to where the number is typed; the button below it calls.
    private func row(_ slot: OwnSlot) -> some View {
        VStack(alignment: .leading, spacing: 0) {
            Entry(title: slot.name, detail: detail(slot)) { lead(.number(slot.slot)) }
            if let filled = slot.callable {
                VStack(alignment: .leading, spacing: Space.hair) {
                    CallButton(name: slot.name, number: filled.number, words: words, urgent: false) { state.device.dial(filled.dial) }
                    if let badge = slot.badge { BadgeLine(badge: badge, words: words) }
                }
                .padding(.horizontal, Space.edge).padding(.bottom, Space.edge)
            }
        }
    }

    private func detail(_ slot: OwnSlot) -> String {
        if slot.damaged { return words[.ownNumberDamaged] }
        return slot.callable?.label ?? words[.ownNumberEmpty]
    }
}

/// One number of the worker's own, and their words on it. What is typed is a draft until it is kept.
struct NumberView: View {
    private let slot: OwnSlot
    private let words: Words
    private let shell: Shell
    @State private var draft: NumberDraft

    init(slot: OwnSlot, words: Words, shell: Shell) {
        self.slot = slot
        self.words = words
        self.shell = shell
        _draft = State(initialValue: shell.session.draft(slot.slot) ?? NumberDraft(slot))
    }

    var body: some View {
        Page {
            Title(slot.name).padding(.horizontal, Space.edge)
            if let agency = slot.agency, slot.badge != nil {
                VStack(alignment: .leading, spacing: Space.hair) {
                    Address(agency.number.number)
                    BadgeLine(badge: agency.badge, words: words)
                }
                .padding(.horizontal, Space.edge).padding(.top, Space.hair)
            }
            if slot.damaged { CautionLine(words[.ownNumberDamaged]).padding(.horizontal, Space.edge).padding(.top, Space.medium) }
            PartTitle(words[.ownNumberNumber])
            Field(label: words[.ownNumberNumber], text: $draft.number, keys: .numbersAndPunctuation).padding(.horizontal, Space.edge)
            PartTitle(words[.ownNumberLabel])
            Field(label: words[.ownNumberLabel], text: $draft.label).padding(.horizontal, Space.edge)
            WordButton(text: words[.actionKeep], look: .main, wide: true) {
                shell.keep(slot.slot, number: draft.number, label: draft.label)
            }
            .padding(Space.edge)
            if slot.number != nil || slot.damaged {
                PartTitle(words[.screenMore])
                Entry(title: words[.actionRemove], sign: .remove, strong: false, leads: false) { shell.clear(slot) }
            }
        }
        .onChange(of: draft) { shell.session.write(slot.slot, $0) }
    }
}
