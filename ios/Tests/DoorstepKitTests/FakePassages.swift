import Foundation

@testable import DoorstepKit

/// Saved passages in memory.
final class FakePassages: SavedPassages, @unchecked Sendable {
    fileprivate struct Kept {
        let id: Int64
        let section: String
        var note = ""
        var labels: [String] = []
    }

    struct World {
        fileprivate var kept: [Kept] = []
        fileprivate var next: Int64 = 1
        /// Why the store is locked.
        var why: Failure?
        fileprivate var numbers: [OwnNumber: FilledNumber] = [:]
        var full = false
        var changed = false
        /// Something that was saved is damaged.
        var damaged = false
        fileprivate var pin: Pin?
    }

    fileprivate struct Pin {
        var typed: String
        var wipeAfter: Int?
        var locked = false
        var failures = 0
        /// When the next one is judged, in seconds of the clock.
        var until: Int64 = 0
    }

    private let turn = NSLock()
    private var current = World()
    private let handbook: FakeHandbook
    private let uptime: FakeUptime

    init(_ handbook: FakeHandbook, _ uptime: FakeUptime) {
        self.handbook = handbook
        self.uptime = uptime
    }

    func world<Answer>(_ look: (inout World) throws -> Answer) rethrows -> Answer {
        try turn.withLock { try look(&current) }
    }

    private func unlocked<Answer>(_ look: (inout World) throws -> Answer) throws -> Answer {
        try world {
            if let why = $0.why { throw why }
            if $0.pin?.locked == true { throw Failure.locked }
            return try look(&$0)
        }
    }

    func open() throws -> Failure? {
        try world {
            if let why = $0.why { throw why }
            return nil
        }
    }

    /// How many are saved, and how many are one of these; none where they cannot be opened.
    func counted(changed: String, removed: String) -> SavedEffect? {
        try? unlocked { world in
            func count(_ section: String) -> Int { world.kept.count { $0.section == section } }
            return SavedEffect(all: world.kept.count, changed: count(changed), removed: count(removed))
        }
    }

    func save(section: String, now: Int64) throws -> Int64 {
        try unlocked { world in
            if world.full { throw Failure("error-store-full") }
            if let kept = world.kept.first(where: { $0.section == section }) { return kept.id }
            defer { world.next += 1 }
            world.kept.insert(Kept(id: world.next, section: section), at: 0)
            return world.next
        }
    }

    func bookmarkOn(section: String) throws -> Bookmark {
        try unlocked { world in
            guard let kept = world.kept.first(where: { $0.section == section }) else { return .none }
            return .kept(id: kept.id, changed: world.changed, note: kept.note)
        }
    }

    func list() throws -> [Saved] {
        let reading = handbook.world { $0.reading }
        return try unlocked { world in
            world.kept.map {
                Saved(
                    id: $0.id, section: $0.section, title: "\($0.section) in \(reading)", topicTitle: "Topic",
                    fate: world.changed ? .changed : .unchanged, note: $0.note, labels: $0.labels)
            }
        }
    }

    func noted(_ words: String) throws -> [Int64] {
        try unlocked { world in
            world.kept.filter { kept in ([kept.note] + kept.labels).contains { $0.contains(words) } }.map(\.id)
        }
    }

    func remove(id: Int64) throws -> Removed {
        try unlocked {
            let at = try Self.place(of: id, in: $0)
            let removed = $0.kept.remove(at: at)
            return Removed { [self] in try unlocked { $0.kept.insert(removed, at: at) } }
        }
    }

    func move(id: Int64, before: Int64?) throws {
        try unlocked {
            let moved = $0.kept.remove(at: try Self.place(of: id, in: $0))
            let at = $0.kept.firstIndex { $0.id == before } ?? $0.kept.endIndex
            $0.kept.insert(moved, at: at)
        }
    }

    func edit(id: Int64, note: String, labels: [String], now: Int64) throws {
        try unlocked {
            if $0.full { throw Failure("error-store-full") }
            let at = try Self.place(of: id, in: $0)
            $0.kept[at].note = note
            $0.kept[at].labels = labels
        }
    }

    func export(passphrase: String?, now: Int64) throws -> String {
        let text = try unlocked { $0.kept.map(\.section).joined(separator: ", ") }
        return passphrase.map { "sealed(\($0)) \(text)" } ?? text
    }

    func `import`(text: String, passphrase: String?, now: Int64) throws -> ImportReport {
        if text == "rubbish" { throw Failure("error-import-not") }
        var section = text
        if text.hasPrefix("sealed(") {
            guard let passphrase else { throw Failure.sealed }
            let seal = "sealed(\(passphrase)) "
            guard text.hasPrefix(seal) else { throw Failure("error-passphrase-wrong") }
            section = String(text.dropFirst(seal.count))
        }
        _ = try save(section: section, now: now)
        return ImportReport(added: 1, present: 0, skipped: 0)
    }

