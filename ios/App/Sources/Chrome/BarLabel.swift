import SwiftUI

/// A word in a bar: on one line, smaller where it would not fit.
struct BarLabel: View {
    let text: String

    init(_ text: String) { self.text = text }

    var body: some View { Text(text).lineLimit(1).minimumScaleFactor(0.5) }
}

extension View {
    /// Shows the sign and the word large in the middle of the screen while the thumb rests on them, where letters are large and a bar
    /// has no room to grow.
    func heldLarge(_ sign: Sign, _ word: String) -> some View {
        accessibilityShowsLargeContentViewer {
            sign.image
            Text(word)
        }
    }
}
