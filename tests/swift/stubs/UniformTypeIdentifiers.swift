// A stand-in: see README.md.

public struct UTType: Sendable {
    public var identifier: String { fatalError() }
    public static var item: UTType { fatalError() }
    public static var utf8PlainText: UTType { fatalError() }
}
