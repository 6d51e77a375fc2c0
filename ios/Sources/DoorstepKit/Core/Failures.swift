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
    case .Storage, .NotAFile, .Wiped, .Fault: Failure("error-store-unreadable")
    }
}

/// Messages that more than one place names.
enum Keys {
    static let unknown = "error-unknown-section"
    static let removed = "error-removed-section"
    static let removedTitle = "title"
    static let storeDamaged = "error-store-damaged"
}
