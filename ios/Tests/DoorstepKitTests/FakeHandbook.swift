import Foundation

@testable import DoorstepKit

/// A handbook of two topics in two languages, held in memory; see `tests/shells/README.md`.
final class FakeHandbook: Handbook, @unchecked Sendable {
    struct World {
        var reading = "en"
        var spoken = "en"
        var searches: [String] = []
        /// How often a message was made.
        var formats = 0
        var gone: Set<String> = []
        var damaged = false
        /// The release that is read: the second has `s3` and not `s2`.
        var version: Int64 = 1
        /// Whether what `County` adds stands beside it.
        var beside = false
    }

    static let badge = Badge(agency: "County", version: 1, issued: "today", reviewBy: "today")

    private let lock = NSLock()
    private var now = World()
    private let tags = ["en", "ar"]
    private var sections: [(String, String)] {
        world { $0.version == 1 ? [("s1", "t1"), ("s2", "t1"), ("d1", "danger")] : [("s1", "t1"), ("d1", "danger"), ("s3", "t1")] }
            + (world { $0.beside } ? [("c1", "c")] : [])
    }

    /// Changes the world, or looks at it.
    @discardableResult
    func world<Answer>(_ look: (inout World) throws -> Answer) rethrows -> Answer {
        try lock.withLock { try look(&now) }
    }

    private var reading: String { world { $0.reading } }

    func home(now: Int64) throws -> Home {
        if world({ $0.damaged }) { throw Failure("error-pack-inside") }
        let beside = world { $0.beside }
        return Home(
            title: "Title in \(reading)", topics: [topic("danger", actNow: true), topic("t1")] + (beside ? [topic("c")] : []),
            calls: [Call(name: "Help", phone: "911")], languages: tags.map(language), reading: reading, reviewPassed: nil,
            overlays: beside ? [Overlay(id: "county", badge: Self.badge, reviewPassed: false)] : [])
    }

    private func topic(_ id: String, actNow: Bool = false) -> Topic {
        Topic(id: id, title: "Topic \(id)", summary: "About \(id)", actNow: actNow, sections: 2, badge: badge(id))
    }

    private func badge(_ topic: String) -> Badge? { topic == "c" ? Self.badge : nil }

    private func language(_ tag: String) -> Language {
        Language(tag: tag, endonym: tag.uppercased(), direction: direction(tag), percent: 100, outdated: 0, review: .draft)
    }

    private func direction(_ tag: String) -> Direction { tag == "ar" ? .rightToLeft : .leftToRight }

    func contents(topic id: String) throws -> Contents {
        Contents(
            topic: topic(id), sections: sections.filter { $0.1 == id }.map { Listed(section: $0.0, title: "Section \($0.0)") })
    }

    private func found(_ section: String) throws -> (String, String) {
        let gone = world { $0.gone }
        guard let found = sections.first(where: { $0.0 == section && !gone.contains(section) }) else {
            throw Failure("error-unknown-section")
        }
        return found
    }

    func article(section: String, language: String?, now: Int64, sought: String?) throws -> Article {
        let (id, topic) = try found(section)
        let tag = language ?? reading
        return Article(
            section: id, topic: topic, topicTitle: "Topic \(topic)", title: "Section \(id) in \(tag)",
            audience: topic == "t1" ? .family : .worker,
            blocks: [
                .checklist([[.plain("Do this")]]),
                .boxed(kind: .call, speaker: nil, blocks: [.paragraph([.own("Yours", number: .supervisor)])]), .sources(mark),
            ],
            plain: "Do this", spoken: [Spoken(block: 0, text: "Do this")], definitions: [], shown: shown(tag), previous: nil, next: Link(section: "s2", title: "Section s2"),
            number: 1, of: 2, release: release, badge: badge(topic))
    }

