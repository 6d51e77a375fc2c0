import DoorstepKit
import SwiftUI

/// A thing to do with a passage.
struct Step {
    let sign: Sign
    let label: String
    var detail: String?
    let key: KeyEquivalent
    let act: @MainActor () -> Void
}

/// What is done with a passage from under the thumb.
@MainActor
struct Steps {
    let previous: Step?
    let next: Step?
    let save: Step
    /// Only what is written to the family is shown to them.
    let show: Step?

    init(article: Article, bookmark: Bookmark, words: Words, shell: Shell) {
        func step(_ sign: Sign, _ word: Word, _ key: KeyEquivalent, _ link: Link?) -> Step? {
            link.map { link in
                Step(sign: sign, label: words[word], detail: link.title, key: key) { shell.turn(.article(link.section)) }
            }
        }
        previous = step(.back, .articlePrevious, .upArrow, article.previous)
        next = step(.forward, .articleNext, .downArrow, article.next)
        let kept = if case .kept = bookmark { true } else { false }
        save = Step(sign: kept ? .bookmarked : .bookmark, label: words[kept ? .articleSaved : .actionSave], key: "d") {
            shell.toggle(article, bookmark)
        }
        show = article.audience == .family
            ? Step(sign: .show, label: words[.actionShow], key: "k") { shell.raise(.show(section: article.section, phrase: nil)) } : nil
    }
}

/// The steps in one bar.
struct PassageBar: View {
    let steps: Steps

    var body: some View {
        VStack(spacing: 0) {
            Rectangle().fill(Shade.line).frame(height: 1)
            HStack(spacing: 0) {
                seat(steps.previous)
                seat(steps.save)
                if steps.show != nil { seat(steps.show) }
                seat(steps.next)
            }
            .measure()
        }
    }

    /// At either end of the handbook, its place stays empty.
    @ViewBuilder private func seat(_ step: Step?) -> some View {
        if let step { BarStep(step: step) } else { Color.clear.frame(maxWidth: .infinity, maxHeight: 1) }
    }
}

private struct BarStep: View {
    let step: Step

    var body: some View {
        Button(action: step.act) {
            VStack(spacing: Space.hair) {
                step.sign.image
                BarLabel(step.label)
            }
            .letters(.small)
            .foregroundColor(Shade.accent)
            .frame(maxWidth: .infinity, minHeight: 56)
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
        .keyboardShortcut(step.key, modifiers: .command)
        .heldLarge(step.sign, step.label)
        .accessibilityLabel([step.label, step.detail].compactMap { $0 }.joined(separator: apart))
    }
}

/// The steps as rows at the end of the text, for letters too large for a bar.
struct PassageSteps: View {
    let steps: Steps

    var body: some View {
        Rows(items: [steps.save, steps.show, steps.next, steps.previous].compactMap { $0 }) { step in
            Entry(title: step.label, detail: step.detail, sign: step.sign, leads: step.detail != nil, action: step.act)
        }
        .padding(.top, Space.large)
    }
}
