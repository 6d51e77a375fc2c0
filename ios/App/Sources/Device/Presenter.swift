import UIKit

/// Shows the system's own pages over the app.
@MainActor
enum Presenter {
    /// Shows a page, at the foot of an iPad's window where it points at something; whether there was a window to show it in.
    @discardableResult
    static func present(_ page: UIViewController) -> Bool {
        guard let top else { return false }
        if let popover = page.popoverPresentationController {
            let room = top.view.bounds
            popover.sourceView = top.view
            popover.sourceRect = CGRect(x: room.midX, y: room.maxY, width: 0, height: 0)
        }
        top.present(page, animated: true)
        return true
    }

    /// Takes away all that is over the app, as for quick-hide.
    static func dismissAll() {
        root?.dismiss(animated: false)
    }

    private static var top: UIViewController? {
        var page = root
        while let above = page?.presentedViewController { page = above }
        return page
    }

    private static var root: UIViewController? {
        let scenes = UIApplication.shared.connectedScenes.compactMap { $0 as? UIWindowScene }
        return scenes.compactMap(\.keyWindow).first?.rootViewController
    }
}
