import DoorstepKit
import SwiftUI
import UIKit

/// A sentence at the foot of the screen that goes by itself, with a way to undo where there is one.
struct NoticeLine: View {
    let notice: Notice
    let undo: String
    let gone: @MainActor () -> Void

    var body: some View {
        Flow(spacing: Space.medium) {
            Text(notice.text).letters(.small).foregroundColor(Shade.onNotice).padding(.vertical, Space.medium)
            if let action = notice.undo {
                Button {
                    action()
                    gone()
                } label: {
                    Text(undo).letters(.smallStrong).foregroundColor(Shade.noticeAccent)
                        .padding(.horizontal, Space.medium)
                        .frame(minHeight: Space.target)
                        .contentShape(Rectangle())
                }
                .buttonStyle(.plain)
                .keyboardShortcut("z", modifiers: .command)
            }
        }
        .wide()
        .padding(.horizontal, Space.edge).padding(.vertical, Space.hair)
        .background(RoundedRectangle(cornerRadius: Space.corner).fill(Shade.notice))
        .measure()
        .padding(Space.edge)
        .task {
            UIAccessibility.post(notification: .announcement, argument: notice.text)
            if await waited(patience(.seconds(notice.undo == nil ? 4 : 10))) { gone() }
        }
    }
}

/// How long to wait for a person who hears the screen, or goes through it step by step.
@MainActor
func patience(_ time: Duration) -> Duration {
    UIAccessibility.isVoiceOverRunning || UIAccessibility.isSwitchControlRunning ? time * 3 : time
}

/// Waits; false where what waited is no longer there.
func waited(_ time: Duration) async -> Bool {
    do {
        try await Task.sleep(for: time)
        return true
    } catch {
        return false
    }
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
