import DoorstepKit
import SwiftUI

/// The lock over what was saved: optional, off at first, and never before reading.
struct LockView: View {
    let words: Words
    @EnvironmentObject private var state: ShellState
    @Environment(\.lead) private var lead

    var body: some View {
        let locking = state.locking
        Page {
            VStack(alignment: .leading, spacing: Space.edge) {
                Title(words[.screenLock])
                if let pin = locking.pin {
                    Signed(sign: .lock, tint: Shade.quietInk, letters: .body) { Plain(standing(pin)) }
                } else {
                    CautionLine(words[.savedLocked])
                }
                Plain(words[.lockWhy])
                Quiet(words[.lockWhen])
                CautionLine(words[.lockForgotten])
            }
            .padding(.horizontal, Space.edge).padding(.bottom, Space.medium)
            if locking.pin != nil { ways(locking) }
            PartTitle(words[.screenMore])
            Entry(title: words[.eraseTitle], sign: .remove, strong: false) { lead(.erase) }
        }
    }

    private func standing(_ pin: PinState) -> String {
        pin.locked ? words[.lockLocked] : words[pin.on ? .lockOn : .lockOff]
    }

    @ViewBuilder private func ways(_ locking: Locking.State) -> some View {
        if locking.on {
            if !locking.locked { Entry(title: words[.lockNow], sign: .lock, strong: false, leads: false, action: state.shell.lockNow) }
            Entry(title: words[.lockChange], strong: false) { lead(.pin(.change)) }
            Entry(title: words[.lockRemove], strong: false) { lead(.pin(.remove)) }
            VStack(alignment: .leading, spacing: 0) {
                PartTitle(words[.lockWipe])
                Plain(words.wipeAfter(locking.pin?.wipeAfter)).padding(.horizontal, Space.edge)
            }
        } else {
            Entry(title: words[.lockSet], sign: .lock) { lead(.pin(.set)) }
        }
    }
}

/// A PIN that is set, changed or removed. What is typed is kept nowhere.
struct PinView: View {
    let task: PinTask
    let words: Words
    @EnvironmentObject private var state: ShellState
    @State private var now = ""
    @State private var new = ""
    @State private var again = ""
    @State private var letters = false
    @State private var wipeAfter: Int?

    var body: some View {
        let locking = state.locking
        Page {
            Title(words[title]).padding(.horizontal, Space.edge)
            if task != .set {
                PartTitle(words[.pinNow])
                PinField(label: words[.pinNow], text: $now, digits: locking.pin?.digits ?? true).padding(.horizontal, Space.edge)
            }
            if task != .remove { fresh(locking) }
            VStack(alignment: .leading, spacing: Space.medium) {
                PinTrouble(words: words)
                if locking.busy {
                    Working(text: words[.lockWorking])
                } else if locking.wait == 0 {
                    WordButton(text: words[title], look: .main, wide: true) { go(giveUp: false) }
                    if locking.damaged { WordButton(text: words[.lockGiveUp], look: .quiet, wide: true) { go(giveUp: true) } }
                }
                if task != .remove { CautionLine(words[.lockForgotten]) }
            }
            .padding(Space.edge)
            if task != .remove { wiping }
        }
        .onChange(of: new) { state.shell.locking.judge($0, again: again) }
        .onChange(of: again) { state.shell.locking.judge(new, again: $0) }
    }

    private var title: Word {
        switch task {
        case .set: .lockSet
        case .change: .lockChange
        case .remove: .lockRemove
        }
    }

    @ViewBuilder private func fresh(_ locking: Locking.State) -> some View {
        PartTitle(words[.pinNew])
        VStack(alignment: .leading, spacing: Space.small) {
            PinField(label: words[.pinNew], text: $new, digits: !letters)
            PinField(label: words[.pinAgain], text: $again, digits: !letters)
            Quiet(words[letters ? .pinPhraseHow : .pinHow])
            if let problem = locking.problem, !new.isEmpty { CautionLine(words[problem]) }
        }
        .padding(.horizontal, Space.edge)
        Switch(title: words[.pinLetters], on: letters) { letters = $0 }
    }

    @ViewBuilder private var wiping: some View {
        PartTitle(words[.lockWipe])
        Quiet(words[.lockWipeHow]).padding(.horizontal, Space.edge)
        ForEach(Self.limits, id: \.self) { limit in
            Choice(title: words.wipeAfter(limit), chosen: limit == wipeAfter) { wipeAfter = limit }
        }
    }

    /// After how many wrong ones all is erased.
    private static let limits: [Int?] = [nil, 5, 10, 20]

    private func go(giveUp: Bool) {
        let pin = NewPin(typed: new, wipeAfter: wipeAfter, giveUpDamaged: giveUp)
        switch task {
        case .set: state.shell.setPin(pin, again: again)
        case .change: state.shell.changePin(now, to: pin, again: again)
        case .remove: state.shell.removePin(now)
        }
        now = ""
    }
}

/// All that was saved is to be erased: asked once, in a screen of its own.
struct EraseView: View {
    let words: Words
    @EnvironmentObject private var state: ShellState

    var body: some View {
        Page {
            VStack(alignment: .leading, spacing: Space.edge) {
                Title(words[.eraseTitle])
                CautionLine(words[.eraseHow])
                if state.locking.busy {
                    Working(text: words[.lockWorking])
                } else {
                    WordButton(text: words[.eraseKeep], look: .main, wide: true, action: state.shell.back)
                    WordButton(text: words[.eraseGo], look: .quiet, sign: .remove, wide: true, action: state.shell.erase)
                }
            }
            .padding(.horizontal, Space.edge)
        }
    }
}