    func phrase(section: String, number: Int, theirs: String) throws -> ShownPhrase {
        let (id, _) = try found(section)
        guard (1...2).contains(number) else { throw Failure("error-unknown-section") }
        func text(_ tag: String) -> PhraseText { PhraseText(text: "Phrase \(number) of \(id) in \(tag)", shown: shown(tag)) }
        return ShownPhrase(
            section: id, number: number, of: 2, own: text(reading), theirs: text(theirs), mark: mark, release: release)
    }

    private let mark = SourceMark(kind: .sheet, labels: ["Sheet, 6"])
    private let release = Release(version: 1, issued: "today")

    private func shown(_ tag: String) -> Shown {
        Shown(tag: tag, endonym: tag.uppercased(), direction: direction(tag), fallback: false, freshness: .current, review: .draft)
    }

    func search(text: String, from: Int, count: Int) throws -> Found {
        world { $0.searches.append(from == 0 ? text : "\(text)+\(from)") }
        if text == "interrupted" { throw Interrupted() }
        if text == "broken" { throw Failure("error-pack-damaged") }
        let correction = text.hasSuffix("?") ? String(text.dropLast()) : nil
        let all = matches(correction ?? text)
        // What follows in `45~` begins with what was there before.
        let start = from > 0 && text.hasSuffix("~") ? from - 1 : from
        return Found(
            hits: Array(all.dropFirst(start).prefix(count)), total: all.count, nearest: text.hasPrefix("near "), correction: correction,
            rebuilt: text.hasPrefix("old "))
    }

    private func matches(_ text: String) -> [Hit] {
        if let many = Int(text.hasSuffix("~") ? String(text.dropLast()) : text) { return (1...many).map { hit("p\($0)") } }
        let urgent = text.hasPrefix("gun ")
        let wanted = urgent || text.hasPrefix("near ") || text.hasPrefix("old ") ? String(text.drop { $0 != " " }.dropFirst()) : text
        let gone = world { $0.gone }
        let found = sections.map(\.0).filter { !wanted.isBlank && $0.contains(wanted) && !gone.contains($0) }.map { hit($0) }
        return urgent ? [hit("d1", call: Call(name: "Help", phone: "911"))] + found : found
    }

    private func hit(_ section: String, call: Call? = nil) -> Hit {
        Hit(
            section: section, title: [Piece(text: section, matched: true)], topicTitle: "Topic", snippet: [], shown: shown(reading),
            call: call, badge: section.hasPrefix("c") ? Self.badge : nil)
    }

    func interrupt() {}

    func read(tag: String) throws -> String {
        world { $0.reading = tag }
        return tag
    }

    func speak(tag: String) throws -> Tongue {
        if tag == "und" { throw Failure("error-no-language") }
        let known = tags.first { tag == $0 || tag.hasPrefix($0 + "-") }
        world { $0.spoken = known ?? "en" }
        return try tongue()
    }

    func tongue() throws -> Tongue {
        let tag = world { $0.spoken }
        return Tongue(tag: tag, endonym: tag.uppercased(), direction: direction(tag))
    }

    func tongues() throws -> [Tongue] {
        tags.map { Tongue(tag: $0, endonym: $0.uppercased(), direction: direction($0)) }
    }

    func strings(keys: [String], tongue: String?) throws -> [String] {
        let spoken = tongue ?? world { $0.spoken }
        return keys.map { "\($0) in \(spoken)" }
    }

    func format(key: String, values: [String: Value], tongue: String?) throws -> String {
        world { $0.formats += 1 }
        let named = values.sorted { $0.key < $1.key }.map { name, value in
            switch value {
            case .words(let text): "\(name)=\(text)"
            case .count(let count): "\(name)=\(count)"
            case .day(let day): "\(name)=\(day) as it came"
            }
        }
        return "\(key) {\(named.joined(separator: ", "))}" + (tongue.map { " in \($0)" } ?? "")
    }

    func pack() throws -> PackInfo {
        PackInfo(title: "Title", version: world { $0.version }, issued: "2026-11-24", reviewBy: "2027-11-24", languages: [language("en")], sources: [])
    }
}
