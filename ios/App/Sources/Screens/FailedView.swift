import DoorstepKit
import SwiftUI

/// What happened, what was kept, what to do.
struct FailedView: View {
    let failure: Failure
    let words: Words
    @EnvironmentObject private var state: ShellState

    var body: some View {
        Page {
            VStack(alignment: .leading, spacing: Space.edge) {
                Sign.info.image.letters(.title).foregroundColor(Shade.quietInk)
                Plain(words.failure(failure))
                WordButton(text: words[.tabSearch], look: .quiet, sign: .search) { state.shell.select(.search) }
            }
            .padding(Space.edge)
        }
    }
}
