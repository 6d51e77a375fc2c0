internal import DoorstepCore

/// Makes a call over the border; its errors come out as messages for the person.
func asking<Answer>(_ call: () throws -> Answer) throws -> Answer {
    do {
        return try call()
    } catch let error as ReadError {
        throw told(error)
    } catch let error as StoreError {
        throw told(error)
    } catch let error as SavedError {
        switch error {
        case .Store(let reason): throw told(reason)
        case .Read(let reason): throw told(reason)
        }
    }
}

private func told(_ error: ReadError) -> any Error {
    switch error {
    case .Interrupted: Interrupted()
    case .Unknown, .Removed: Failure(Keys.unknown)
    case .UnknownLanguage: Failure("error-no-language")
    // The only handbook there is came inside the app, so that no other file would help.
    case .Unreadable, .NotAHandbook, .Damaged, .Newer, .Older, .OtherSearch, .Fault: Failure("error-pack-inside")
    }
}

private func told(_ error: StoreError) -> Failure {
    switch error {
    case .BadKey: Failure("error-key-unusable")
    case .WrongKey: Failure("error-store-wrong-key")
    case .Newer: Failure("error-store-newer")
    case .Full: Failure("error-store-full")
    case .Busy: Failure("error-store-busy")
    case .Damaged: Failure(Keys.storeDamaged)
    case .NotFound, .Unreadable: Failure("error-store-missing")
    case .TooLarge(.bookmarks, _): Failure("error-store-too-many")
    case .TooLarge: Failure("error-store-too-large")
    case .NotANumber: Failure("error-number-not")
    case .NotAnExport: Failure("error-import-not")
    case .NewerExport: Failure("error-import-newer")
    case .SealedExport: Failure("error-import-sealed")
    case .WrongPassphrase: Failure("error-passphrase-wrong")
    case .NoPassphrase: Failure("error-passphrase-none")
    case .TooCostly: Failure("error-import-not")
    case .ReadOnly: Failure("error-store-read-only")
    case .Replaced: Failure("error-store-replaced")
    case .Locked: Failure("pin-locked")
    case .WrongPin(_, .some(let left)): Failure("pin-wrong-left", values: ["count": .count(Int(left))])
    case .WrongPin(let wait, .none): waiting("pin-wrong", Int(wait))
    case .Wait(let wait): waiting("pin-wait", Int(wait))
    case .WipedByTries: Failure("pin-wiped")
    case .Pin(.tooShort): Failure("pin-too-short")
    case .Pin(.tooLong): Failure("pin-too-long")
    case .Pin(.tooEasy): Failure("pin-too-easy")
    case .PinMismatch: Failure("pin-mismatch")
    case .DamagedRemains: Failure("pin-damaged-erase")
    case .KeyLost: Failure("pin-key-lost")
    case .NoMemory: Failure("pin-no-memory")
    case .Storage, .NotAFile, .Wiped, .Fault: Failure("error-store-unreadable")
    }
}

/// How long one waits, in seconds or in minutes.
private func waiting(_ key: String, _ wait: Int) -> Failure {
    wait < 120
        ? Failure("\(key)-seconds", values: ["count": .count(wait)])
        : Failure("\(key)-minutes", values: ["count": .count((wait + 59) / 60)])
}

/// Messages that more than one place names.
enum Keys {
    static let unknown = "error-unknown-section"
    static let removed = "error-removed-section"
    static let removedTitle = "title"
    static let storeDamaged = "error-store-damaged"
}
