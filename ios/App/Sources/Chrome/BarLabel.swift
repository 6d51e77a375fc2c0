import SwiftUI

/// A word in a bar: on one line, smaller where it would not fit.
struct BarLabel: View {
    let text: String

    init(_ text: String) { self.text = text }

    var body: some View { Text(text).lineLimit(1).minimumScaleFactor(0.5) }
}
