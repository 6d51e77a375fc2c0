import DoorstepKit
import UIKit

/// Keeps the app running for the moment after which what was saved is locked: the system would stop it before, with the text in memory.
@MainActor
final class Leaving {
    private var waiting: Task<Void, Never>?

    func began(_ lock: @escaping @MainActor () async -> Void) {
        ended()
        var time = UIBackgroundTaskIdentifier.invalid
        let waiting = Task {
            // Where the system gives less time, it is locked at once.
            let whole = await waited(Shell.moment)
            if whole || !returned { await lock() }
            UIApplication.shared.endBackgroundTask(time)
        }
        returned = false
        time = UIApplication.shared.beginBackgroundTask { waiting.cancel() }
        self.waiting = waiting
    }

    /// The app is back on the screen.
    func ended() {
        returned = true
        waiting?.cancel()
        waiting = nil
    }

    private var returned = false
}
