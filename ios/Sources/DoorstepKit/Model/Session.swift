import Foundation

/// An item of a checklist.
public struct Tick: Hashable, Sendable {
    public let section: String
    public let block: Int
    public let item: Int

    public init(section: String, block: Int, item: Int) {
        self.section = section
        self.block = block
        self.item = item
    }
}

/// A note and labels as they stand in their fields, not kept yet.
public struct Draft: Equatable, Sendable {
    public var note: String
    public var labels: String

    public init(note: String, labels: String) {
        self.note = note
        self.labels = labels
    }

    public init(_ saved: Saved) {
        self.init(note: saved.note, labels: saved.labels.joined(separator: ", "))
    }

    /// The labels in the line: a comma of any script stands between them, as where the store takes them.
    public var listed: [String] {
        labels.split { ",،、，".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    /// With one label more, or without it where it is there.
    public func toggling(_ label: String) -> Draft {
        let others = listed.filter { $0 != label }
        let labels = listed.contains(label) ? others : others + [label]
        return Draft(note: note, labels: labels.joined(separator: ", "))
    }
}

/// A number and the words on it as they stand in their fields, not kept yet.
public struct NumberDraft: Equatable, Sendable {
    public var number: String
    public var label: String

    public init(number: String, label: String) {
        self.number = number
        self.label = label
    }

    public init(_ slot: OwnSlot) {
        self.init(number: slot.number?.number ?? "", label: slot.number?.label ?? "")
    }
}

/// What is remembered while the app runs, and never written down.
@MainActor
public final class Session {
    public let ticks = Watched<Set<Tick>>([])

    /// The passage read last.
    public internal(set) var resume: Resume?

    /// The language that a family was last shown or read something in: offered first the next time.
    public internal(set) var family: String?

    private var drafts: [Int64: Draft] = [:]
    private var numberDrafts: [OwnNumber: NumberDraft] = [:]

    public func toggle(_ tick: Tick) {
        ticks.value.formSymmetricDifference([tick])
    }

    /// What was typed for a saved passage: leaving its screen loses nothing.
    public func draft(_ id: Int64) -> Draft? {
        drafts[id]
    }

    public func write(_ id: Int64, _ draft: Draft) {
        drafts[id] = draft
    }

    /// What was typed is kept now.
    func dropDraft(_ id: Int64) {
        drafts[id] = nil
    }

    /// What was typed for a number of the worker's own.
    public func draft(_ slot: OwnNumber) -> NumberDraft? {
        numberDrafts[slot]
    }

    public func write(_ slot: OwnNumber, _ draft: NumberDraft) {
        numberDrafts[slot] = draft
    }

    func dropDraft(_ slot: OwnNumber) {
        numberDrafts[slot] = nil
    }

    /// What was typed of the person's own is gone, as where it is locked.
    func dropDrafts() {
        drafts = [:]
        numberDrafts = [:]
    }

    func forget() {
        ticks.value = []
        dropDrafts()
        family = nil
        resume = nil
    }
}
