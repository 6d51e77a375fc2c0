import DoorstepKit
import SwiftUI

/// Somebody to call: who, when, in which languages, what may be passed on, the number written out, and one large button.
struct ContactCard: View {
    let contact: Contact
    /// Without them, what only words of the interface could say is left out.
    let words: Words?
    let actions: Actions?

    var body: some View {
        VStack(alignment: .leading, spacing: Space.medium) {
            VStack(alignment: .leading, spacing: 0) {
                Text(contact.name).letters(.strong).foregroundColor(Shade.ink).wide()
                if let note = contact.note { Quiet(note) }
            }
            VStack(alignment: .leading, spacing: Space.hair) {
                if let hours = contact.hours { fact(.clock, hours) }
                if let languages = contact.languages { fact(.tongues, languages) }
                if contact.free, let words { fact(.free, words[.contactFree]) }
                if let url = contact.url { address(.web, typed(url)) }
                if let chat = contact.chat { address(.chat, named(.contactChat, typed(chat))) }
            }
            discretion
            if let actions { calls(actions) } else { numbers }
            if let relay = contact.relay { self.relay(relay) }
            if let words, let day = contact.verified { verified(words.verified(day, stale: contact.stale)) }
        }
        .padding(Space.edge)
        .overlay(RoundedRectangle(cornerRadius: Space.corner).stroke(Shade.line))
    }

    /// Whether what is said stays there: before one calls, so above the button.
    @ViewBuilder private var discretion: some View {
        let passed = [contact.confidentiality.flatMap { words?[$0.word] }, contact.passesOn].compactMap { $0 }
        if !passed.isEmpty {
            let open = contact.confidentiality != .confidential
            Signed(sign: open ? .info : .lock, tint: open ? Shade.caution : Shade.quietInk, letters: .small) {
                VStack(alignment: .leading, spacing: 0) {
                    ForEach(passed.indices, id: \.self) { at in
                        Text(passed[at]).letters(at == 0 ? .smallStrong : .small).foregroundColor(open ? Shade.caution : Shade.ink).wide()
                    }
                }
            }
            .accessibilityElement(children: .combine)
        }
    }

    @ViewBuilder private func relay(_ number: String) -> some View {
        if let actions {
            WordButton(text: named(.contactRelay, number), look: .quiet, sign: .ear, wide: true) { actions.call(number) }
        } else {
            address(.ear, named(.contactRelay, number))
        }
    }

    @ViewBuilder private func verified(_ text: String) -> some View {
        if contact.stale { CautionLine(text) } else { fact(.calendar, text) }
    }

    private func named(_ word: Word, _ value: String) -> String {
        [words?[word], value].compactMap { $0 }.joined(separator: apart)
    }

    private func fact(_ sign: Sign, _ text: String) -> some View {
        Signed(sign: sign, tint: Shade.quietInk, letters: .small) { Quiet(text) }
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

extension Confidentiality {
    fileprivate var word: Word {
        switch self {
        case .confidential: .contactConfidential
        case .mayReport: .contactMayReport
        }
    }
}
