/// The lock over what a person saved: optional, off at first, and never before reading. The core implements it; tests have a fake.
///
/// Calls block, those with a PIN for a second and more, and are made on ``Background``. Each may throw ``Failure``.
public protocol PinLock: Sendable {
    /// How the lock stands. Cheap enough to count down with.
    func state() throws -> PinState

    /// Why what was typed would not be taken as a new PIN; none where it would.
    func problem(_ typed: String) throws -> Word?

    /// Sets a PIN where there is none. What was saved stays open until ``lock()``.
    func set(_ new: NewPin) throws

    /// Sets another PIN; `typed` is the one that there is.
    func change(_ typed: String, to new: NewPin) throws

    func remove(_ typed: String) throws

    /// Opens what is locked. Returns what the person must know of it, if anything.
    func unlock(_ typed: String) throws -> Failure?

    /// Locks; whether it is locked now: without a PIN it stays open.
    func lock() throws -> Bool

    /// Erases all that was saved, be it locked, damaged or without its key, and starts anew.
    func erase() throws
}

/// How the lock stands.
public struct PinState: Equatable, Sendable {
    /// Whether there is a PIN.
    public var on = false
    /// Whether it has to be typed before anything that was saved can be seen.
    public var locked = false
    /// Whether it is digits alone, for the keyboard.
    public var digits = false
    /// Wrong ones in a row so far.
    public var failures = 0
    /// Seconds until the next one is judged.
    public var wait = 0
    /// After how many wrong ones in a row everything is erased; none where it never is.
    public var wipeAfter: Int?

    public init(on: Bool = false, locked: Bool = false, digits: Bool = false, failures: Int = 0, wait: Int = 0, wipeAfter: Int? = nil) {
        self.on = on
        self.locked = locked
        self.digits = digits
        self.failures = failures
        self.wait = wait
        self.wipeAfter = wipeAfter
    }
}

/// What is to become the PIN.
public struct NewPin: Equatable, Sendable {
    public let typed: String
    /// After how many wrong ones in a row everything is erased; none for never.
    public let wipeAfter: Int?
    /// Whether what is damaged, and cannot be taken under a PIN, may be erased.
    public let giveUpDamaged: Bool

    public init(typed: String, wipeAfter: Int? = nil, giveUpDamaged: Bool = false) {
        self.typed = typed
        self.wipeAfter = wipeAfter
        self.giveUpDamaged = giveUpDamaged
    }
}

/// Time that nobody can set, since some moment in the past; it goes on while the device sleeps.
public protocol Uptime: Sendable {
    func milliseconds() -> Int64
}

extension Uptime {
    public var seconds: Int64 { milliseconds() / 1000 }
}
