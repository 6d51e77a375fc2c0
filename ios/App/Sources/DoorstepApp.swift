import SwiftUI

@main
struct DoorstepApp: App {
    @UIApplicationDelegateAdaptor(AppDelegate.self) private var delegate
    @StateObject private var opening = Opening()
    @Environment(\.scenePhase) private var phase

    var body: some Scene {
        WindowGroup {
            RootView(opening: opening)
                .task { opening.enter() }
                // A handbook's file was opened elsewhere: the person is told what installing it would do (A6).
                .onOpenURL { opening.look(at: $0) }
                .onChange(of: phase) { phase in
                    if phase == .background { opening.leave() }
                    if phase == .active { opening.enter() }
                }
        }
    }
}
