import DoorstepKit
import SwiftUI

/// Somebody to call: who, when, the number written out, and one large button.
struct ContactCard: View {
    let contact: Contact
    let actions: Actions?

    var body: some View {
        VStack(alignment: .leading, spacing: Space.medium) {
            VStack(alignment: .leading, spacing: 0) {
                Text(contact.name).letters(.strong).foregroundColor(Shade.ink).wide()
                if let note = contact.note { Quiet(note) }
            }
            VStack(alignment: .leading, spacing: Space.hair) {
                if let hours = contact.hours { Signed(sign: .clock, tint: Shade.quietInk, letters: .small) { Quiet(hours) } }
                if let url = contact.url { address(.web, typed(url)) }
            }
            if let actions { calls(actions) } else { numbers }
        }
        .padding(Space.edge)
        .overlay(RoundedRectangle(cornerRadius: Space.corner).stroke(Shade.line))
    }

    @ViewBuilder private func calls(_ actions: Actions) -> some View {
        if let number = contact.phone {
            WordButton(text: actions.words.call(number), look: contact.urgent ? .callNow : .main, sign: .phone, wide: true) {
                actions.call(number)
            }
        }
        if let number = contact.text {
            WordButton(text: actions.words.write(contact.words, to: number), look: .quiet, sign: .message, wide: true) {
                actions.write(number, contact.words)
            }
        }
    }

    /// The numbers to read and dial oneself.
    @ViewBuilder private var numbers: some View {
        if let number = contact.phone { address(.phone, number) }
        if let number = contact.text { address(.message, [contact.words, number].compactMap { $0 }.joined(separator: apart)) }
    }

    private func address(_ sign: Sign, _ text: String) -> some View {
        Signed(sign: sign, tint: Shade.quietInk, letters: .small) { Address(text) }
    }

    /// What a person types is shorter than what a machine wants.
    private func typed(_ url: String) -> String {
        let name = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
        return name.hasSuffix("/") ? String(name.dropLast()) : String(name)
    }
}

/// Between two facts on one line.
let apart = " · "
