import XCTest

@testable import DoorstepKit

final class SavingTests: XCTestCase {
    func test_what_is_saved_is_there_after_the_next_start_and_in_every_language() throws {
        let (vault, folder) = (FakeVault(), folder(self))
        let section = try open(vault: vault, in: folder).handbook.sections()[3]
        do {
            let passages = try open(vault: vault, in: folder).passages
            let id = try passages.save(section: section, now: day)
            XCTAssertEqual(try passages.save(section: section, now: day + 1), id)
            try passages.edit(id: id, note: "Bring the form", labels: ["visit", "visit", " "], now: day)
        }
        let core = try open(vault: vault, in: folder)
        XCTAssertNil(core.notice)
        let english = try core.passages.list()
        XCTAssertEqual(english.map(\.section), [section])
        XCTAssertEqual(english.map(\.note), ["Bring the form"])
        XCTAssertEqual(english.map(\.labels), [["visit"]])
        XCTAssertEqual(english.map(\.fate), [.unchanged])
        XCTAssertEqual(try core.handbook.read(tag: "es"), "es")
        let spanish = try core.passages.list()
        XCTAssertEqual(spanish.map(\.section), [section])
        XCTAssertNotEqual(spanish.map(\.title), english.map(\.title))
    }

    func test_what_was_removed_last_comes_back_to_its_place() throws {
        let core = try open(in: folder(self))
        let ids = try core.handbook.sections().prefix(3).map { try core.passages.save(section: $0, now: day) }
        let before = try core.passages.list().map(\.section)
        let removed = try core.passages.remove(id: ids[1])
        XCTAssertEqual(try core.passages.list().count, 2)
        XCTAssertEqual(try core.passages.bookmarkOn(section: before[1] ?? ""), .none)
        try removed.restore()
        XCTAssertEqual(try core.passages.list().map(\.section), before)
        XCTAssertFails("error-store-missing", try removed.restore())
    }

    func test_a_note_stands_on_its_passage_and_is_found_by_its_words() throws {
        let core = try open(in: folder(self))
        let ids = try core.handbook.sections().prefix(2).map { try core.passages.save(section: $0, now: day) }
        let section = try core.handbook.sections()[1]
        XCTAssertEqual(try core.passages.bookmarkOn(section: section), .kept(id: ids[1], changed: false, note: ""))
        try core.passages.edit(id: ids[1], note: "Bring the form", labels: ["visit"], now: day)
        XCTAssertEqual(try core.passages.bookmarkOn(section: section), .kept(id: ids[1], changed: false, note: "Bring the form"))
        XCTAssertEqual(try core.passages.noted("form"), [ids[1]])
        XCTAssertEqual(try core.passages.noted("visit"), [ids[1]])
        XCTAssertEqual(try core.passages.noted("nothing of it"), [])
    }

    func test_passages_move_and_go_out_and_in() throws {
        let core = try open(in: folder(self))
        let sections = Array(try core.handbook.sections().prefix(3))
        let ids = try sections.map { try core.passages.save(section: $0, now: day) }
        try core.passages.move(id: ids[0], before: ids[2])
        let order = try core.passages.list().map(\.id)
        XCTAssertEqual(order.firstIndex(of: ids[0]), order.firstIndex(of: ids[2]).map { $0 - 1 })
        try core.passages.move(id: ids[0], before: nil)
        XCTAssertEqual(try core.passages.list().last?.id, ids[0])

        let text = try core.passages.export(passphrase: nil, now: day)
        XCTAssertEqual(try core.passages.import(text: text, passphrase: nil, now: day), ImportReport(added: 0, present: 3, skipped: 0))
        let other = try open(in: folder(self)).passages
        XCTAssertEqual(try other.import(text: text, passphrase: nil, now: day), ImportReport(added: 3, present: 0, skipped: 0))
        XCTAssertEqual(try other.list().map(\.section), try core.passages.list().map(\.section))
        XCTAssertFails("error-import-not", try other.import(text: "rubbish", passphrase: nil, now: day))
        XCTAssertFails("error-store-missing", try other.edit(id: 99, note: "", labels: [], now: day))
    }

