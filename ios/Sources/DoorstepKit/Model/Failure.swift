/// Something that could not be done, as a message that says what happened, what was kept and what to do.
public struct Failure: Error, Equatable, Sendable {
    /// The message's key in `content/strings`.
    public let key: String
    public let values: [String: Value]

    public init(_ key: String, values: [String: Value] = [:]) {
        self.key = key
        self.values = values
    }

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
}
