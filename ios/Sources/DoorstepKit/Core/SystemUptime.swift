import Foundation

/// The system's clock that nobody can set. On Apple's systems it goes on while the device sleeps.
public struct SystemUptime: Uptime {
    public init() {}

    public func milliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
