import DoorstepKit
import SwiftUI

/// How the blocks of a passage are drawn.
@MainActor
struct Manner {
    /// Without them, signs speak alone.
    let words: Words?
    /// What stands over the words of people with lived experience; none where the interface's own words do.
    let voices: String?
    /// A passage shown to a family has none.
    let actions: Actions?
}

/// What can be done inside a passage.
@MainActor
struct Actions {
    /// The passage.
    let section: String
    let words: Words
    /// The worker's own numbers, as far as they are known.
    let numbers: OwnNumbers.State
    let open: @MainActor (_ section: String) -> Void
    let define: @MainActor (_ concept: String) -> Void
    /// Whom a line leads to.
    let reaches: @MainActor (_ line: [Span]) -> [Reach]
    /// Whether a number is one of those for danger: only they are red.
    let isEmergency: @MainActor (_ number: String) -> Bool
    /// A number that the handbook gives.
    let call: @MainActor (_ number: String) -> Void
    /// A number of the worker's own, made for the phone.
    let dial: @MainActor (_ number: String) -> Void
    /// Where a number of the worker's own is typed.
    let fill: @MainActor (_ number: OwnNumber) -> Void
    let write: @MainActor (_ number: String, _ words: String?) -> Void
    /// Turns a phrase to the family.
    let show: @MainActor (_ phrase: Int) -> Void
    /// Reads a phrase aloud.
    let speak: @MainActor (_ phrase: Int) -> Void
    let isTicked: @MainActor (_ block: Int, _ item: Int) -> Bool
    let tick: @MainActor (_ block: Int, _ item: Int) -> Void

    /// Calls a number of the worker's own or the agency's, or leads to where it is typed.
    func reach(_ number: OwnNumber) {
        if let filled = numbers[number]?.callable { dial(filled.dial) } else { fill(number) }
    }
}
