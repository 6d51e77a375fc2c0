import Foundation

/// A number up to the first sign that some dialers obey at once, as in `*#06#`: it comes from a file.
func dialable(_ number: String) -> String {
    String(number.prefix { $0.isLetter || $0.isNumber || "+-.() ".contains($0) })
}

/// What the phone calls, after it has asked. A number of the worker's own is handed over whole: the signs for a pause, a wait or an
/// extension are theirs. Where the phone takes one of them for an order, it calls nothing.
func dialing(own number: String) -> URL? {
    number.addingPercentEncoding(withAllowedCharacters: plain).flatMap { URL(string: "tel:" + $0) }
}

private let plain = CharacterSet(charactersIn: "0123456789+*,;")

/// What the phone calls, after it has asked.
func dialing(_ number: String) -> URL? {
    var parts = URLComponents()
    parts.scheme = "tel"
    parts.path = dialable(number).filter { !$0.isWhitespace }
    return parts.url
}
