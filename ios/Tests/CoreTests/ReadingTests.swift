import XCTest

@testable import DoorstepKit

final class ReadingTests: XCTestCase {
    private lazy var handbook = { try open(in: folder(self)).handbook }

    func test_home_has_the_topics_danger_first_and_the_languages() throws {
        let home = try open(preferred: ["es-MX"], in: folder(self)).handbook.home(now: day)
        XCTAssertEqual(home.reading, "es")
        XCTAssertEqual(home.topics.filter(\.actNow).map(\.id), [home.topics[0].id])
        XCTAssertEqual(home.languages.map(\.tag), ["en", "es"])
        XCTAssertEqual(home.language?.endonym, "Español")
        XCTAssertNil(home.reviewPassed)
    }

    func test_every_passage_in_every_language_is_whole() throws {
        let handbook = try handbook()
        let sections = try handbook.sections()
        XCTAssertGreaterThan(sections.count, 30)
        for language in ["en", "es"] {
            for section in sections {
                let article = try handbook.article(section: section, language: language)
                XCTAssertEqual(article.section, section)
                XCTAssertEqual(article.shown.tag, language)
                XCTAssertFalse(article.title.isBlank || article.plain.isBlank)
                guard case .sources = article.blocks.last else { return XCTFail("\(section): no source at the end") }
                XCTAssertTrue((1...article.of).contains(article.number))
                let lines = article.blocks.flatMap(\.lines)
                for line in lines {
                    XCTAssertFalse(line.contains { $0.text.isEmpty })
                    let text = line.map(\.text).joined()
                    XCTAssertTrue(article.plain.contains(text.trimmingCharacters(in: .whitespaces)), "\(section): \(text)")
                }
                let terms = lines.joined().compactMap { span in if case .term(_, let concept) = span { concept } else { nil } }
                XCTAssertTrue(Set(article.definitions.map(\.concept)).isSuperset(of: terms))
            }
        }
    }

    func test_marks_cover_their_words_characters_beyond_sixteen_bits_before_them_or_not() throws {
        let article = try open("sample", in: folder(self)).handbook.article(section: "p1", language: "en")
        XCTAssertEqual(
            article.blocks.first,
            .paragraph([
                .plain("Write the 😀 plan "), .strong("down"), .plain(" and "), .emphasis("keep"), .plain(" it; see "),
                .link("the next step", section: "p2"), .plain("."),
            ]))
    }

    func test_what_is_looked_for_is_cut_out_of_its_lines_ways_too_and_counted() throws {
        let handbook = try open("sample", in: folder(self)).handbook
        let article = try handbook.article(section: "p1", language: "en", now: day, sought: "plan step")
        XCTAssertEqual(
            article.blocks.first,
            .paragraph([
                .plain("Write the 😀 "), .sought(.plain("plan"), number: 1), .plain(" "), .strong("down"), .plain(" and "),
                .emphasis("keep"), .plain(" it; see "), .link("the next ", section: "p2"),
                .sought(.link("step", section: "p2"), number: 2), .plain("."),
            ]))
        XCTAssertGreaterThanOrEqual(article.matches, 2)
        for match in 1...article.matches { XCTAssertNotNil(article.line(of: match)) }
        XCTAssertEqual(try handbook.article(section: "p1", language: "en", now: day, sought: "qqqxyz").matches, 0)
        XCTAssertEqual(try handbook.article(section: "p1", language: "en").matches, 0)
    }

    func test_what_is_read_aloud_is_the_plain_text_block_by_block() throws {
        let handbook = try handbook()
        for section in try handbook.sections() {
            let article = try handbook.article(section: section, language: "es")
            XCTAssertEqual(article.spoken.map(\.text).joined(separator: "\n"), article.plain)
            let blocks = article.spoken.compactMap(\.block)
            XCTAssertEqual(blocks, blocks.sorted())
            XCTAssertTrue(blocks.allSatisfy(article.blocks.indices.contains))
            XCTAssertEqual(article.spoken.first?.block == nil, article.lead != nil, "the point has no block of its own")
        }
    }

    func test_a_moved_passage_is_shown_and_a_removed_one_named() throws {
        let handbook = try open("sample", in: folder(self)).handbook
        XCTAssertEqual(try handbook.article(section: "old1", language: nil).section, "p1")
        XCTAssertThrowsError(try handbook.article(section: "gone", language: "en")) { error in
            XCTAssertEqual(error as? Failure, Failure("error-removed-section", values: ["title": .words("Gone for good")]))
        }
        XCTAssertFails("error-unknown-section", try handbook.article(section: "never", language: nil))
        XCTAssertFails("error-unknown-section", try handbook.contents(topic: "never"))
    }

    func test_l16_a_passage_that_is_not_translated_says_so() throws {
        let handbook = try open("sample", preferred: ["ar"], in: folder(self)).handbook
        XCTAssertEqual(try handbook.article(section: "p1", language: nil).shown.direction, .rightToLeft)
        let missing = try handbook.article(section: "p2", language: nil).shown
        XCTAssertTrue(missing.fallback)
        XCTAssertEqual(missing.direction, .leftToRight)
    }

