import XCTest

@testable import DoorstepKit

/// The shell over the real core.
final class TogetherTests: XCTestCase {
    func test_eight_tasks_read_search_and_save_at_once() async throws {
        let core = try open(in: folder(self))
        let sections = try core.handbook.sections()
        let words = ["safety", "plan", "phone", "school", "saftey", "trust", "signs", "call"]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    for round in 0..<20 {
                        let section = sections[(worker * 7 + round) % sections.count]
                        XCTAssertEqual(try core.handbook.article(section: section, language: nil).section, section)
                        let id = try core.passages.save(section: section, now: day)
                        XCTAssertTrue(try core.passages.list().contains { $0.id == id })
                        do {
                            let found = try core.handbook.search(text: words[worker], from: 0, count: 10)
                            XCTAssertFalse(found.hits.isEmpty)
                        } catch is Interrupted {
                            // Another task typed on.
                        }
                        if round % 5 == 0 { core.handbook.interrupt() }
                    }
                }
            }
            try await group.waitForAll()
        }
        let saved = try core.passages.list()
        XCTAssertEqual(Set(saved.compactMap(\.section)).count, saved.count)
    }

    func test_another_language_keeps_the_place_and_the_bookmark() async throws {
        try await Walk(core: try open(in: folder(self))).languages()
    }

    func test_typing_on_ends_with_the_answer_to_what_was_typed_last() async throws {
        try await Walk(core: try open(in: folder(self))).typing()
    }

    func test_a_card_in_the_familys_language_is_held_until_it_is_opened() async throws {
        try await Walk(core: try open("sample", in: folder(self)), section: "n2").card()
    }
}

@MainActor
private final class Walk {
    final class Choices: Settings {
        var reading: String?
        var tongue: String?
        var fullTitle = false
        var toldOfHiding = true
        var theme = Theme.device
        var letters = 100
    }

    private let scope = Scope()
    private let shell: Shell
    private let section: String

    init(core: Core, section: String? = nil) async throws {
        self.section = try section ?? core.handbook.sections()[5]
        shell = try await Shell.start(
            handbook: core.handbook, passages: core.passages, packs: core.packs, lock: core.lock, settings: Choices(), clock: { day },
            uptime: SystemUptime(), scope: scope)
        await scope.settled()
    }

    private func after(_ action: () -> Void) async {
        action()
        await scope.settled()
    }

    private func article() throws -> (Article, Bookmark) {
        guard case .article(let article, let bookmark, _) = shell.frame.value?.screen else { throw Failure("no-article") }
        return (article, bookmark)
    }

    func languages() async throws {
        await after { shell.open(.article(section)) }
        let (english, none) = try article()
        XCTAssertEqual(none, .none)
        await after { shell.toggle(english, none) }
        await after { shell.read("es") }
        let (spanish, kept) = try article()
        XCTAssertEqual(spanish.section, english.section)
        XCTAssertEqual(spanish.shown.tag, "es")
        XCTAssertNotEqual(spanish.title, english.title)
        guard case .kept = kept else { return XCTFail("\(kept)") }
        XCTAssertEqual(shell.frame.value?.words.tongue.tag, "en")
        await after { shell.speak("es") }
        XCTAssertEqual(shell.frame.value?.words.tongue.tag, "es")
        await after { shell.select(.saved) }
        XCTAssertEqual(shell.keeping.state.value.list.map(\.title), [spanish.title])
        await after { shell.remove(shell.keeping.state.value.list[0].id) }
        XCTAssertEqual(shell.keeping.state.value.list, [])
        await after { shell.notice.value?.act?.run() }
        XCTAssertEqual(shell.keeping.state.value.list.map(\.title), [spanish.title])
    }

    func typing() async throws {
        for text in ["s", "sa", "saf", "safe", "safet", "safety"] { shell.searching.type(text) }
        await scope.settled()
        let state = shell.searching.state.value
        XCTAssertEqual(state.answered, "safety")
        XCTAssertFalse(state.found.hits.isEmpty)
        XCTAssertEqual(state.actNow?.actNow, true)
        await after { shell.searching.type("qqqxyz") }
        XCTAssertTrue(shell.searching.state.value.nothing)
    }

    func card() async throws {
        await after { shell.open(.article(section)) }
        await after { shell.show(section: section, language: "ar") }
        XCTAssertNil(shell.frame.value?.card, "what is written to the worker is shown to nobody")
        await after { shell.show(section: section, phrase: 1, language: "ar") }
        let card = try XCTUnwrap(shell.frame.value?.card)
        XCTAssertEqual(card.turned.shown.tag, "ar")
        XCTAssertNil(card.words, "buttons do not speak it")
        XCTAssertEqual(card.colophon.count, 3)
        await after { shell.back() }
        await after { shell.endShow() }
        XCTAssertNotNil(shell.frame.value?.card)
        await after { shell.holdShow() }
        await after { shell.endShow() }
        XCTAssertNil(shell.frame.value?.card)
        XCTAssertEqual(try article().0.shown.tag, "en")
        await after { shell.show(section: "c1", language: "ar") }
        guard case .passage(let passage) = shell.frame.value?.card?.turned else { return XCTFail("no card") }
        XCTAssertEqual(passage.lead, "أعمل مع العائلات.")
    }
}
