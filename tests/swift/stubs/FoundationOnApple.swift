// A stand-in: see README.md. What Foundation has on Apple's systems alone; every file of the app sees it.
import Foundation

extension URL {
    public static var applicationSupportDirectory: URL { fatalError() }
    public func startAccessingSecurityScopedResource() -> Bool { fatalError() }
    public func stopAccessingSecurityScopedResource() {}
}

public protocol NSFilePresenter: AnyObject {}

open class NSFileCoordinator: NSObject {
    public struct ReadingOptions: OptionSet, Sendable {
        public let rawValue: UInt
        public init(rawValue: UInt) { self.rawValue = rawValue }
    }

    public init(filePresenter: (any NSFilePresenter)?) {}
    open func coordinate(
        readingItemAt url: URL, options: ReadingOptions = [], error: UnsafeMutablePointer<NSError?>?, byAccessor reader: (URL) -> Void
    ) {}
}

extension NotificationCenter {
    public struct Publisher {}
    public func publisher(for name: Notification.Name, object: AnyObject? = nil) -> Publisher { fatalError() }
}

public struct InlinePresentationIntent: OptionSet, Hashable, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let emphasized = InlinePresentationIntent(rawValue: 1)
    public static let stronglyEmphasized = InlinePresentationIntent(rawValue: 2)
}

extension AttributeScopes {
    public struct PresentationAttributes: AttributeScope {
        public enum Inline: AttributedStringKey {
            public typealias Value = InlinePresentationIntent
            public static let name = "NSInlinePresentationIntent"
        }

        public let inlinePresentationIntent: Inline
    }
}

extension AttributeDynamicLookup {
    public subscript<Key: AttributedStringKey>(dynamicMember path: KeyPath<AttributeScopes.PresentationAttributes, Key>) -> Key { fatalError() }
}
