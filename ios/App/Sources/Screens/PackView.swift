import DoorstepKit
import SwiftUI

/// The handbooks on this device: the one that is read, the one before, and what agencies add.
struct PackView: View {
    let pack: PackInfo
    let words: Words
    @EnvironmentObject private var state: ShellState

    var body: some View {
        let shelf = state.installing.shelf
        Page {
            Title(words[.packsTitle]).padding(.horizontal, Space.edge)
            PartTitle(words[.packsRead])
            read(shelf.first { $0.inUse && !$0.overlay }).padding(.horizontal, Space.edge)
            languages.padding(.horizontal, Space.edge).padding(.top, Space.medium)
            others(shelf.filter { !$0.inUse && !$0.overlay })
            beside(shelf.filter(\.overlay))
            PartTitle(words[.screenMore])
            Entry(title: words[.actionChoosePack], sign: .lower, strong: false, leads: false) {
                Task { if let file = await state.device.pickHandbook() { state.shell.look(at: file) } }
            }
            Quiet(words[.packHow]).padding(.horizontal, Space.edge).padding(.top, Space.small)
        }
    }

    private func read(_ shelved: Shelved?) -> some View {
        VStack(alignment: .leading, spacing: Space.small) {
            if let shelved { Plain(words.shelved(shelved.publisher)) }
            Plain(words.release(pack.version))
            Plain(words.issued(pack.issued))
            Plain(words.reviewBy(pack.reviewBy))
        }
        .accessibilityElement(children: .combine)
    }

    private var languages: some View {
        VStack(alignment: .leading, spacing: Space.medium) {
            ForEach(pack.languages, id: \.tag) { language in
                VStack(alignment: .leading, spacing: 0) {
                    Plain(language.endonym)
                    Quiet(words.state(of: language))
                }
                .accessibilityElement(children: .combine)
            }
        }
    }

    @ViewBuilder private func others(_ packs: [Shelved]) -> some View {
        if !packs.isEmpty {
            PartTitle(words[.packsOthers])
            Rows(items: packs) { facts($0).padding(.horizontal, Space.edge).padding(.vertical, Space.medium) }
            Entry(title: words[.actionRestore], sign: .back, strong: false, action: state.shell.lookBefore)
        }
    }

    @ViewBuilder private func beside(_ overlays: [Shelved]) -> some View {
        if !overlays.isEmpty {
            PartTitle(words[.packsBeside])
            Rows(items: overlays) { overlay in
                VStack(alignment: .leading, spacing: 0) {
                    facts(overlay).padding(.horizontal, Space.edge).padding(.vertical, Space.medium)
                    Entry(title: words[.actionRemove], sign: .remove, strong: false, leads: false) {
                        state.shell.raise(.remove(overlay: overlay.id, agency: overlay.publisher ?? ""))
                    }
                }
            }
        }
    }

    private func facts(_ shelved: Shelved) -> some View {
        VStack(alignment: .leading, spacing: 0) {
            Plain(words.shelved(shelved.publisher))
            Quiet(words.release(shelved.version) + apart + words.issued(shelved.issued))
            Quiet(shelved.reviewBy.map(words.reviewBy) ?? words[.packsBroken])
        }
        .accessibilityElement(children: .combine)
    }
}
