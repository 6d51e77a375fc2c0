import DoorstepKit
import XCTest

@testable import Doorstep

final class LayersTests: XCTestCase {
    private var layers = Layers()

    private var places: [Place] { layers.all.map(\.id.place) }

    func test_what_going_back_leads_to_stays() {
        let home = Navigation()
        let topic = home.open(.topic("t1"))
        layers.take(.search, at: home)
        layers.take(.saved, at: topic)
        XCTAssertEqual(places, [.root(.handbook), .topic("t1")])
        XCTAssertEqual(layers.top?.place, .topic("t1"))
        XCTAssertEqual(layers.beneath?.place, .root(.handbook))
        layers.take(.search, at: topic.back())
        XCTAssertEqual(places, [.root(.handbook)])
        XCTAssertNil(layers.beneath)
    }

    func test_a_step_to_a_neighbour_takes_its_place() {
        let first = Navigation().open(.article("s1"))
        layers.take(.search, at: Navigation())
        layers.take(.privacy, at: first)
        layers.take(.privacy, at: first.turn(.article("s2")))
        XCTAssertEqual(places, [.root(.handbook), .article("s2")])
    }

    func test_the_same_passage_twice_on_the_way_is_two_layers() {
        var at = Navigation()
        for place in [Place.article("s1"), .article("s2"), .article("s1")] {
            layers.take(.privacy, at: at)
            at = at.open(place)
        }
        layers.take(.privacy, at: at)
        XCTAssertEqual(Set(layers.all.map(\.id)).count, 4)
    }

    func test_what_is_looked_for_on_a_page_makes_no_other_one() {
        let at = Navigation().open(.article("s1"))
        layers.take(.search, at: Navigation())
        layers.take(.privacy, at: at)
        let page = layers.top
        layers.take(.privacy, at: at.turn(.article("s1", sought: Sought(words: "plan", typed: true))))
        XCTAssertEqual(layers.top, page)
        XCTAssertEqual(places, [.root(.handbook), .article("s1")])
    }

    func test_another_tab_is_left_as_it_was() {
        let topic = Navigation().open(.topic("t1"))
        layers.take(.search, at: Navigation())
        layers.take(.saved, at: topic)
        layers.take(.search, at: topic.select(.search))
        XCTAssertEqual(Set(places), [.root(.handbook), .topic("t1"), .root(.search)])
        XCTAssertNil(layers.beneath, "the handbook is no part of the search's way")
    }

    func test_a_sheet_is_no_step_on_the_way() {
        layers.take(.search, at: Navigation())
        layers.take(.search, at: Navigation().raise(.language))
        XCTAssertEqual(places, [.root(.handbook)])
    }

    func test_a_shown_card_leaves_all_as_it_was() {
        let at = Navigation().open(.article("s1"))
        layers.take(.search, at: Navigation())
        layers.take(.privacy, at: at)
        layers.take(.search, at: at.show(Show(section: "s1", language: nil)))
        XCTAssertEqual(layers.all.last?.screen, .privacy)
    }
}
