import DoorstepKit
import SwiftUI

/// A question, and its answers as large rows that lead on; where an answer leads to a number, it is one tap away.
struct Decision: View {
    let question: String
    let answers: [Answer]
    let actions: Actions?

    var body: some View {
        VStack(alignment: .leading, spacing: Space.medium) {
            Signed(sign: .question, tint: Shade.accent, letters: .strong) {
                Text(question).letters(.strong).foregroundColor(Shade.ink).wide()
            }
            .accessibilityElement(children: .combine)
            .accessibilityAddTraits(.isHeader)
            ForEach(answers.indices, id: \.self) { OneAnswer(answer: answers[$0], actions: actions) }
        }
    }
}

private struct OneAnswer: View {
    let answer: Answer
    let actions: Actions?

    var body: some View {
        if let actions {
            VStack(alignment: .leading, spacing: Space.small) {
                Button { actions.open(answer.section) } label: { row }.buttonStyle(.plain)
                ForEach(actions.reaches([.link(answer.text, section: answer.section)]), id: \.self) {
                    ReachButton(reach: $0, actions: actions)
                }
            }
        } else {
            Plain(answer.text)
        }
    }

    private var row: some View {
        HStack(spacing: Space.medium) {
            Text(answer.text).letters(.strong).foregroundColor(Shade.accent).wide()
            Sign.forward.image.letters(.small).foregroundColor(Shade.accent)
        }
        .multilineTextAlignment(.leading)
        .padding(Space.edge)
        .frame(minHeight: 64)
        .background(RoundedRectangle(cornerRadius: Space.corner).fill(Shade.chosen))
        .contentShape(Rectangle())
    }
}
