import DoorstepKit
import SwiftUI
import UIKit

/// A sentence at the foot of the screen that goes by itself, with what can be done about it. One that is longer than the screen scrolls.
struct NoticeLine: View {
    let notice: Notice
    let words: Words
    let gone: @MainActor () -> Void

    var body: some View {
        ViewThatFits(in: .vertical) {
            line
            ScrollView { line }
        }
        .background(RoundedRectangle(cornerRadius: Space.corner).fill(Shade.notice))
        .measure()
        .padding(Space.edge)
        .task {
            UIAccessibility.post(notification: .announcement, argument: notice.text)
            if await waited(patience(stay)) { gone() }
        }
    }

    /// As long as it takes to read, and to do something about it.
    private var stay: Duration {
        max(.seconds(notice.act == nil ? 4 : 10), .milliseconds(70) * notice.text.count)
    }

    private var line: some View {
        Flow(spacing: Space.medium) {
            Text(notice.text).letters(.small).foregroundColor(Shade.onNotice).padding(.vertical, Space.medium)
            if let act = notice.act {
                Button {
                    act.run()
                    gone()
                } label: {
                    Text(words[act.word]).letters(.smallStrong).foregroundColor(Shade.noticeAccent)
                        .padding(.horizontal, Space.medium)
                        .frame(minHeight: Space.target)
                        .contentShape(Rectangle())
                }
                .buttonStyle(.plain)
                .keyboardShortcut(act.word == .actionUndo ? KeyboardShortcut("z") : nil)
            }
        }
        .wide()
        .padding(.horizontal, Space.edge).padding(.vertical, Space.hair)
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
