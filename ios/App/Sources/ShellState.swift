import DoorstepKit
import SwiftUI

/// The shell's state as SwiftUI follows it (ADR 0006). No rule is here.
@MainActor
final class ShellState: ObservableObject {
    @Published private(set) var frame: Frame?
    @Published private(set) var layers = Layers()
    @Published private(set) var hidden = false
    @Published private(set) var notice: Notice?
    @Published private(set) var search: Searching.State
    @Published private(set) var saved: Keeping.State
    @Published private(set) var numbers: OwnNumbers.State
    @Published private(set) var ticks: Set<Tick> = []
    @Published private(set) var installing: Installing.State
    @Published private(set) var locking: Locking.State
    /// What there is to tell of the handbooks.
    @Published private(set) var news: [Failure]

    let shell: Shell
    let device: Device
    let readAloud: ReadAloud

    init(_ shell: Shell) {
        self.shell = shell
        device = Device { [weak shell] in shell?.tell($0) }
        readAloud = ReadAloud { [weak shell] in shell?.tell($0) }
        frame = shell.frame.value
        search = shell.searching.state.value
        saved = shell.keeping.state.value
        numbers = shell.numbers.state.value
        installing = shell.installing.state.value
        locking = shell.locking.state.value
        news = shell.news.value
        shell.frame.watch(self) { $0.draw($1) }
        shell.hidden.watch(self) { $0.hidden = $1 }
        shell.notice.watch(self) { $0.notice = $1 }
        shell.searching.state.watch(self) { $0.search = $1 }
        shell.keeping.state.watch(self) { $0.saved = $1 }
        shell.numbers.state.watch(self) { $0.numbers = $1 }
        shell.session.ticks.watch(self) { $0.ticks = $1 }
        shell.installing.state.watch(self) { $0.installing = $1 }
        shell.locking.state.watch(self) { $0.stand($1) }
        shell.news.watch(self) { $0.news = $1 }
    }

    /// Where it is locked, no page of the system's stays that waits for something that was saved.
    private func stand(_ next: Locking.State) {
        if next.locked, locking.on, !locking.locked { device.clear() }
        locking = next
    }

    private func draw(_ next: Frame?) {
        // What was read in another language or another handbook, or was locked since, is not drawn any more.
        if next?.reading.tag != frame?.reading.tag || next?.edition != frame?.edition { layers = Layers() }
        frame = next
        if let next { layers.take(next.screen, at: next.at) } else { layers = Layers() }
    }
}