    func test_a_search_finds_passages_marks_words_and_corrects() throws {
        let handbook = try handbook()
        let found = try handbook.search(text: "safety plan", from: 0, count: 5)
        XCTAssertTrue((1...5).contains(found.hits.count))
        XCTAssertNil(found.correction)
        let pieces = found.hits.flatMap { $0.title + $0.snippet }
        XCTAssertTrue(pieces.contains { $0.matched && $0.text.lowercased() == "safety" })
        XCTAssertFalse(pieces.contains { $0.text.isEmpty })
        let next = try handbook.search(text: "safety plan", from: 5, count: 5)
        XCTAssertEqual(next.total, found.total)
        XCTAssertTrue(Set(next.hits.map(\.section)).isDisjoint(with: found.hits.map(\.section)))
        XCTAssertFalse(found.nearest)
        XCTAssertNotNil(try handbook.search(text: "saftey", from: 0, count: 5).correction)
        XCTAssertEqual(try handbook.search(text: "", from: 0, count: 5), Found())
        XCTAssertEqual(try handbook.search(text: "safety", from: 0, count: -1).hits, [])
        XCTAssertLessThanOrEqual(try handbook.search(text: "safety", from: 0, count: .max).hits.count, try handbook.sections().count)
    }

    func test_a_card_for_right_now_has_all_that_its_screen_draws() throws {
        let handbook = try open("sample", in: folder(self)).handbook
        let article = try handbook.article(section: "n2", language: "en")
        XCTAssertEqual(article.lead, "Help without an answer.")
        XCTAssertEqual(article.audience, .worker)
        XCTAssertEqual(article.calls, [LinkedCall(section: "d1", name: "Emergency services", phone: "911")])
        let boxes = article.blocks.compactMap { block in if case .boxed(let kind, _, _) = block { kind } else { nil } }
        XCTAssertEqual(boxes, [.do, .dont, .call, .write])
        XCTAssertTrue(article.blocks.contains(.say([
            Phrase(number: 1, spans: [.plain("\"You can stop at any time.\"")]),
            Phrase(number: 2, spans: [.plain("\"Would you like "), .strong("water"), .plain("?\"")]),
        ])))
        XCTAssertEqual(article.blocks.last, .sources(SourceMark(kind: .sheet, labels: ["Sheet, 6"])))
        XCTAssertTrue(article.namesNumbers)
        let reaches = article.blocks.flatMap(\.lines).map(article.reaches).filter { !$0.isEmpty }
        XCTAssertEqual(reaches, [article.calls.map(Reach.linked), [.own(.supervisor)]])
        let question = try handbook.article(section: "n1", language: "en").blocks[1]
        XCTAssertEqual(
            question,
            .decision(
                question: "What is happening?",
                answers: [Answer(text: "Someone is in danger", section: "d1"), Answer(text: "They won't talk", section: "n2")]))
    }

    func test_danger_has_its_numbers_at_hand() throws {
        let handbook = try open("sample", in: folder(self)).handbook
        let home = try handbook.home(now: day)
        XCTAssertEqual(home.calls, [Call(name: "Emergency services", phone: "911")])
        XCTAssertEqual(home.topics.filter(\.rightNow).map(\.id), ["now"])
        XCTAssertEqual(try handbook.contents(topic: "danger").sections.map(\.call), [home.calls[0]])
    }

    func test_a_phrase_is_in_the_familys_language_with_the_workers_own_and_says_where_it_is_from() throws {
        let handbook = try open("sample", in: folder(self)).handbook
        let phrase = try handbook.phrase(section: "n2", number: 2, theirs: "ar")
        XCTAssertEqual(phrase.large.text, "\"هل تريد ماء؟\"")
        XCTAssertEqual(phrase.large.shown.direction, .rightToLeft)
        XCTAssertEqual(phrase.beneath?.text, "\"Would you like water?\"")
        XCTAssertEqual(phrase.mark, SourceMark(kind: .sheet, labels: ["Sheet, 6"]))
        XCTAssertEqual(phrase.release, Release(version: 3, issued: "2026-01-01"))
        XCTAssertNil(try handbook.phrase(section: "n2", number: 2, theirs: "en").beneath)
        XCTAssertFails("error-unknown-section", try handbook.phrase(section: "n2", number: 3, theirs: "ar"))
        XCTAssertFails("error-unknown-section", try handbook.phrase(section: "d1", number: 1, theirs: "ar"))
    }

