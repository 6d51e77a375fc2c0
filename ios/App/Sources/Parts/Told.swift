import DoorstepKit
import SwiftUI

/// A state with nothing to list: what it is, and what to do.
struct Told: View {
    let sign: Sign
    let what: String
    let how: String

    var body: some View {
        VStack(alignment: .leading, spacing: Space.small) {
            sign.image.letters(.title).foregroundColor(Shade.quietInk)
            Text(what).letters(.strong).foregroundColor(Shade.ink).wide()
            Text(how).letters(.body).foregroundColor(Shade.quietInk).wide()
        }
        .padding(.horizontal, Space.edge).padding(.vertical, Space.large)
        .accessibilityElement(children: .combine)
    }
}

/// What the device does not open now: why, and the way to try again.
struct Locked: View {
    let what: String
    let failure: Failure
    let words: Words
    @EnvironmentObject private var state: ShellState

    var body: some View {
        Told(sign: .lock, what: what, how: words.failure(failure))
        WordButton(text: words[.actionRetry], look: .quiet) { state.shell.openSaved(asked: true) }
            .padding(.horizontal, Space.edge)
    }
}
