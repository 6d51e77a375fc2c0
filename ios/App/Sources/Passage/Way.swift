import Foundation

/// Where a word inside a passage leads, as an address that only this app's own text views ever see.
enum Way: Equatable {
    case section(String)
    case term(String)

    init?(_ url: URL) {
        let id = URLComponents(url: url, resolvingAgainstBaseURL: false)?.path ?? ""
        switch url.scheme {
        case Self.sectionScheme: self = .section(id)
        case Self.termScheme: self = .term(id)
        default: return nil
        }
    }

    var url: URL? {
        var parts = URLComponents()
        switch self {
        case .section(let id): (parts.scheme, parts.path) = (Self.sectionScheme, id)
        case .term(let id): (parts.scheme, parts.path) = (Self.termScheme, id)
        }
        return parts.url
    }

    private static let sectionScheme = "section"
    private static let termScheme = "term"
}
