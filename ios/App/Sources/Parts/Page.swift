import SwiftUI

/// A page that scrolls, its text held to a readable width.
struct Page<Content: View>: View {
    @ViewBuilder let content: Content

    var body: some View {
        ScrollView {
            VStack(alignment: .leading, spacing: 0) { content }
                .padding(.top, Space.hair).padding(.bottom, Space.wide)
                .measure()
                .frame(maxWidth: .infinity)
        }
        .scrollDismissesKeyboard(.interactively)
    }
}
