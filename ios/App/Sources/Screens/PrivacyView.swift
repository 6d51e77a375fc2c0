import DoorstepKit
import SwiftUI

/// What the app does with what a person does in it, its limits too.
struct PrivacyView: View {
    let frame: Frame

    var body: some View {
        let words = frame.words
        Page {
            VStack(alignment: .leading, spacing: Space.edge) {
                Title(words[.screenPrivacy])
                promise(.web, .privacyNetwork)
                promise(.lock, .privacySaved)
                promise(.clock, .privacyHistory)
                promise(.hide, .privacyHide)
                CautionLine(words[.privacyLimits])
            }
            .padding(.horizontal, Space.edge)
        }
    }

    private func promise(_ sign: Sign, _ word: Word) -> some View {
        Signed(sign: sign, tint: Shade.quietInk, letters: .body) { Plain(frame.words[word]) }
    }
}
