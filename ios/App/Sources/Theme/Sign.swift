import SwiftUI

/// The signs, from the system's own set: they grow with the letters and turn with the language.
enum Sign: String {
    case back = "chevron.backward"
    case forward = "chevron.forward"
    case down = "chevron.down"
    case above = "chevron.up"
    case up = "arrow.up"
    case lower = "arrow.down"
    case close = "xmark"
    case search = "magnifyingglass"
    case book = "book"
    case bookmark = "bookmark"
    case bookmarked = "bookmark.fill"
    case hide = "eye.slash"
    case phone = "phone.fill"
    case message = "message"
    case web = "globe"
    case clock = "clock"
    case share = "square.and.arrow.up"
    case speaker = "speaker.wave.2"
    case stop = "stop.fill"
    case pause = "pause.fill"
    case play = "play.fill"
    case find = "doc.text.magnifyingglass"
    case plus = "plus"
    case settings = "gearshape"
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
    private var named = false
    @Environment(\.dynamicTypeSize) private var size

    init(sign: Sign, label: String, action: @escaping @MainActor () -> Void) {
        self.sign = sign
        self.label = label
        self.action = action
    }

    /// With the label beside the sign, where there is room for it.
    func withName() -> SignButton {
        var other = self
        other.named = true
        return other
    }

    var body: some View {
        Button(action: action) { face.foregroundColor(Shade.accent).contentShape(Rectangle()) }
            .buttonStyle(.plain)
            .accessibilityLabel(label)
            .heldLarge(sign, label)
    }

    @ViewBuilder private var face: some View {
        if named, !size.isAccessibilitySize {
            HStack(spacing: Space.hair) {
                sign.image
                BarLabel(label)
            }
            .letters(.smallStrong)
            .padding(.horizontal, Space.medium)
            .frame(minHeight: Space.target)
        } else {
            sign.image.letters(.body).frame(minWidth: Space.target, minHeight: Space.target)
        }
    }
}
