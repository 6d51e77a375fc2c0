import Foundation

/// A case of the table in `tests/shells`.
struct Case {
    struct Line {
        /// Where it stands, for whoever looks for it.
        let place: String
        let words: [String]
        /// What is to be seen, rather than to be done.
        let expects: Bool
        /// What it starts has not begun when the next line is done.
        let waits: Bool
    }

    let name: String
    var lines: [Line] = []

    /// All cases of all files.
    static func all() throws -> [Case] {
        let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../tests/shells").standardized
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "txt" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
            .flatMap { cases(in: try String(contentsOf: $0, encoding: .utf8), of: $0.lastPathComponent) }
    }

    private static func cases(in text: String, of file: String) -> [Case] {
        var cases: [Case] = []
        for (number, text) in text.components(separatedBy: "\n").enumerated() where !text.isEmpty {
            if text.hasPrefix("== ") {
                cases.append(Case(name: String(text.dropFirst(3))))
            } else {
                cases[cases.count - 1].lines.append(Line(text, place: "\(file):\(number + 1)"))
            }
        }
        return cases
    }
}

extension Case.Line {
    init(_ text: String, place: String) {
        var words = text.components(separatedBy: " ")
        expects = words[0] == ">"
        if expects { words.removeFirst() }
        waits = words.last == "…"
        if waits { words.removeLast() }
        self.words = words.map { $0.replacingOccurrences(of: "␣", with: " ") }
        self.place = place
    }

    /// What stands after the first `count` words; none for `-`.
    func rest(after count: Int) -> String? {
        let rest = words.dropFirst(count).joined(separator: " ")
        return rest == "-" ? nil : rest
    }
}
