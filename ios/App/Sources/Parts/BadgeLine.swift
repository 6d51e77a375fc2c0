import DoorstepKit
import SwiftUI

/// Whose addition to the handbook something is: a sign and a name.
struct BadgeLine: View {
    let badge: Badge
    let words: Words

    var body: some View {
        Signed(sign: .agency, tint: Shade.quietInk, letters: .small) { Quiet(words.from(badge)) }
            .inLanguage(words.tongue.tag, words.tongue.direction)
            .accessibilityElement(children: .combine)
    }
}

/// The same with its release, and a warning where its day of review has passed.
struct Badged: View {
    let badge: Badge
    let frame: Frame

    var body: some View {
        let words = frame.words
        VStack(alignment: .leading, spacing: Space.hair) {
            BadgeLine(badge: badge, words: words)
            Quiet(words.release(badge))
            if frame.overlays.contains(where: { $0.badge == badge && $0.reviewPassed }) { CautionLine(words.reviewPassed(badge)) }
        }
        .inLanguage(words.tongue.tag, words.tongue.direction)
    }
}
