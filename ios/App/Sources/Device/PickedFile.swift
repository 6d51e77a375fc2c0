import DoorstepKit
import Foundation

/// A handbook's file, where the person chose it or opened it in another app.
struct PickedFile: Picked {
    let url: URL

    /// Blocks, as long as whoever keeps the file takes to have it ready.
    func with<Answer>(_ read: (URL) throws -> Answer) throws -> Answer {
        let scoped = url.startAccessingSecurityScopedResource()
        defer { if scoped { url.stopAccessingSecurityScopedResource() } }
        var answer: Result<Answer, any Error> = .failure(Failure("error-pack-unreadable"))
        NSFileCoordinator(filePresenter: nil).coordinate(readingItemAt: url, error: nil) { place in
            answer = Result { try read(place) }
        }
        return try answer.get()
    }
}
