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
                // A handbook's file was opened elsewhere. The app reads the one it came with, and its screen says so (A6).
                .onOpenURL { _ in opening.visitPack() }
                .onChange(of: phase) { phase in
                    if phase == .background { opening.leave() }
                    if phase == .active { opening.enter() }
                }
        }
    }
}
