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
    private var visiting = false

    /// Opens at the start. What could not be opened before is tried again; what was hidden stays so until it is tapped (A8).
    func enter() {
        if case .open(let state) = state {
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

    /// Shows which handbook there is, as when one was opened elsewhere; as soon as this one is open. A shown card stays.
    func visitPack() {
        visiting = true
        visit()
    }

    /// The app left the screen.
    func leave() {
        if case .open(let state) = state { state.readAloud.hush() }
    }

    private func visit() {
        guard visiting, case .open(let state) = state else { return }
        visiting = false
        if state.hidden { state.shell.uncover() }
        state.shell.open(.pack)
    }

    private func opened() async -> State {
        do {
            let core = try await Task.detached(priority: .userInitiated) { try openHandbook() }.value
            let shell = try await Shell.start(
                handbook: core.handbook, passages: core.passages, settings: AppSettings(), clock: now, found: core.notice)
            return .open(ShellState(shell))
        } catch {
            return .failed
        }
    }
}

/// In seconds since 1970.
@Sendable private func now() -> Int64 { Int64(Date.now.timeIntervalSince1970) }
