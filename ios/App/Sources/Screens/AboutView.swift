import DoorstepKit
import SwiftUI

/// The handbook's full title, and what it cites.
struct AboutView: View {
    let pack: PackInfo
    let frame: Frame

    var body: some View {
        let words = frame.words
        Page {
            Title(words[.screenAbout]).padding(.horizontal, Space.edge)
            PartTitle(words[.aboutMade])
            VStack(alignment: .leading, spacing: Space.small) {
                Plain(pack.title).inLanguage(frame.reading.tag, frame.reading.direction)
                Quiet(words.release(pack.version) + apart + words.issued(pack.issued))
                Quiet(words[.aboutFree])
            }
            .padding(.horizontal, Space.edge)
            PartTitle(words[.aboutSources])
            VStack(alignment: .leading, spacing: Space.edge) {
                ForEach(pack.sources.indices, id: \.self) { Cited(source: pack.sources[$0]) }
            }
            .padding(.horizontal, Space.edge).padding(.top, Space.hair)
        }
    }
}

private struct Cited: View {
    let source: Source

    var body: some View {
        VStack(alignment: .leading, spacing: 0) {
            Text(source.label).letters(.strong).foregroundColor(Shade.ink).wide()
            ForEach([source.title, source.publisher].compactMap { $0 }.unique.filter { $0 != source.label }, id: \.self) { Quiet($0) }
            if let url = source.url { Address(url) }
        }
        .accessibilityElement(children: .combine)
    }
}
