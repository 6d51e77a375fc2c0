import DoorstepKit
import SwiftUI

/// Whom to call, line by line, each with its button.
struct CallLines: View {
    let items: [[Span]]
    let actions: Actions

    var body: some View {
        VStack(alignment: .leading, spacing: Space.edge) {
            ForEach(items.indices, id: \.self) { at in
                VStack(alignment: .leading, spacing: Space.small) {
                    Line(spans: items[at], actions: actions)
                    ForEach(actions.reaches(items[at]), id: \.self) { ReachButton(reach: $0, actions: actions) }
                }
            }
        }
    }
}

/// A number to call, written out; a screen reader says whose it is. Red only where it is one of those for danger.
struct CallButton: View {
    let name: String
    let number: String
    let words: Words
    let urgent: Bool
    let call: @MainActor () -> Void

    var body: some View {
        let text = words.call(number)
        WordButton(text: text, look: urgent ? .callNow : .main, sign: .phone, wide: true, said: text + apart + name, action: call)
    }
}

/// One button to whom a line leads: a number to call, or the way to type it.
struct ReachButton: View {
    let reach: Reach
    let actions: Actions

    var body: some View {
        switch reach {
        case .linked(let call):
            CallButton(
                name: call.name, number: call.phone, words: actions.words, urgent: actions.isEmergency(call.phone)
            ) { actions.call(call.phone) }
        case .own(let number):
            OwnButton(
                number: number, slot: actions.numbers[number], words: actions.words, dial: actions.dial, fill: actions.fill)
        }
    }
}

/// A number of the worker's own, or the agency's in its place: to call where there is one, to type where there is none.
struct OwnButton: View {
    let number: OwnNumber
    /// None where the store is locked, or was not read yet.
    let slot: OwnSlot?
    let words: Words
    let dial: @MainActor (_ number: String) -> Void
    let fill: @MainActor (_ number: OwnNumber) -> Void

    var body: some View {
        if let slot, let filled = slot.callable {
            VStack(alignment: .leading, spacing: Space.hair) {
                WordButton(
                    text: [slot.name, filled.number].joined(separator: apart), look: .main, sign: .phone, wide: true,
                    said: [words.call(filled.number), slot.name, filled.label, slot.badge.map(words.from) ?? ""].filter { !$0.isEmpty }.joined(separator: apart)
                ) { dial(filled.dial) }
                if !filled.label.isEmpty { Quiet(filled.label).accessibilityHidden(true) }
                if let badge = slot.badge { BadgeLine(badge: badge, words: words).accessibilityHidden(true) }
            }
        } else {
            VStack(alignment: .leading, spacing: Space.hair) {
                WordButton(
                    text: [slot?.name, words[.ownNumberAdd]].compactMap { $0 }.joined(separator: apart), look: .quiet, sign: .numbers,
                    wide: true
                ) { fill(number) }
                if slot?.damaged == true { Quiet(words[.ownNumberDamaged]) }
            }
        }
    }
}

/// The numbers of the worker's own that stand where danger is.
struct OwnCalls: View {
    let words: Words
    @EnvironmentObject private var state: ShellState
    @Environment(\.lead) private var lead

    var body: some View {
        ForEach(state.numbers.shown, id: \.slot) { slot in
            OwnButton(number: slot.slot, slot: slot, words: words, dial: state.device.dial) { lead(.number($0)) }
        }
    }
}