    func damaged() throws -> Int { 0 }

    func numbers() throws -> [OwnSlot] { try unlocked { slots(filled: $0.numbers) } }

    func agencyNumbers() throws -> [OwnSlot] { slots(filled: [:]).filter { $0.agency != nil } }

    private func slots(filled: [OwnNumber: FilledNumber]) -> [OwnSlot] {
        let (tongue, beside) = handbook.world { ($0.spoken, $0.beside) }
        let clinic = AgencyNumber(badge: FakeHandbook.badge, number: FilledNumber(number: "555-0190", dial: "5550190", label: ""))
        return OwnNumber.allCases.map {
            OwnSlot(slot: $0, name: "\($0) in \(tongue)", number: filled[$0], agency: beside && $0 == .clinic ? clinic : nil)
        }
    }

    func keep(_ slot: OwnNumber, number: String, label: String) throws {
        try unlocked {
            if $0.full { throw Failure("error-store-full") }
            guard number.contains(where: \.isNumber) else { throw Failure("error-number-not") }
            $0.numbers[slot] = FilledNumber(number: number, dial: number, label: label)
        }
    }

    func clear(_ slot: OwnNumber) throws {
        try unlocked { $0.numbers[slot] = nil }
    }

    private static func place(of id: Int64, in world: World) throws -> Int {
        guard let at = world.kept.firstIndex(where: { $0.id == id }) else { throw Failure("error-store-missing") }
        return at
    }
}

/// The lock over them.
extension FakePassages: PinLock {
    private var now: Int64 { uptime.seconds }

    func state() throws -> PinState {
        try world { [now] in
            if let why = $0.why { throw why }
            guard let pin = $0.pin else { return PinState() }
            return PinState(
                on: true, locked: pin.locked, digits: true, failures: pin.failures, wait: Int(max(0, pin.until - now)),
                wipeAfter: pin.wipeAfter)
        }
    }

    func problem(_ typed: String) throws -> Word? {
        if typed.count < 6 { return .pinTooShort }
        return Set(typed).count == 1 ? .pinTooEasy : nil
    }

    func set(_ new: NewPin) throws {
        try unlocked {
            if $0.damaged, !new.giveUpDamaged { throw Failure("error-pin-damaged") }
            $0.pin = Pin(typed: new.typed, wipeAfter: new.wipeAfter)
        }
    }

    func change(_ typed: String, to new: NewPin) throws {
        try judge(typed)
        world { $0.pin = Pin(typed: new.typed, wipeAfter: new.wipeAfter) }
    }

    func remove(_ typed: String) throws {
        try judge(typed)
        world { $0.pin = nil }
    }

    func unlock(_ typed: String) throws -> Failure? {
        try judge(typed)
        return nil
    }

    private func judge(_ typed: String) throws {
        try world { [now] in
            guard var pin = $0.pin else { throw Failure("error-pin-mismatch") }
            if pin.until > now { throw Failure("error-pin-wait") }
            if typed == pin.typed {
                $0.pin = Pin(typed: typed, wipeAfter: pin.wipeAfter)
                return
            }
            pin.failures += 1
            pin.until = now + Self.waits[min(pin.failures, Self.waits.count) - 1]
            if pin.failures == pin.wipeAfter {
                $0 = World()
                throw Failure("error-pin-wiped")
            }
            $0.pin = pin
            guard let most = pin.wipeAfter else { throw Failure("error-pin-wrong") }
            throw Failure("error-pin-wrong-left", values: ["left": .count(most - pin.failures)])
        }
    }

    /// After the first wrong one, the second, and on.
    private static let waits: [Int64] = [0, 30, 300, 7200]

    func lock() throws -> Bool {
        world {
            $0.pin?.locked = true
            return $0.pin != nil
        }
    }

    func erase() throws {
        world { $0 = World() }
    }
}

/// A clock that goes on when the table says so.
final class FakeUptime: Uptime, @unchecked Sendable {
    private let lock = NSLock()
    private var now: Int64 = 0

    func pass(_ seconds: Int64) { lock.withLock { now += seconds * 1000 } }

    func milliseconds() -> Int64 { lock.withLock { now } }
}

final class FakeSettings: Settings {
    var reading: String?
    var tongue: String?
    var fullTitle = false
    var toldOfHiding = true
    var theme = Theme.device
    var letters = 100
}
