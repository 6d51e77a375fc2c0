/// What holds a shown card in place. Only a hold of ``hold`` and then a yes lead away from it, so that nobody leaves by accident.
public enum ShowLock: Sendable {
    case locked, asking, open

    /// How long to hold.
    public static let hold: Duration = .seconds(2)

    /// How long the question stands.
    public static let patience: Duration = .seconds(10)

    /// A hold that was long enough.
    public func held() -> ShowLock {
        self == .locked ? .asking : self
    }

    /// The worker said yes.
    public func confirmed() -> ShowLock {
        self == .asking ? .open : self
    }

    /// No, or no answer in ``patience``.
    public func declined() -> ShowLock {
        self == .asking ? .locked : self
    }
}
