import SwiftUI
import UIKit

/// Hides the screen while the app is not the active one: the app switcher and whoever looks see paper and nothing else (A3).
///
/// It is a window of its own above all others, so that it covers sheets, pickers and the system's own pages too.
@MainActor
final class Cover {
    private var window: UIWindow?

    func raise(over scene: UIWindowScene) {
        guard window == nil else { return }
        // The keyboard is a window of the system's, above this one.
        scene.keyWindow?.endEditing(true)
        let cover = UIWindow(windowScene: scene)
        cover.windowLevel = .alert + 1
        cover.rootViewController = UIViewController()
        cover.rootViewController?.view.backgroundColor = UIColor(Shade.paper)
        cover.isHidden = false
        window = cover
    }

    func lift() {
        window?.isHidden = true
        window = nil
    }
}

/// The app's one window, as the system tells of it.
final class SceneDelegate: NSObject, UIWindowSceneDelegate {
    private let cover = Cover()

    func scene(_ scene: UIScene, willConnectTo session: UISceneSession, options: UIScene.ConnectionOptions) { raise(over: scene) }

    func sceneWillResignActive(_ scene: UIScene) { raise(over: scene) }

    func sceneDidBecomeActive(_ scene: UIScene) { cover.lift() }

    private func raise(over scene: UIScene) {
        if let scene = scene as? UIWindowScene { cover.raise(over: scene) }
    }
}

final class AppDelegate: NSObject, UIApplicationDelegate {
    func application(
        _ application: UIApplication,
        configurationForConnecting session: UISceneSession,
        options: UIScene.ConnectionOptions
    ) -> UISceneConfiguration {
        let configuration = UISceneConfiguration(name: nil, sessionRole: session.role)
        configuration.delegateClass = SceneDelegate.self
        return configuration
    }

    /// Keyboards of others may send away what is typed: the system's own is used (A4).
    func application(
        _ application: UIApplication,
        shouldAllowExtensionPointIdentifier extensionPointIdentifier: UIApplication.ExtensionPointIdentifier
    ) -> Bool {
        extensionPointIdentifier != .keyboard
    }
}
