import XCTest

@testable import DoorstepKit

final class ArticleTests: XCTestCase {
    private func article(_ blocks: [Block]) -> Article {
        let shown = Shown(tag: "en", endonym: "English", direction: .leftToRight, fallback: false, freshness: .current, review: .draft)
        return Article(
            section: "s", topic: "t", topicTitle: "Topic", title: "Title", blocks: blocks, plain: "", definitions: [], shown: shown,
            previous: nil, next: nil, number: 1, of: 1, release: Release(version: 1, issued: "today"))
    }

    private func contact(_ phone: String?, urgent: Bool) -> Block { .contact(Contact(name: "Help", phone: phone, urgent: urgent)) }

    private func sought(_ number: Int) -> Span { .sought(.plain("word"), number: number) }

    func test_a_match_is_found_by_the_first_one_of_its_line_wherever_that_stands() {
        let one = article([
            .paragraph([.plain("a "), sought(1), sought(2)]),
            .pairs(left: [sought(3)], right: [], rows: [Row(left: [.plain("a")], right: [sought(4)])]),
            .boxed(kind: .do, speaker: nil, blocks: [.items(ordered: false, [[.plain("a")], [sought(5)]])]),
        ])
        XCTAssertEqual((1...6).map(one.line), [1, 1, 3, 4, 5, nil])
    }

    func test_an_urgent_number_comes_first_where_it_stands_further_down() {
        let call = Call(name: "Help", phone: "911")
        let text = Block.paragraph([.plain("a")])
        XCTAssertEqual(article([text, contact("1", urgent: false), contact("911", urgent: true)]).urgentCall, call)
        XCTAssertNil(article([.lead("a"), contact("911", urgent: true)]).urgentCall, "it is the first thing already")
        XCTAssertNil(article([text, contact(nil, urgent: true)]).urgentCall)
        XCTAssertNil(article([text, contact("1", urgent: false)]).urgentCall)
    }

    func test_words_that_were_looked_for_still_lead_where_they_led() {
        let line: [Span] = [.sought(.own("supervisor", number: .supervisor), number: 1), .plain(" now")]
        XCTAssertEqual(article([.paragraph(line)]).reaches(line), [.own(.supervisor)])
        XCTAssertTrue(article([.paragraph(line)]).namesNumbers)
        XCTAssertEqual(line.map(\.text).joined(), "supervisor now")
    }
}