    func test_a_passphrase_seals_an_export_and_opens_it() throws {
        let core = try open(in: folder(self))
        let section = try core.handbook.sections()[0]
        _ = try core.passages.save(section: section, now: day)
        let sealed = try core.passages.export(passphrase: "horses run far", now: day)
        XCTAssertFalse(sealed.contains(section))
        XCTAssertFails("error-passphrase-none", try core.passages.export(passphrase: "", now: day))
        let other = try open(in: folder(self)).passages
        XCTAssertFails("error-import-sealed", try other.import(text: sealed, passphrase: nil, now: day))
        XCTAssertFails("error-passphrase-wrong", try other.import(text: sealed, passphrase: "horses", now: day))
        XCTAssertEqual(try other.list(), [])
        XCTAssertEqual(
            try other.import(text: sealed, passphrase: "horses run far", now: day), ImportReport(added: 1, present: 0, skipped: 0))
        XCTAssertEqual(try other.list().map(\.section), [section])
    }

    func test_limits_are_told_apart() throws {
        let core = try open(in: folder(self))
        let id = try core.passages.save(section: try core.handbook.sections()[0], now: day)
        XCTAssertFails(
            "error-store-too-large", try core.passages.edit(id: id, note: String(repeating: "a", count: 1_000_000), labels: [], now: day))
    }

    func test_c4_with_another_key_reading_goes_on_and_nothing_is_lost() throws {
        let (vault, folder) = (FakeVault(), folder(self))
        let section = try open(vault: vault, in: folder).handbook.sections()[0]
        _ = try open(vault: vault, in: folder).passages.save(section: section, now: day)

        let locked = try open(vault: FakeVault(Data(repeating: 7, count: 32)), in: folder)
        XCTAssertNil(locked.notice)
        XCTAssertNoThrow(try locked.handbook.article(section: section, language: nil))
        XCTAssertFails("error-store-wrong-key", try locked.passages.list())
        XCTAssertFails("error-store-wrong-key", try locked.passages.open())

        XCTAssertEqual(try open(vault: vault, in: folder).passages.list().map(\.section), [section])
    }

    func test_c4_a_store_that_was_locked_opens_once_its_key_is_there() throws {
        let (vault, folder) = (FakeVault(), folder(self))
        _ = try open(vault: vault, in: folder)
        vault.close(true)
        let core = try open(vault: vault, in: folder)
        XCTAssertFails("error-key-locked", try core.passages.list())
        XCTAssertFails("error-key-locked", try core.passages.open())
        vault.close(false)
        XCTAssertNil(try core.passages.open())
        XCTAssertEqual(try core.passages.list(), [])
    }

    func test_s4_a_damaged_store_is_set_aside_and_told() throws {
        let (vault, folder) = (FakeVault(), folder(self))
        do { _ = try open(vault: vault, in: folder) }
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: [.fileSizeKey])
        for file in files { try Data("not a store, not even nearly".utf8).write(to: file) }
        let core = try open(vault: vault, in: folder)
        XCTAssertEqual(core.notice, Failure("error-store-damaged"))
        XCTAssertEqual(try core.passages.list(), [])
        XCTAssertNil(try open(vault: vault, in: folder).notice)
    }

    func test_numbers_of_ones_own_are_kept_told_whole_and_removed() throws {
        let (vault, folder) = (FakeVault(), folder(self))
        do {
            let passages = try open(vault: vault, in: folder).passages
            XCTAssertEqual(try passages.numbers().map(\.slot), OwnNumber.allCases)
            XCTAssertTrue(try passages.numbers().allSatisfy { $0.number == nil && !$0.damaged && !$0.name.isBlank })
            try passages.keep(.supervisor, number: "(555) 010-0199 ext. 7", label: "Ana")
            XCTAssertFails("error-number-not", try passages.keep(.clinic, number: "none", label: ""))
            XCTAssertFails("error-store-too-large", try passages.keep(.clinic, number: "5", label: String(repeating: "a", count: 10_000)))
        }
        let passages = try open(vault: vault, in: folder).passages
        let kept = try XCTUnwrap(try passages.numbers().first { $0.slot == .supervisor }?.number)
        XCTAssertEqual(kept.number, "(555) 010-0199 ext. 7")
        XCTAssertEqual(kept.label, "Ana")
        XCTAssertTrue(kept.dial.hasPrefix("5550100199") && kept.dial.hasSuffix("7"), kept.dial)
        try passages.clear(.supervisor)
        XCTAssertTrue(try passages.numbers().allSatisfy { $0.number == nil })
    }

    func test_c4_with_another_key_numbers_are_locked_too() throws {
        let (vault, folder) = (FakeVault(), folder(self))
        try open(vault: vault, in: folder).passages.keep(.clinic, number: "555", label: "")
        let locked = try open(vault: FakeVault(Data(repeating: 7, count: 32)), in: folder).passages
        XCTAssertFails("error-store-wrong-key", try locked.numbers())
        XCTAssertFails("error-store-wrong-key", try locked.keep(.clinic, number: "556", label: ""))
    }
}
