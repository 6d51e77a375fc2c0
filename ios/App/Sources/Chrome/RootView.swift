import DoorstepKit
import SwiftUI
import UIKit

/// All that is drawn: the app, or why there is none.
struct RootView: View {
    @ObservedObject var opening: Opening

    var body: some View {
        ZStack {
            Shade.paper.ignoresSafeArea()
            switch opening.state {
            case .waiting: EmptyView()
            case .open(let state): OpenView(state: state, readAloud: state.readAloud)
            case .failed: NotOpened(retry: opening.enter)
            }
        }
    }
}

private struct OpenView: View {
    @ObservedObject var state: ShellState
    @ObservedObject var readAloud: ReadAloud

    var body: some View {
        Group {
            if state.hidden {
                HiddenView(open: state.shell.uncover)
            } else if let frame = state.frame {
                screen(frame).inLanguage(frame.words.tongue.tag, frame.words.tongue.direction)
            }
        }
        .environmentObject(state)
        .environmentObject(readAloud)
        .environment(\.letterScale, CGFloat(state.frame?.letters ?? 100) / 100)
        .preferredColorScheme(state.frame?.theme.scheme)
        // What is read aloud ends with the page that it is on.
        .onChange(of: page) { _ in readAloud.hush() }
        .onChange(of: lit) { UIApplication.shared.isIdleTimerDisabled = $0 }
        .onChange(of: state.hidden) { hidden in
            if hidden {
                readAloud.hush()
                state.device.clear()
            }
            UIAccessibility.post(notification: .screenChanged, argument: nil)
        }
    }

    private var page: Page? {
        state.frame.map { Page(place: $0.at.place.page, reading: $0.reading.tag) }
    }

    private struct Page: Equatable {
        let place: Place
        let reading: String
    }

    /// Whether the screen stays lit: somebody holds a card, or listens.
    private var lit: Bool {
        state.frame?.card != nil || readAloud.heard?.waits == false
    }

    /// A shown card lies over the screen, which stays as it was.
    private func screen(_ frame: Frame) -> some View {
        ZStack {
            Framed(frame: frame)
                .opacity(frame.card == nil ? 1 : 0)
                .disabled(frame.card != nil)
                .accessibilityHidden(frame.card != nil)
            if let card = frame.card { CardView(card: card, words: frame.words) }
        }
    }
}

extension Theme {
    /// None is as the device has it.
    fileprivate var scheme: ColorScheme? {
        switch self {
        case .device: nil
        case .light: .light
        case .dark: .dark
        }
    }
}

/// There is no handbook to take words from: these come with the app.
private struct NotOpened: View {
    let retry: @MainActor () -> Void

    var body: some View {
        Page {
            VStack(alignment: .leading, spacing: Space.edge) {
                Plain(NSLocalizedString("error-pack-inside", comment: ""))
                WordButton(text: NSLocalizedString("action-retry", comment: ""), look: .quiet, action: retry)
            }
            .padding(Space.edge)
        }
    }
}

/// After quick-hide: a book without a subject, since the system lets no app leave by itself. A tap opens it at the start (A8).
private struct HiddenView: View {
    let open: @MainActor () -> Void

    var body: some View {
        Button(action: open) {
            VStack(spacing: Space.small) {
                Sign.book.image.letters(.title)
                Text(NSLocalizedString("app-name", comment: "")).letters(.body)
            }
            .foregroundColor(Shade.quietInk)
            .frame(maxWidth: .infinity, maxHeight: .infinity)
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
    }
}
