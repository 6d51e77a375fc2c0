import XCTest

@testable import DoorstepKit

/// Handbooks that are installed, over the real core: `sample` came with the app, `sample-newer` is the next release, signed by the keys
/// that the app knows.
final class InstallingTests: XCTestCase {
    private let sample = pack("sample")
    private let newer = pack("sample-newer")

    private func keys() throws -> String { try String(contentsOf: newer.deletingLastPathComponent().appendingPathComponent("keys.toml"), encoding: .utf8) }

    private func written(_ bytes: Data) throws -> URL {
        let file = folder(self)
        try bytes.write(to: file)
        return file
    }

    func test_p8_a_newer_handbook_is_told_of_installed_and_gone_back_from() throws {
        let (vault, folder) = (FakeVault(), folder(self))
        let core = try open(sample, preferred: ["en"], keys: try keys(), vault: vault, in: folder)
        XCTAssertEqual(core.news, [])
        _ = try core.passages.save(section: "p1", now: day)
        XCTAssertEqual(try core.handbook.read(tag: "ar"), "ar")
        XCTAssertEqual(try core.handbook.speak(tag: "es").tag, "es")

        let offer = try core.packs.inspect(newer, now: day)
        XCTAssertEqual(offer.publisher, "Publisher of the sample")
        XCTAssertEqual(offer.release.version, 4)
        XCTAssertEqual(offer.replaces?.version, 3)
        XCTAssertFalse(offer.older || offer.same || offer.overlay || offer.back)
        XCTAssertEqual(offer.saved?.all, 1)
        XCTAssertEqual(try core.handbook.pack().version, 3, "nothing is installed by looking")

        XCTAssertEqual(try core.packs.accept(offer), [])
        XCTAssertEqual(try core.handbook.pack().version, 4)
        XCTAssertEqual(try core.handbook.home(now: day).reading, "ar")
        XCTAssertEqual(try core.handbook.tongue().tag, "es")
        XCTAssertEqual(try core.passages.list().map(\.section), ["p1"])
        let shelf = try core.packs.list()
        XCTAssertEqual(shelf.map(\.version), [4, 3])
        XCTAssertEqual(shelf.map(\.inUse), [true, false])
        XCTAssertEqual(shelf.map(\.publisher), ["Publisher of the sample", nil])
        XCTAssertFails("error-install-nothing-offered", try core.packs.accept(offer))

        let next = try open(sample, keys: try keys(), vault: vault, in: folder)
        XCTAssertEqual(try next.handbook.pack().version, 4, "the next start reads it")
        let before = try next.packs.inspectBefore(now: day)
        XCTAssertTrue(before.back && before.older)
        XCTAssertEqual(before.release.version, 3)
        XCTAssertEqual(try next.packs.accept(before), [])
        XCTAssertEqual(try next.handbook.pack().version, 3)
    }

    func test_p8_what_is_not_the_publishers_is_refused_in_a_sentence_each() throws {
        let core = try open(sample, keys: try keys(), in: folder(self))
        let whole = try Data(contentsOf: newer)
        var changed = whole
        changed[changed.count / 3] ^= 1
        XCTAssertFails("error-install-not-a-handbook", try core.packs.inspect(try written(Data("a letter".utf8)), now: day))
        XCTAssertFails("error-install-not-whole", try core.packs.inspect(try written(whole.prefix(whole.count / 2)), now: day))
        XCTAssertFails("error-install-damaged", try core.packs.inspect(try written(changed), now: day))
        XCTAssertFails("error-install-not-signed", try core.packs.inspect(sample, now: day))
        XCTAssertFails("error-pack-unreadable", try core.packs.inspect(URL(fileURLWithPath: "/nowhere"), now: day))
        XCTAssertFails("error-install-nothing-before", try core.packs.inspectBefore(now: day))
        XCTAssertEqual(try core.handbook.pack().version, 3)
    }

    func test_p8_an_app_that_knows_no_key_installs_nothing_and_reads() throws {
        for keys in [nil, "no keys at all"] {
            let core = try open(sample, keys: keys, in: folder(self))
            XCTAssertFails("error-install-no-key", try core.packs.inspect(newer, now: day))
            XCTAssertEqual(try core.handbook.pack().version, 3)
        }
    }

    func test_p8_an_offer_that_was_dropped_is_not_installed() throws {
        let core = try open(sample, keys: try keys(), in: folder(self))
        let offer = try core.packs.inspect(newer, now: day)
        core.packs.drop()
        XCTAssertFails("error-install-nothing-offered", try core.packs.accept(offer))
        XCTAssertEqual(try core.handbook.pack().version, 3)
    }

    func test_c4_what_is_locked_is_not_needed_to_install() throws {
        let (vault, folder) = (FakeVault(), folder(self))
        do { _ = try open(sample, vault: vault, in: folder).passages.save(section: "p1", now: day) }
        vault.close(true)
        let core = try open(sample, keys: try keys(), vault: vault, in: folder)
        let offer = try core.packs.inspect(newer, now: day)
        XCTAssertNil(offer.saved)
        XCTAssertEqual(try core.packs.accept(offer), [])
        XCTAssertEqual(try core.handbook.pack().version, 4)
    }

    func test_reading_goes_on_while_a_handbook_is_installed() async throws {
        let core = try open(sample, preferred: ["en"], keys: try keys(), in: folder(self))
        let newer = newer
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<7 {
                group.addTask {
                    for _ in 0..<30 { XCTAssertEqual(try core.handbook.article(section: "p1", language: nil).section, "p1") }
                }
            }
            group.addTask {
                XCTAssertEqual(try core.packs.accept(try core.packs.inspect(newer, now: day)), [])
                XCTAssertEqual(try core.packs.accept(try core.packs.inspectBefore(now: day)), [])
            }
            try await group.waitForAll()
        }
    }
}
