import XCTest

@testable import DoorstepKit

/// The behaviour that both shells share: the table in `tests/shells`.
final class TableTests: XCTestCase {
    func testEveryCase() async throws {
        let cases = try Case.all()
        XCTAssertGreaterThan(cases.count, 25)
        for one in cases { await check(one) }
    }
}

@MainActor
private func check(_ one: Case) async {
    do {
        let stage = try await Stage()
        for line in one.lines {
            guard line.expects else {
                try await stage.run(line)
                continue
            }
            let seen = try stage.see(line.words[0])
            XCTAssertEqual(seen ?? "-", line.rest(after: 1) ?? "-", "\(line.place) \(line.words[0]): \(one.name)")
        }
    } catch {
        XCTFail("\(one.name): \(error)")
    }
}
