import DoorstepKit
import Foundation

/// A chosen file's text. Blocks, as long as whoever keeps the file takes to have it ready. Throws where it is too long for an export of
/// saved passages or is no text.
func fileText(_ file: URL, most: Int = 32 * 1024 * 1024) throws(Failure) -> String {
    let scoped = file.startAccessingSecurityScopedResource()
    defer { if scoped { file.stopAccessingSecurityScopedResource() } }
    var bytes: Data?
    NSFileCoordinator(filePresenter: nil).coordinate(readingItemAt: file, error: nil) {
        bytes = try? FileHandle(forReadingFrom: $0).read(upToCount: most + 1) ?? Data()
    }
    guard let bytes else { throw Failure("error-file-unreadable") }
    guard bytes.count <= most, let text = String(data: bytes, encoding: .utf8) else { throw Failure("error-import-not") }
    return text
}
