import DoorstepKit
import SwiftUI

/// Opens the handbook once in the life of the process, off the main thread: loading the core takes tenths of a second.
@MainActor
final class Opening: ObservableObject {
    enum State {
        case waiting
        case open(ShellState)
        /// The handbook cannot be read. There are no words but the app's own.
        case failed
    }

    @Published private(set) var state = State.waiting
    private var running = false
    /// A handbook's file that was opened elsewhere, to be looked at.
    private var arrived: PickedFile?
    private let leaving = Leaving()

    /// Opens at the start. What could not be opened before is tried again; what was hidden stays so until it is tapped (A8).
    func enter() {
        if case .open(let state) = state {
            leaving.ended()
            state.shell.returned()
            state.shell.openSaved(asked: false)
        } else if !running {
            running = true
            state = .waiting
            Task {
                state = await opened()
                running = false
                visit()
            }
        }
    }

    /// Leads to what installing a handbook's file would do, as soon as the handbook is open. A shown card stays.
    func look(at file: URL) {
        arrived = PickedFile(url: file)
        visit()
    }

    /// The app left the screen.
    func leave() {
        guard case .open(let state) = state else { return }
        state.readAloud.hush()
        state.shell.left()
        leaving.began(state.shell.lockAway)
    }

    private func visit() {
        guard let file = arrived, case .open(let state) = state else { return }
        arrived = nil
        if state.hidden { state.shell.uncover() }
        state.shell.look(at: file)
    }

    private func opened() async -> State {
        do {
            let core = try await Task.detached(priority: .userInitiated) { try openHandbook() }.value
            let shell = try await Shell.start(
                handbook: core.handbook, passages: core.passages, packs: core.packs, lock: core.lock, settings: AppSettings(),
                clock: now, wall: hereNow, uptime: SystemUptime(), found: core.notice, news: core.news)
            return .open(ShellState(shell))
        } catch {
            return .failed
        }
    }
}

/// In seconds since 1970.
@Sendable private func now() -> Int64 { Int64(Date.now.timeIntervalSince1970) }

/// The same with the hours of the place where the phone is.
@Sendable private func hereNow() -> Int64 { now() + Int64(TimeZone.current.secondsFromGMT()) }
