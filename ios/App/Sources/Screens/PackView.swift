import DoorstepKit
import SwiftUI

/// What the handbook's file says of itself.
struct PackView: View {
    let pack: PackInfo
    let words: Words

    var body: some View {
        Page {
            VStack(alignment: .leading, spacing: Space.small) {
                Title(words[.screenPack])
                Plain(words.release(pack.version))
                Plain(words.issued(pack.issued))
                Plain(words.reviewBy(pack.reviewBy))
                Quiet(words[.packHow]).padding(.top, Space.small)
            }
            .padding(.horizontal, Space.edge)
            PartTitle(words[.screenLanguages])
            VStack(alignment: .leading, spacing: Space.medium) {
                ForEach(pack.languages, id: \.tag) { language in
                    VStack(alignment: .leading, spacing: 0) {
                        Plain(language.endonym)
                        Quiet(words.state(of: language))
                    }
                    .accessibilityElement(children: .combine)
                }
            }
            .padding(.horizontal, Space.edge)
        }
    }
}
