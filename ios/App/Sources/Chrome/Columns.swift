import DoorstepKit
import SwiftUI
import UIKit

/// The screen, and in a wide window the one beneath it at its side.
struct Columns: View {
    let layers: Layers
    let frame: Frame
    let wide: Bool
    let shell: Shell

    var body: some View {
        GeometryReader { room in
            ZStack {
                ForEach(layers.all) { layer in
                    let seat = seat(layer.id)
                    ScreenView(screen: layer.screen, frame: frame)
                        .frame(width: width(seat, of: room.size.width))
                        .frame(maxWidth: .infinity, alignment: seat == .beside ? .leading : .trailing)
                        .opacity(seat == .away ? 0 : 1)
                        .disabled(seat == .away)
                        .accessibilityHidden(seat == .away)
                        // What is opened from the side takes the place of what is open.
                        .environment(\.lead, seat == .beside ? shell.turn : shell.open)
                        .environment(\.beside, seat == .beside)
                }
                if split {
                    Rectangle().fill(Shade.line).frame(width: 1)
                        .padding(.leading, side * room.size.width)
                        .wide()
                }
            }
            // A screen reader begins anew with a new screen.
            .onChange(of: layers.top) { _ in UIAccessibility.post(notification: .screenChanged, argument: nil) }
            .simultaneousGesture(DragGesture(minimumDistance: 20).onEnded { swiped($0, room.size.width) })
        }
    }

    /// From the edge where reading starts, as everywhere on the phone.
    private func swiped(_ drag: DragGesture.Value, _ room: CGFloat) {
        let turned = frame.words.tongue.direction == .rightToLeft
        let start = turned ? room - drag.startLocation.x : drag.startLocation.x
        let way = turned ? -drag.translation.width : drag.translation.width
        if !wide, start < Space.large, way > 60, way > abs(drag.translation.height) * 2 { shell.back() }
    }

    private enum Seat { case top, beside, away }

    private func seat(_ id: Layers.Layer.ID) -> Seat {
        if id == layers.top { return .top }
        return split && id == layers.beneath ? .beside : .away
    }

    private var split: Bool { wide && layers.beneath != nil }

    private func width(_ seat: Seat, of room: CGFloat) -> CGFloat {
        switch seat {
        case .top where split: room * (1 - side)
        case .beside: room * side
        case .top, .away: room
        }
    }
}

/// How much of a wide window the screen beneath gets.
private let side: CGFloat = 0.4

/// Where a tap on a row leads: on, or from a screen at the side to what takes the other's place.
private struct LeadKey: EnvironmentKey {
    static let defaultValue: @MainActor (Place) -> Void = { _ in }
}

private struct BesideKey: EnvironmentKey {
    static let defaultValue = false
}

extension EnvironmentValues {
    /// Whether the screen stands at the side of the one that is open.
    var beside: Bool {
        get { self[BesideKey.self] }
        set { self[BesideKey.self] = newValue }
    }

    var lead: @MainActor (Place) -> Void {
        get { self[LeadKey.self] }
        set { self[LeadKey.self] = newValue }
    }
}
