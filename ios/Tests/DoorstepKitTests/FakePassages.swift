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
    }

    private let lock = NSLock()
    private var now = World()
    private let handbook: FakeHandbook

    init(_ handbook: FakeHandbook) {
        self.handbook = handbook
    }

    func world<Answer>(_ look: (inout World) throws -> Answer) rethrows -> Answer {
        try lock.withLock { try look(&now) }
    }

    private func unlocked<Answer>(_ look: (inout World) throws -> Answer) throws -> Answer {
        try world {
            if let why = $0.why { throw why }
            return try look(&$0)
        }
    }

    func open() throws -> Failure? {
        try unlocked { _ in nil }
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
            return .kept(id: kept.id, changed: world.changed)
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

    func export(now: Int64) throws -> String {
        try unlocked { $0.kept.map(\.section).joined(separator: ", ") }
    }

    func `import`(text: String, now: Int64) throws -> ImportReport {
        if text == "rubbish" { throw Failure("error-import-not") }
        _ = try save(section: text, now: now)
        return ImportReport(added: 1, present: 0, skipped: 0)
    }

    func damaged() throws -> Int { 0 }

    func numbers() throws -> [OwnSlot] {
        let tongue = handbook.world { $0.spoken }
        return try unlocked { world in
            OwnNumber.allCases.map { OwnSlot(slot: $0, name: "\($0) in \(tongue)", number: world.numbers[$0]) }
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

final class FakeSettings: Settings {
    var reading: String?
    var tongue: String?
    var fullTitle = false
}
