import DoorstepKit
import UIKit
import UniformTypeIdentifiers

/// Files that the person chooses in the system's own picker.
@MainActor
final class Documents: NSObject {
    private var waiting: CheckedContinuation<URL?, Never>?
    private let draft: URL

    /// The draft's name tells nothing of what is in it. One that was left, since the app was ended during an export, goes.
    init(draft: URL = .temporaryDirectory.appendingPathComponent("export.json")) {
        self.draft = draft
        super.init()
        clean()
    }

    /// A file; nil where none was chosen.
    func pick() async -> URL? {
        // Wide, since what came by mail or cable may have any type.
        await choice(in: UIDocumentPickerViewController(forOpeningContentTypes: [.item], asCopy: false))
    }

    /// The text of a file; nil where none was chosen.
    func read() async throws(Failure) -> String? {
        guard let file = await pick() else { return nil }
        // Away from the screen: a file in a cloud's folder is fetched first.
        return try await Task.detached { Result { () throws(Failure) in try fileText(file) } }.value.get()
    }

    /// Writes a text to a file; false where no place was chosen.
    func write(_ text: String) async throws(Failure) -> Bool {
        defer { clean() }
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

    /// The draft is not sealed: it is not left behind.
    private func clean() { try? FileManager.default.removeItem(at: draft) }
}

extension Documents: UIDocumentPickerDelegate {
    func documentPicker(_ controller: UIDocumentPickerViewController, didPickDocumentsAt urls: [URL]) {
        answer(urls.first)
    }

    func documentPickerWasCancelled(_ controller: UIDocumentPickerViewController) {
        answer(nil)
    }
}
