import XCTest

@testable import DoorstepKit

final class HostileTests: XCTestCase {
    /// Texts that broke programs before.
    private static let texts = [
        "", " ", "\0", "p1\0", "../../etc/passwd", "'; DROP TABLE passage; --", "%s%n%x", "{ $x }", "\"", "\\", "\u{202e}\u{2066}abc",
        "\u{200d}\u{200b}\u{feff}", "e\u{301}\u{301}\u{301}", "😀👨‍👩‍👧‍👦🏳️‍🌈", "日本語", "ﷺ", "İıſß", "\u{ffff}\u{fffe}", "-1", "NaN",
        String(repeating: "a ", count: 50_000), String(repeating: "\u{301}", count: 10_000), String(repeating: "[", count: 50_000),
        "en-" + String(repeating: "a-", count: 5_000),
    ]

    func test_s10_no_text_in_any_argument_does_more_than_fail_with_words() throws {
        let core = try open("sample", in: folder(self))
        let (handbook, passages) = (core.handbook, core.passages)
        let id = try passages.save(section: "p1", now: day)
        for text in Self.texts {
            let calls: [() throws -> Any?] = [
                { try handbook.contents(topic: text) },
                { try handbook.article(section: text, language: nil) },
                { try handbook.article(section: "p1", language: text) },
                { try handbook.article(section: "p1", language: nil, now: day, sought: text) },
                { try handbook.search(text: text, from: 0, count: 50) },
                { try handbook.read(tag: text) },
                { try handbook.speak(tag: text) },
                { try handbook.phrase(section: text, number: 1, theirs: "en") },
                { try handbook.phrase(section: "n2", number: 1, theirs: text) },
                { try handbook.strings(keys: [text], tongue: nil) },
                { try handbook.strings(keys: ["app-name"], tongue: text) },
                { try handbook.format(key: text, values: [text: .words(text)], tongue: text) },
                { try handbook.format(key: "search-correction", values: ["words": .words(text)], tongue: nil) },
                { try passages.keep(.clinic, number: text, label: text) },
                { try passages.save(section: text, now: day) },
                { try passages.bookmarkOn(section: text) },
                { try passages.edit(id: id, note: text, labels: [text], now: day) },
                { try passages.import(text: text, passphrase: nil, now: day) },
                { try core.lock.problem(text) }, { try core.lock.unlock(text) },
                { try core.packs.inspect(URL(fileURLWithPath: text), now: day) },
            ]
            for call in calls { refusedAtMost(call) }
        }
        XCTAssertNoThrow(try handbook.article(section: "p1", language: "en"))
        XCTAssertEqual(try passages.list().first?.section, "p1")
    }

    func test_s10_no_number_does_more_than_fail_with_words() throws {
        let core = try open("sample", in: folder(self))
        for number in [Int64.min, -1, 0, 1, Int64(Int32.max) + 1, .max] {
            let calls: [() throws -> Any?] = [
                { try core.handbook.home(now: number) },
                { try core.handbook.search(text: "plan", from: 0, count: Int(number)) },
                { try core.handbook.search(text: "plan", from: Int(number), count: 5) },
                { try core.handbook.format(key: "search-results", values: ["count": .count(Int(number))], tongue: nil) },
                { try core.handbook.article(section: "d1", language: nil, now: number) },
                { try core.handbook.phrase(section: "n2", number: Int(number), theirs: "ar") },
                { try core.passages.save(section: "p1", now: number) },
                { try core.passages.remove(id: number) },
                { try core.passages.move(id: number, before: number) },
                { try core.passages.move(id: 1, before: number) },
                { try core.passages.edit(id: number, note: "", labels: [], now: number) },
                { try core.passages.export(passphrase: nil, now: number) },
            ]
            for call in calls { refusedAtMost(call) }
        }
        XCTAssertNoThrow(try core.passages.list())
    }

    func test_files_that_are_no_handbook_are_refused() throws {
        let folder = folder(self)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let whole = try Data(contentsOf: pack("sample"))
        let files = [
            "empty": Data(), "text": Data("no handbook".utf8), "half": whole.prefix(whole.count / 2),
            "zeros": whole.prefix(whole.count / 2) + Data(count: whole.count / 2),
        ]
        for (name, bytes) in files {
            let file = folder.appendingPathComponent(name)
            try bytes.write(to: file)
            XCTAssertFails("error-pack-inside", try readAll(of: file, folder), name)
        }
        XCTAssertFails(
            "error-pack-inside",
            try open(folder.appendingPathComponent("nowhere"), preferred: ["\0"], in: folder))
    }

    /// What is damaged is found when it is read.
    private func readAll(of file: URL, _ folder: URL) throws {
        let handbook = try open(file, in: folder).handbook
        for section in try handbook.sections() { _ = try handbook.article(section: section, language: nil) }
        _ = try handbook.search(text: "plan", from: 0, count: 5)
    }

    private func refusedAtMost(_ call: () throws -> Any?) {
        do {
            _ = try call()
        } catch let failure as Failure {
            XCTAssertTrue(failure.key.hasPrefix("error-"))
        } catch {
            XCTFail("\(error)")
        }
    }
}
