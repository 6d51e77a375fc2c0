import SwiftUI

/// The name of a screen or a passage.
struct Title: View {
    let text: String

    init(_ text: String) { self.text = text }

    var body: some View {
        Text(text).letters(.title).foregroundColor(Shade.ink).wide()
            .accessibilityAddTraits(.isHeader)
            .accessibilityHeading(.h1)
    }
}

/// The name of a part of a screen.
struct PartTitle: View {
    let text: String

    init(_ text: String) { self.text = text }

    var body: some View {
        Text(text).letters(.smallStrong).foregroundColor(Shade.quietInk).wide()
            .padding(.top, Space.wide).padding(.bottom, Space.hair)
            .padding(.horizontal, Space.edge)
            .accessibilityAddTraits(.isHeader)
            .accessibilityHeading(.h2)
    }
}

/// Text to read.
struct Plain: View {
    let text: String

    init(_ text: String) { self.text = text }

    var body: some View { Text(text).letters(.body).foregroundColor(Shade.ink).wide() }
}

/// A line that is there for those who look for it.
struct Quiet: View {
    let text: String

    init(_ text: String) { self.text = text }

    var body: some View { Text(text).letters(.small).foregroundColor(Shade.quietInk).wide() }
}

/// A number or an address: from left to right in every language, on the side where its line starts.
struct Address: View {
    let text: String

    init(_ text: String) { self.text = text }

    var body: some View {
        Text(text).letters(.small).foregroundColor(Shade.quietInk)
            .environment(\.layoutDirection, .leftToRight)
            .wide()
    }
}

/// A sign and a text beside it, on one line at their first lines.
struct Signed<Content: View>: View {
    let sign: Sign
    let tint: Color
    let letters: Letters
    @ViewBuilder let content: Content

    var body: some View {
        HStack(alignment: .firstTextBaseline, spacing: Space.small) {
            sign.image.letters(letters).foregroundColor(tint)
            content
        }
    }
}

/// The line between two rows.
struct Between: View {
    var body: some View { Rectangle().fill(Shade.line).frame(height: 1).padding(.horizontal, Space.edge) }
}

/// Rows with lines between them.
struct Rows<Item, Row: View>: View {
    let items: [Item]
    @ViewBuilder let row: (Item) -> Row

    var body: some View {
        VStack(spacing: 0) {
            ForEach(items.indices, id: \.self) { at in
                if at > 0 { Between() }
                row(items[at])
            }
        }
    }
}
