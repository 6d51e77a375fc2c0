import Foundation

/// A number up to the first sign that some dialers obey at once, as in `*#06#`: it comes from a file.
func dialable(_ number: String) -> String {
    String(number.prefix { $0.isLetter || $0.isNumber || "+-.() ".contains($0) })
}

/// What the phone calls, after it has asked.
func dialing(_ number: String) -> URL? {
    var parts = URLComponents()
    parts.scheme = "tel"
    parts.path = dialable(number).filter { !$0.isWhitespace }
    return parts.url
}