    func test_what_is_shared_says_how_far_to_trust_it_in_both_languages_its_source_and_its_release() throws {
        let handbook = try handbook()
        let words = try Words(handbook)
        let section = try handbook.sections()[5]
        let article = try handbook.article(section: section, language: "es")
        let lines = article.shared(words).components(separatedBy: "\n")
        XCTAssertEqual(lines.first, article.title)
        let spanish = try XCTUnwrap(words.in("es"))
        for told in [words.trust(article.shown), spanish.trust(article.shown), spanish.release(article.release)] {
            XCTAssertTrue(lines.contains(told), told)
        }
        XCTAssertNotEqual(words.trust(article.shown), spanish.trust(article.shown))
        for mark in article.marks { XCTAssertTrue(lines.contains(spanish.mark(mark))) }
        XCTAssertNil(words.in("tlh"))
    }

    func test_an_emergency_comes_first_with_whom_to_call() throws {
        let handbook = try open("sample", preferred: ["en"], in: folder(self)).handbook
        let found = try handbook.search(text: "gun", from: 0, count: 20)
        XCTAssertEqual(found.hits.first?.section, "d1")
        XCTAssertEqual(found.hits.first?.call, Call(name: "Emergency services", phone: "911"))
        XCTAssertNil(try handbook.search(text: "plan", from: 0, count: 20).hits.first?.call)
    }

    func test_every_word_of_the_interface_is_there_in_every_language() throws {
        let handbook = try handbook()
        for tongue in try handbook.tongues() {
            XCTAssertEqual(try handbook.speak(tag: tongue.tag), tongue)
            let words = try Words(handbook)
            for word in Word.allCases { XCTAssertFalse(words[word].isBlank, "\(tongue.tag): \(word.key)") }
        }
    }

    func test_every_sentence_of_the_interface_has_its_values_in_it() throws {
        let words = try Words(handbook())
        let release = OfferedRelease(version: 9, issued: "2026-01-02", reviewBy: "2027-01-02")
        let badge = Badge(agency: "County", version: 1, issued: "2026-01-02", reviewBy: "2027-01-02")
        let said: [String: [String]] = [
            words.position(3, of: 7): ["3", "7"],
            words.letters(130): ["130"],
            words.next("Safety"): ["Safety"],
            words.call("911"): ["911"],
            words.write(nil, to: "233733"): ["233733"],
            words.write("HELP", to: "233733"): ["HELP", "233733"],
            words.fallback(asked: "Tiếng Việt", shown: "English"): ["Tiếng Việt", "English"],
            words.completeness(50): ["50"],
            words.languageNow("Español"): ["Español"],
            words.reviewPassed("2027-11-24"): ["November 24, 2027"],
            words.results(12): ["12"],
            words.correction("safety"): ["safety"],
            words.damaged(3): ["3"],
            words.exported(4, numbers: 2, sealed: false): ["4", "2"],
            words.exported(4, numbers: 2, sealed: true): ["4", "2"],
            words.from("Office"): ["Office"],
            words.shelved("Office"): ["Office"],
            words.offered(release): ["9", "January 2, 2026"],
            words.have(release): ["9", "January 2, 2026"],
            words.restored(release): ["9", "January 2, 2026"],
            words.review(release): ["January 2, 2027"],
            words.beside("Office"): ["Office"],
            words.languagesGone(["English", "Español"]): ["English, Español"],
            words.olderThanSource(3): ["3"],
            words.from(badge): ["County"],
            words.release(badge): ["1", "January 2, 2027"],
            words.reviewPassed(badge): ["County", "January 2, 2027"],
            words.removeBeside("County"): ["County"],
            words.wipeAfter(5): ["5"],
            words.wait(30): ["30"],
            words.wait(300): ["5"],
            words.wait(7_200): ["2"],
            words.failure(Failure("error-install-delegation-over", values: ["agency": .words("County"), "date": .day("2026-01-02")])): [
                "County", "January 2, 2026",
            ],
            words.verified("2026-01-02", stale: false): ["January 2, 2026"],
            words.verified("2025-01-02", stale: true): ["January 2, 2025"],
            words.imported(ImportReport(added: 5, present: 6, skipped: 7)): ["5", "6", "7"],
            words.release(8): ["8"],
            words.issued("2026-01-02"): ["January 2, 2026"],
            words.reviewBy("no day"): ["no day"],
            words.failure(Failure("error-removed-section", values: ["title": .words("Old")])): ["Old"],
        ]
        for (sentence, values) in said { for value in values { XCTAssertTrue(sentence.contains(value), "\(value) in '\(sentence)'") } }
    }

    func test_every_failure_has_words() throws {
        let handbook = try handbook()
        let source = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Sources/DoorstepKit").standardized
        let files = FileManager.default.enumerator(at: source, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        let text = try files.filter { $0.pathExtension == "swift" }.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
        let keys = Set(text.matches(of: /"(error-[a-z-]+)"/).map { String($0.1) })
        XCTAssertGreaterThan(keys.count, 10)
        let words = ["title", "publisher", "agency", "date", "version", "newest"].map { ($0, Value.words("Old")) }
        let values = Dictionary(uniqueKeysWithValues: words + [("left", .count(4))])
        for key in keys { XCTAssertFalse(try handbook.format(key: key, values: values, tongue: nil).isBlank, key) }
    }
}
