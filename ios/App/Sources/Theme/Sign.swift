import SwiftUI

/// The signs, from the system's own set: they grow with the letters and turn with the language.
enum Sign: String {
    case back = "chevron.backward"
    case forward = "chevron.forward"
    case down = "chevron.down"
    case up = "arrow.up"
    case lower = "arrow.down"
    case close = "xmark"
    case search = "magnifyingglass"
    case book = "book"
    case bookmark = "bookmark"
    case bookmarked = "bookmark.fill"
    case hide = "circle.lefthalf.filled"
    case phone = "phone.fill"
    case message = "message"
    case web = "globe"
    case clock = "clock"
    case share = "square.and.arrow.up"
    case speaker = "speaker.wave.2"
    case stop = "stop.fill"
    case warning = "exclamationmark.triangle"
    case info = "info.circle"
    case voice = "quote.bubble"
    case show = "arrow.left.arrow.right"
    case say = "text.bubble"
    case go = "checkmark.circle"
    case leave = "nosign"
    case write = "square.and.pencil"
    case question = "questionmark.circle"
    case now = "bolt"
    case numbers = "phone.badge.plus"
    case ear = "ear"
    case chat = "ellipsis.bubble"
    case tongues = "character.bubble"
    case free = "tag"
    case calendar = "calendar"
    case edit = "pencil"
    case remove = "trash"
    case lock = "lock"
    case agency = "building.2"
    case check = "checkmark"
    case ring = "circle"
    case chosen = "largecircle.fill.circle"
    case box = "square"
    case ticked = "checkmark.square.fill"

    /// Beside words that say the same: screen readers pass over it.
    @MainActor var image: some View { Image(systemName: rawValue).accessibilityHidden(true) }

    /// Where no words beside it say the same.
    @MainActor func said(_ word: String) -> some View { Image(systemName: rawValue).accessibilityLabel(word) }
}

/// A sign to tap; `label` is what a screen reader says.
struct SignButton: View {
    let sign: Sign
    let label: String
    let action: @MainActor () -> Void

    var body: some View {
        Button(action: action) {
            sign.image
                .letters(.body)
                .foregroundColor(Shade.accent)
                .frame(minWidth: Space.target, minHeight: Space.target)
                .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
        .accessibilityLabel(label)
    }
}
