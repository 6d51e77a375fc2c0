import Foundation

/// Where the person's store is, and beside it what was installed: in the app's own folder, in no backup (A1), unreadable while the phone
/// is locked (A2).
struct StoreFolder: Sendable {
    let url: URL

    init(in parent: URL = .applicationSupportDirectory, name: String = "store") {
        url = parent.appendingPathComponent(name, isDirectory: true)
    }

    /// Makes the folder where it is not there, and protects it each time: what is made in it takes its protection over.
    func prepare() throws {
        let protection: [FileAttributeKey: Any] = [.protectionKey: FileProtectionType.complete]
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true, attributes: protection)
        try FileManager.default.setAttributes(protection, ofItemAtPath: url.path)
        var values = URLResourceValues()
        values.isExcludedFromBackup = true
        var folder = url
        try folder.setResourceValues(values)
    }
}
