/// A number of the worker's own: a passage names which, the worker says what it is. Its name is its code in a place.
public enum OwnNumber: String, CaseIterable, Sendable {
    case reporting, supervisor, advocacy, clinic, interpreter
}

/// A number that the worker may fill in, as it stands now.
public struct OwnSlot: Equatable, Sendable {
    public let slot: OwnNumber
    /// What it is called, in the language of the buttons.
    public let name: String
    public let number: FilledNumber?
    /// There is a number that cannot be read: to be typed anew.
    public let damaged: Bool
    /// What an agency gives, for where the worker has none of their own.
    public let agency: AgencyNumber?

    public init(slot: OwnNumber, name: String, number: FilledNumber?, damaged: Bool = false, agency: AgencyNumber? = nil) {
        self.slot = slot
        self.name = name
        self.number = number
        self.damaged = damaged
        self.agency = agency
    }

    /// The number to call: the worker's own, else the agency's. One that is damaged may have been another: nothing stands in for it.
    public var callable: FilledNumber? { number ?? (damaged ? nil : agency?.number) }

    /// Whose number it is, where it is not the worker's own.
    public var badge: Badge? { number == nil && !damaged ? agency?.badge : nil }
}

/// A number that an agency gives.
public struct AgencyNumber: Equatable, Sendable {
    public let badge: Badge
    public let number: FilledNumber

    public init(badge: Badge, number: FilledNumber) {
        self.badge = badge
        self.number = number
    }
}

/// A number that is filled.
public struct FilledNumber: Equatable, Sendable {
    /// As the worker typed it.
    public let number: String
    /// For the phone, to be handed over whole: signs for a pause or an extension are in it.
    public let dial: String
    /// The worker's own words on it, or nothing.
    public let label: String

    public init(number: String, dial: String, label: String) {
        self.number = number
        self.dial = dial
        self.label = label
    }
}

/// The worker's own numbers as the screens show them, read anew wherever they are seen.
@MainActor
public final class OwnNumbers {
    public struct State: Equatable, Sendable {
        /// All of them, those that are not filled too; none before they were read.
        public var slots: [OwnSlot] = []
        /// The store cannot be opened, and why.
        public var locked: Failure?
        /// What agencies give, where the store cannot be opened.
        public var given: [OwnSlot] = []

        /// Those that stand where danger is: filled by the worker or by an agency, or to be typed anew.
        public var shown: [OwnSlot] { (locked == nil ? slots : given).filter { $0.callable != nil || $0.damaged } }

        /// It is known that nothing is filled: then it is said what they are for.
        public var empty: Bool { !slots.isEmpty && shown.isEmpty }

        public subscript(number: OwnNumber) -> OwnSlot? { slots.first { $0.slot == number } }
    }

    public let state = Watched(State())
    private let passages: any SavedPassages
    private let storage: Background

    init(passages: any SavedPassages, storage: Background) {
        self.passages = passages
        self.storage = storage
    }

    func refresh() async {
        do {
            let slots = try await storage { [passages] in try passages.numbers() }
            state.value = State(slots: slots)
        } catch let failure as Failure {
            let given = try? await storage { [passages] in try passages.agencyNumbers() }
            state.value = State(locked: failure, given: given ?? [])
        } catch {
            // Nobody waits for it any more.
        }
    }

    /// Nothing of the person's is left in memory.
    func forget(_ locked: Failure? = nil) { state.value = State(locked: locked) }
}
