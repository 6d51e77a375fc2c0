import DoorstepKit
import SwiftUI
import UIKit

/// A screen with its bars, and what lies over it for a moment.
struct Framed: View {
    let frame: Frame
    @EnvironmentObject private var state: ShellState
    @Environment(\.horizontalSizeClass) private var room
    @Environment(\.dynamicTypeSize) private var size
    @State private var raised: Raised?
    @State private var typing = false

    var body: some View {
        let shell = state.shell
        HStack(spacing: 0) {
            if wide { Tabs(frame: frame, upright: true, select: shell.select) }
            VStack(spacing: 0) {
                TopBar(frame: frame, shell: shell)
                Columns(layers: state.layers, frame: frame, wide: wide, shell: shell)
                // It has a place of its own: nothing that is read lies under it.
                notice
                // While one types, the room is for what is found.
                if !typing { bar }
            }
        }
        .accessibilityAction(.escape) { shell.back() }
        .onReceive(NotificationCenter.default.publisher(for: UIResponder.keyboardWillShowNotification)) { _ in typing = true }
        .onReceive(NotificationCenter.default.publisher(for: UIResponder.keyboardWillHideNotification)) { _ in typing = false }
        .onChange(of: frame.at.sheet) { raised = $0.map(Raised.init) }
        .sheet(item: $raised, onDismiss: lower) { SheetView(sheet: $0.sheet, frame: frame, shell: shell) }
    }

    /// A passage has a bar of its own instead, never two.
    @ViewBuilder private var bar: some View {
        if case .article(let article, let bookmark, _) = frame.screen {
            PassageBar(article: article, bookmark: bookmark, words: frame.words)
        } else if !wide {
            Tabs(frame: frame, upright: false, select: state.shell.select)
        }
    }

    private var wide: Bool { room == .regular && !size.isAccessibilitySize }

    @ViewBuilder private var notice: some View {
        if let notice = state.notice {
            NoticeLine(notice: notice, words: frame.words) { state.shell.dismiss(notice) }.id(ObjectIdentifier(notice))
        }
    }

    /// The person drew the sheet down themselves.
    private func lower() {
        if frame.at.sheet != nil { state.shell.lower() }
    }
}

/// A sheet, new each time that it is raised.
private struct Raised: Identifiable {
    let id = UUID()
    let sheet: Sheet
}
