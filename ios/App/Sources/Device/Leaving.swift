import DoorstepKit
import UIKit

/// Keeps the app running for the moment after which what was saved is locked: the system would stop it before, with the text in memory.
@MainActor
final class Leaving {
    typealias Lock = @MainActor () async -> Void

    private var waiting: Task<Void, Never>?
    private var time = UIBackgroundTaskIdentifier.invalid

    /// The app left the screen.
    func began(_ lock: @escaping Lock) {
        ended()
        // Where the system gives less time, it is locked at once.
        time = UIApplication.shared.beginBackgroundTask { [weak self] in self?.end(lock) }
        waiting = Task { [weak self] in if await waited(Shell.moment) { self?.end(lock) } }
    }

    /// The app is back on the screen.
    func ended() {
        waiting?.cancel()
        waiting = nil
        UIApplication.shared.endBackgroundTask(time)
        time = .invalid
    }

    private func end(_ lock: @escaping Lock) {
        let last = time
        waiting?.cancel()
        (waiting, time) = (nil, .invalid)
        Task {
            await lock()
            UIApplication.shared.endBackgroundTask(last)
        }
    }
}
