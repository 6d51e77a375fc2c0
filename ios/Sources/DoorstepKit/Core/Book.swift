import Foundation

internal import DoorstepCore

/// The handbook that is read now; after an install it is another one. Any thread may ask.
final class Book: @unchecked Sendable {
    private let lock = NSLock()
    private var now: (core: Doorstep, languages: [DoorstepCore.Language])

    init(_ core: Doorstep) throws {
        now = (core, try asking { try core.languages() })
    }

    var core: Doorstep { lock.withLock { now.core } }

    /// An open handbook has the same ones always.
    var languages: [DoorstepCore.Language] { lock.withLock { now.languages } }

    /// Reads another one from now on, in the same languages as far as it has them.
    func turn(to next: Doorstep) throws {
        let before = core
        let languages = try asking {
            _ = try next.useLanguage(tag: before.home(now: 0).reading)
            _ = try next.useInterfaceLanguage(tag: before.interfaceLanguage().tag)
            return try next.languages()
        }
        lock.withLock { now = (next, languages) }
    }
}
