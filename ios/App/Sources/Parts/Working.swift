import SwiftUI

/// Something takes a moment. What is quicker than a glance is not told.
struct Working: View {
    let text: String
    @State private var slow = false

    var body: some View {
        HStack(spacing: Space.medium) {
            if slow {
                ProgressView().accessibilityHidden(true)
                Quiet(text)
            }
        }
        .frame(minHeight: Space.target)
        .task { if await waited(.milliseconds(200)) { slow = true } }
    }
}
