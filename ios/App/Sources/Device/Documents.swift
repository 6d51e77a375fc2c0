import DoorstepKit
import UIKit
import UniformTypeIdentifiers

/// Files that the person chooses in the system's own picker.
@MainActor
final class Documents: NSObject {
    private var waiting: CheckedContinuation<URL?, Never>?

    /// The text of a file; nil where none was chosen.
    func read() async throws(Failure) -> String? {
        // Wide, since an export that came by mail or cable may have any type.
        let picker = UIDocumentPickerViewController(forOpeningContentTypes: [.item], asCopy: false)
        guard let file = await choice(in: picker) else { return nil }
        return try fileText(file)
    }

    /// Writes a text to a file; false where no place was chosen.
    func write(_ text: String) async throws(Failure) -> Bool {
        let draft = URL.temporaryDirectory.appendingPathComponent(Self.name)
        // The text is not sealed: it is not left behind.
        defer { try? FileManager.default.removeItem(at: draft) }
        do {
            try Data(text.utf8).write(to: draft, options: [.atomic, .completeFileProtection])
        } catch {
            throw Failure("error-file-unwritable")
        }
        let picker = UIDocumentPickerViewController(forExporting: [draft], asCopy: true)
        return await choice(in: picker) != nil
    }

    private func choice(in picker: UIDocumentPickerViewController) async -> URL? {
        cancel()
        picker.delegate = self
        return await withCheckedContinuation { continuation in
            waiting = continuation
            if !Presenter.present(picker) { answer(nil) }
        }
    }

    /// The picker was taken away: nothing was chosen.
    func cancel() { answer(nil) }

    private func answer(_ file: URL?) {
        waiting?.resume(returning: file)
        waiting = nil
    }

    /// Tells nothing of what is in it.
    private static let name = "export.json"
}

extension Documents: UIDocumentPickerDelegate {
    func documentPicker(_ controller: UIDocumentPickerViewController, didPickDocumentsAt urls: [URL]) {
        answer(urls.first)
    }

    func documentPickerWasCancelled(_ controller: UIDocumentPickerViewController) {
        answer(nil)
    }
}
