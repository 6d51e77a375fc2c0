/// Something that could not be done, as a message that says what happened, what was kept and what to do.
public struct Failure: Error, Equatable, Sendable {
    /// The message's key in `content/strings`.
    public let key: String
    public let values: [String: Value]

    public init(_ key: String, values: [String: Value] = [:]) {
        self.key = key
        self.values = values
    }

    /// There is a PIN over what was saved, and it was not typed yet.
    public static let locked = Failure("error-store-locked")

    /// An export is sealed, and its passphrase was not typed yet.
    static let sealed = Failure("error-import-sealed")

    /// What to tell of an error. One that nobody foresaw is told as a handbook that cannot be read.
    static func of(_ error: any Error) -> Failure {
        error as? Failure ?? Failure("error-pack-inside")
    }
}

/// A search that a newer one made pointless.
public struct Interrupted: Error {
    public init() {}
}

/// What to put into a message.
public enum Value: Hashable, Sendable {
    case words(String)
    /// Chooses the plural form.
    case count(Int)
    /// A day such as `2026-11-24`, to be written as the reader does.
    case day(String)
}
