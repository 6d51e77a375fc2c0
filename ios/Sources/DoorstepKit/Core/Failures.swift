internal import DoorstepCore

/// Makes a call over the border; its errors come out as messages for the person.
func asking<Answer>(_ call: () throws -> Answer) throws -> Answer {
    do {
        return try call()
    } catch let error as ReadError {
        throw told(error)
    } catch let error as StoreError {
        throw told(error)
    } catch let error as InstallError {
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
    // What came inside the app stands in for what was installed, so that no other file would help.
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
    case .SealedExport: .sealed
    case .WrongPassphrase: Failure("error-passphrase-wrong")
    case .NoPassphrase: Failure(Keys.passphraseNone)
    case .TooCostly: Failure("error-import-not")
    case .ReadOnly: Failure("error-store-read-only")
    case .Replaced: Failure("error-store-replaced")
    case .Locked: .locked
    case .WrongPin(_, let left?): Failure("error-pin-wrong-left", values: ["left": .count(Int(left))])
    case .WrongPin(_, nil): Failure("error-pin-wrong")
    case .Wait: Failure("error-pin-wait")
    case .WipedByTries: Failure(Keys.wiped)
    case .Pin(let problem): Failure(Word(problem).key)
    case .PinMismatch: Failure("error-pin-mismatch")
    case .DamagedRemains: Failure(Keys.pinDamaged)
    case .KeyLost: Failure("error-pin-lost")
    case .NoMemory: Failure("error-pin-memory")
    case .Storage, .NotAFile, .Wiped, .Fault: Failure("error-store-unreadable")
    }
}

extension Word {
    init(_ problem: PinProblem) {
        self =
            switch problem {
            case .tooShort: .pinTooShort
            case .tooLong: .pinTooLong
            case .tooEasy: .pinTooEasy
            }
    }
}

private func told(_ error: InstallError) -> Failure {
    switch error {
    case .NotAHandbook: Failure("error-install-not-a-handbook")
    case .NotWhole: Failure("error-install-not-whole")
    case .Damaged: Failure("error-install-damaged")
    case .NotSigned(let publisher): Failure("error-install-not-signed", values: ["publisher": .words(publisher)])
    case .OldKeys(let publisher): Failure("error-install-old-keys", values: ["publisher": .words(publisher)])
    case .NotDelegated(let publisher): Failure("error-install-not-delegated", values: ["publisher": .words(publisher)])
    case .DelegationOver(let agency, let date):
        Failure("error-install-delegation-over", values: ["agency": .words(agency), "date": .day(date)])
    case .KeyWithdrawn(let agency): Failure("error-install-key-withdrawn", values: ["agency": .words(agency)])
    case .OtherHandbook: Failure("error-install-other-handbook")
    case .Collides: Failure("error-install-collides")
    case .Older(let version, let newest):
        Failure("error-install-older", values: ["version": .words(String(version)), "newest": .words(String(newest))])
    case .NoKey: Failure("error-install-no-key")
    case .OtherKeys: Failure("error-install-other-keys")
    case .NeedsNewer: Failure("error-pack-newer")
    case .TooOld: Failure("error-pack-older")
    case .TooLarge: Failure("error-install-too-large")
    case .Unreadable: Failure("error-pack-unreadable")
    case .Full: Failure("error-install-full")
    case .Busy: Failure("error-install-busy")
    case .Storage, .Fault: Failure("error-install-storage")
    case .NothingBefore: Failure("error-install-nothing-before")
    case .NothingOffered: Failure("error-install-nothing-offered")
    }
}

extension Failure {
    /// What there is to tell of the handbooks.
    init(_ notice: PackNotice) {
        self =
            switch notice {
            case .fellBack(let version): Failure("packs-fell-back", values: ["number": .words(String(version))])
            case .unlisted: Failure("packs-unlisted")
            case .leftOut(let agency): Failure("packs-left-out", values: ["agency": .words(agency)])
            }
    }
}
