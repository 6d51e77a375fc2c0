import DoorstepKit

// Short for the app's own.
typealias Card = Shell.Card
typealias Frame = Shell.Frame

// SwiftUI has types of these names too.
typealias Link = DoorstepKit.Link
typealias Tab = DoorstepKit.Tab
