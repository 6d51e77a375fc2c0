import DoorstepKit
import MessageUI
import UIKit

/// What the phone does for the screens.
@MainActor
final class Device: NSObject {
    private let documents = Documents()
    private let tell: @MainActor (Failure) -> Void

    init(tell: @escaping @MainActor (Failure) -> Void) { self.tell = tell }

    /// Asks the phone to call a number; it asks the person.
    func call(_ number: String) { open(dialing(number)) }

    /// The same with a number of the worker's own, made for the phone.
    func dial(_ number: String) { open(dialing(own: number)) }

    private func open(_ url: URL?) {
        guard let url else { return tell(Self.noApp) }
        Task {
            if await !UIApplication.shared.open(url) { tell(Self.noApp) }
        }
    }

    /// Opens a text message, with the words to send if there are any; the person sends it.
    func write(_ number: String, words: String?) {
        guard MFMessageComposeViewController.canSendText() else { return tell(Self.noApp) }
        let page = MFMessageComposeViewController()
        page.recipients = [dialable(number)]
        page.body = words
        page.messageComposeDelegate = self
        Presenter.present(page)
    }

    /// Hands a text to the system's share sheet, without its way of copying: that reaches other devices (A5).
    func share(_ text: String) {
        let page = UIActivityViewController(activityItems: [text], applicationActivities: nil)
        page.excludedActivityTypes = [.copyToPasteboard]
        Presenter.present(page)
    }

    /// The text of a file that the person chooses; nil where none was chosen.
    func pickText() async -> String? {
        do {
            return try await documents.read()
        } catch {
            tell(error)
            return nil
        }
    }

    /// A handbook's file that the person chooses; nil where none was chosen.
    func pickHandbook() async -> PickedFile? { await documents.pick().map(PickedFile.init) }

    /// Lets the person choose where to keep a text; whether it was written.
    func keepText(_ text: String) async throws(Failure) -> Bool { try await documents.write(text) }

    /// Takes away all of the system's own pages that are over the app (A8).
    func clear() {
        Presenter.dismissAll()
        documents.cancel()
    }

    private static var noApp: Failure { Failure("error-no-app") }
}

extension Device: @preconcurrency MFMessageComposeViewControllerDelegate {
    func messageComposeViewController(
        _ controller: MFMessageComposeViewController,
        didFinishWith result: MessageComposeResult
    ) {
        controller.dismiss(animated: true)
    }
}
