import DoorstepKit

// Short for the app's own.
typealias Card = Shell.Card
typealias Frame = Shell.Frame

extension Frame {
    /// Whether a number is one of those for danger.
    func isEmergency(_ number: String) -> Bool { calls.contains { $0.phone == number } }
}

// SwiftUI has types of these names too.
typealias Link = DoorstepKit.Link
typealias Tab = DoorstepKit.Tab
