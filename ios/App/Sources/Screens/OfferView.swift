import DoorstepKit
import SwiftUI

/// What a handbook's file would do, and the two answers under the thumb.
struct OfferView: View {
    let frame: Frame
    @EnvironmentObject private var state: ShellState

    private var words: Words { frame.words }

    var body: some View {
        let installing = state.installing
        VStack(spacing: 0) {
            Page {
                if let offer = installing.offer {
                    Effect(offer: offer, frame: frame)
                } else if let refused = installing.refused {
                    nothing(refused)
                } else if installing.looking {
                    Working(text: words[.installLooking]).padding(Space.edge)
                }
            }
            if let offer = installing.offer { answers(offer, installing.working) }
        }
    }

    private func nothing(_ refused: Failure) -> some View {
        VStack(alignment: .leading, spacing: Space.edge) {
            Title(words[.installRefused])
            Signed(sign: .info, tint: Shade.caution, letters: .body) { Plain(words.failure(refused)) }
            WordButton(text: words[.actionClose], look: .quiet, action: state.shell.keepMine)
        }
        .padding(.horizontal, Space.edge)
    }

    @ViewBuilder private func answers(_ offer: Offer, _ working: Bool) -> some View {
        Rectangle().fill(Shade.line).frame(height: 1)
        if working {
            Working(text: words[.installWorking]).padding(.horizontal, Space.edge)
        } else {
            Flow(spacing: Space.medium) {
                WordButton(text: words[offer.back ? .actionRestore : .actionInstall], look: .main, action: state.shell.install)
                WordButton(text: words[.actionKeepMine], look: .quiet, action: state.shell.keepMine)
            }
            .wide()
            .padding(.horizontal, Space.edge).padding(.vertical, Space.small)
        }
    }
}

/// From whom, which release against today's, and what would change.
private struct Effect: View {
    let offer: Offer
    let frame: Frame

    private var words: Words { frame.words }

    var body: some View {
        VStack(alignment: .leading, spacing: Space.small) {
            Title(words[title])
            Plain(words.from(offer.publisher))
            Quiet(offer.title)
            if offer.overlay, let publisher = offer.publisher { Plain(words.beside(publisher)) }
            releases
        }
        .padding(.horizontal, Space.edge)
        PartTitle(words[.screenLanguages])
        languages.padding(.horizontal, Space.edge)
        PartTitle(words[.installEffect])
        sections.padding(.horizontal, Space.edge)
        PartTitle(words[.installYours])
        saved.padding(.horizontal, Space.edge)
    }

    private var title: Word {
        offer.back ? .installTitleBefore : offer.overlay ? .installTitleBeside : .installTitle
    }

    @ViewBuilder private var releases: some View {
        Plain(words.offered(offer.release))
        if offer.release.reviewPassed { CautionLine(words.review(offer.release)) } else { Quiet(words.review(offer.release)) }
        if offer.release.issuedAhead { CautionLine(words[.installAhead]) }
        if offer.same {
            Plain(words[.installSame])
        } else if let before = offer.replaces {
            Plain(words.have(before))
            if offer.older { CautionLine(words[.installOlder]) }
        } else {
            Plain(words[.installFirst])
        }
    }

    private var languages: some View {
        VStack(alignment: .leading, spacing: Space.medium) {
            ForEach(offer.languages, id: \.language.tag) { offered in
                VStack(alignment: .leading, spacing: 0) {
                    Plain([offered.language.endonym, offered.isNew ? words[.installLanguageNew] : nil].compactMap { $0 }.joined(separator: apart))
                    Quiet(words.state(of: offered.language))
                    if offered.language.outdated > 0 { Quiet(words.olderThanSource(offered.language.outdated)) }
                }
                .accessibilityElement(children: .combine)
            }
            if !offer.languagesGone.isEmpty { CautionLine(words.languagesGone(offer.languagesGone)) }
        }
    }

    private var sections: some View {
        VStack(alignment: .leading, spacing: Space.medium) {
            if offer.sections.none { Plain(words[.installUnchanged]) }
            ForEach(SectionFate.allCases, id: \.self) { fate in
                let titles = offer.sections[fate]
                if !titles.isEmpty {
                    VStack(alignment: .leading, spacing: 0) {
                        Text(words.sections(fate, titles.count)).letters(.strong).foregroundColor(Shade.ink).wide()
                        ForEach(titles.indices, id: \.self) { Quiet(titles[$0]).inLanguage(frame.reading.tag, frame.reading.direction) }
                    }
                }
            }
        }
    }

    private var saved: some View {
        VStack(alignment: .leading, spacing: Space.hair) {
            if let effect = offer.saved {
                if effect.all == 0 {
                    Plain(words[.installSavedNone])
                } else if effect.none {
                    Plain(words[.installSavedUnchanged])
                }
                ForEach(SectionFate.allCases, id: \.self) { fate in
                    if effect[fate] > 0 { Plain(words.saved(fate, effect[fate])) }
                }
            } else {
                Plain(words[.installSavedUnknown])
            }
        }
    }
}
