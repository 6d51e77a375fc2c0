import DoorstepKit
import Foundation

/// Where a word inside a passage leads, as an address that only this app's own text views ever see.
enum Way: Equatable {
    case section(String)
    case term(String)
    case own(OwnNumber)

    init?(_ url: URL) {
        let id = URLComponents(url: url, resolvingAgainstBaseURL: false)?.path ?? ""
        switch url.scheme {
        case Self.sectionScheme: self = .section(id)
        case Self.termScheme: self = .term(id)
        case Self.ownScheme:
            guard let number = OwnNumber(rawValue: id) else { return nil }
            self = .own(number)
        default: return nil
        }
    }

    var url: URL? {
        var parts = URLComponents()
        switch self {
        case .section(let id): (parts.scheme, parts.path) = (Self.sectionScheme, id)
        case .term(let id): (parts.scheme, parts.path) = (Self.termScheme, id)
        case .own(let number): (parts.scheme, parts.path) = (Self.ownScheme, number.rawValue)
        }
        return parts.url
    }

    private static let sectionScheme = "section"
    private static let termScheme = "term"
    private static let ownScheme = "own"
}
