// A stand-in: see README.md.
@_exported import Foundation
import UniformTypeIdentifiers

public struct Selector: Sendable {}
public func NSStringFromSelector(_ selector: Selector) -> String { fatalError() }

// Colours and letters

open class UIColor: NSObject, @unchecked Sendable {
    public convenience init(red: CGFloat, green: CGFloat, blue: CGFloat, alpha: CGFloat) { fatalError() }
    public convenience init(dynamicProvider: @escaping @Sendable (UITraitCollection) -> UIColor) { fatalError() }
    public class var clear: UIColor { fatalError() }
}

public enum UIUserInterfaceStyle: Int, Sendable { case unspecified, light, dark }

open class UITraitCollection: NSObject, @unchecked Sendable {
    open var userInterfaceStyle: UIUserInterfaceStyle { fatalError() }
}

open class UIFont: NSObject, @unchecked Sendable {
    public struct TextStyle: Sendable {
        public static var body: TextStyle { fatalError() }
    }

    open class func systemFont(ofSize size: CGFloat) -> UIFont { fatalError() }
    open var lineHeight: CGFloat { fatalError() }
}

open class UIFontMetrics: NSObject {
    public init(forTextStyle style: UIFont.TextStyle) {}
    open func scaledFont(for font: UIFont) -> UIFont { fatalError() }
}

// Views

@MainActor open class UIResponder: NSObject {
    open var isFirstResponder: Bool { fatalError() }
    @discardableResult open func becomeFirstResponder() -> Bool { fatalError() }
    @discardableResult open func resignFirstResponder() -> Bool { fatalError() }
    open func reloadInputViews() {}
    open func canPerformAction(_ action: Selector, withSender sender: Any?) -> Bool { fatalError() }
    public static let keyboardWillShowNotification = Notification.Name(rawValue: "")
    public static let keyboardWillHideNotification = Notification.Name(rawValue: "")
    override nonisolated public init() {}
}

public struct UILayoutPriority: Sendable {
    public static let defaultLow = UILayoutPriority()
}

public struct UIEdgeInsets: Sendable {
    public static var zero: UIEdgeInsets { fatalError() }
}

extension NSLayoutConstraint {
    public enum Axis: Int, Sendable { case horizontal, vertical }
}

open class NSLayoutConstraint: NSObject {}

open class UIView: UIResponder {
    public init(frame: CGRect) { super.init() }
    public required init?(coder: NSCoder) { fatalError() }
    open var backgroundColor: UIColor?
    open var tintColor: UIColor!
    open var isHidden = false
    open var bounds: CGRect { fatalError() }
    open var accessibilityLabel: String?
    @discardableResult open func endEditing(_ force: Bool) -> Bool { fatalError() }
    open func sizeThatFits(_ size: CGSize) -> CGSize { fatalError() }
    open func setContentCompressionResistancePriority(_ priority: UILayoutPriority, for axis: NSLayoutConstraint.Axis) {}
}

open class NSTextContainer: NSObject {
    open var lineFragmentPadding: CGFloat = 0
}

open class UITextPosition: NSObject {}
open class UITextRange: NSObject {}

public enum UITextAutocorrectionType: Int, Sendable { case `default`, no, yes }
public enum UITextSpellCheckingType: Int, Sendable { case `default`, no, yes }
public enum UITextSmartQuotesType: Int, Sendable { case `default`, no, yes }
public enum UITextSmartDashesType: Int, Sendable { case `default`, no, yes }
public enum UITextSmartInsertDeleteType: Int, Sendable { case `default`, no, yes }
public enum UITextInlinePredictionType: Int, Sendable { case `default`, no, yes }
public enum UIWritingToolsBehavior: Int, Sendable { case none = -1, `default`, complete, limited }
public enum UITextAutocapitalizationType: Int, Sendable { case none, words, sentences, allCharacters }
public enum UIReturnKeyType: Int, Sendable { case `default`, go, search, done }
public enum UIKeyboardType: Int, Sendable { case `default`, asciiCapable, numbersAndPunctuation, numberPad }

open class UIDragInteraction: NSObject {
    @MainActor open var isEnabled = true
}

@MainActor public protocol UITextViewDelegate: AnyObject {
    func textViewDidChange(_ textView: UITextView)
    func textView(_ textView: UITextView, shouldChangeTextIn range: NSRange, replacementText text: String) -> Bool
}

open class UIAction: NSObject {
    @MainActor public convenience init(handler: @escaping @MainActor (UIAction) -> Void) { fatalError() }
}

open class UIControl: UIView {
    public struct Event: OptionSet, Sendable {
        public let rawValue: UInt
        public init(rawValue: UInt) { self.rawValue = rawValue }
        public static let editingChanged = Event(rawValue: 1)
        public static let editingDidEndOnExit = Event(rawValue: 2)
    }

    override public init(frame: CGRect) { super.init(frame: frame) }
    public required init?(coder: NSCoder) { fatalError() }
    open func addAction(_ action: UIAction, for events: Event) {}
}

open class UITextField: UIControl {
    override public init(frame: CGRect) { super.init(frame: frame) }
    public required init?(coder: NSCoder) { fatalError() }
    open var text: String?
    open var font: UIFont?
    open var textColor: UIColor?
    open var adjustsFontForContentSizeCategory = false
    open var isSecureTextEntry = false
    open var returnKeyType: UIReturnKeyType = .default
    open var keyboardType: UIKeyboardType = .default
    open var autocapitalizationType: UITextAutocapitalizationType = .sentences
    open var autocorrectionType: UITextAutocorrectionType = .default
    open var spellCheckingType: UITextSpellCheckingType = .default
}

open class UITextView: UIView {
    public init(frame: CGRect, textContainer: NSTextContainer?) { super.init(frame: frame) }
    public required init?(coder: NSCoder) { fatalError() }
    weak open var delegate: (any UITextViewDelegate)?
    open var text: String!
    open var font: UIFont?
    open var textColor: UIColor?
    open var adjustsFontForContentSizeCategory = false
    open var textContainerInset: UIEdgeInsets = .zero
    open var textContainer: NSTextContainer { fatalError() }
    open var isScrollEnabled = true
    open var returnKeyType: UIReturnKeyType = .default
    open var keyboardType: UIKeyboardType = .default
    open var autocapitalizationType: UITextAutocapitalizationType = .sentences
    open var autocorrectionType: UITextAutocorrectionType = .default
    open var spellCheckingType: UITextSpellCheckingType = .default
    open var smartQuotesType: UITextSmartQuotesType = .default
    open var smartDashesType: UITextSmartDashesType = .default
    open var smartInsertDeleteType: UITextSmartInsertDeleteType = .default
    open var inlinePredictionType: UITextInlinePredictionType = .default
    open var writingToolsBehavior: UIWritingToolsBehavior = .default
    open var textDragInteraction: UIDragInteraction? { fatalError() }
    open var selectedTextRange: UITextRange?
    open func text(in range: UITextRange) -> String? { fatalError() }
    open func deleteBackward() {}
    open func copy(_ sender: Any?) {}
    open func cut(_ sender: Any?) {}
}

extension UIWindow {
    public struct Level: Sendable {
        public static let alert = Level()
        public static func + (left: Level, right: CGFloat) -> Level { fatalError() }
    }
}

open class UIWindow: UIView {
    public init(windowScene: UIWindowScene) { super.init(frame: .zero) }
    public required init?(coder: NSCoder) { fatalError() }
    open var windowLevel: Level = .alert
    open var rootViewController: UIViewController?
}

// Pages

@MainActor open class UIViewController: UIResponder {
    open var view: UIView! { fatalError() }
    open var presentedViewController: UIViewController? { fatalError() }
    open var popoverPresentationController: UIPopoverPresentationController? { fatalError() }
    open func present(_ page: UIViewController, animated flag: Bool, completion: (() -> Void)? = nil) {}
    open func dismiss(animated flag: Bool, completion: (() -> Void)? = nil) {}
    override nonisolated public init() {}
}

@MainActor open class UIPopoverPresentationController: NSObject {
    open var sourceView: UIView?
    open var sourceRect: CGRect = .zero
}

open class UIActivity: NSObject {
    public struct ActivityType: Hashable, Sendable {
        public static let copyToPasteboard = ActivityType()
    }
}

open class UIActivityViewController: UIViewController {
    public init(activityItems: [Any], applicationActivities: [UIActivity]?) { super.init() }
    open var excludedActivityTypes: [UIActivity.ActivityType]?
}

@MainActor public protocol UIDocumentPickerDelegate: AnyObject {
    func documentPicker(_ controller: UIDocumentPickerViewController, didPickDocumentsAt urls: [URL])
    func documentPickerWasCancelled(_ controller: UIDocumentPickerViewController)
}

open class UIDocumentPickerViewController: UIViewController {
    public init(forOpeningContentTypes contentTypes: [UTType], asCopy: Bool = false) { super.init() }
    public init(forExporting urls: [URL], asCopy: Bool = false) { super.init() }
    weak open var delegate: (any UIDocumentPickerDelegate)?
}

// The app and its scenes

open class UIPasteboard: NSObject, @unchecked Sendable {
    public struct OptionsKey: Hashable, Sendable {
        public static let localOnly = OptionsKey()
        public static let expirationDate = OptionsKey()
    }

    open class var general: UIPasteboard { fatalError() }
    open func setItems(_ items: [[String: Any]], options: [OptionsKey: Any] = [:]) {}
}

public enum UIAccessibility {
    public struct Notification: Sendable {
        public static let announcement = Notification()
        public static let screenChanged = Notification()
    }

    @MainActor public static func post(notification: Notification, argument: Any?) {}
    @MainActor public static var isGuidedAccessEnabled: Bool { fatalError() }
    @MainActor public static var isVoiceOverRunning: Bool { fatalError() }
    @MainActor public static var isSwitchControlRunning: Bool { fatalError() }
}

@MainActor open class UISceneSession: NSObject {
    public struct Role: Sendable {}
    open var role: Role { fatalError() }
}

@MainActor open class UISceneConfiguration: NSObject {
    public init(name: String?, sessionRole: UISceneSession.Role) {}
    open var delegateClass: AnyClass?
}

@MainActor open class UIScene: UIResponder {
    @MainActor open class ConnectionOptions: NSObject {}
}

open class UIWindowScene: UIScene {
    open var keyWindow: UIWindow? { fatalError() }
}

@MainActor public protocol UISceneDelegate: AnyObject {}

@MainActor public protocol UIWindowSceneDelegate: UISceneDelegate {
    func scene(_ scene: UIScene, willConnectTo session: UISceneSession, options: UIScene.ConnectionOptions)
    func sceneWillResignActive(_ scene: UIScene)
    func sceneDidBecomeActive(_ scene: UIScene)
}

@MainActor public protocol UIApplicationDelegate: AnyObject {
    func application(
        _ application: UIApplication, configurationForConnecting session: UISceneSession, options: UIScene.ConnectionOptions
    ) -> UISceneConfiguration
    func application(
        _ application: UIApplication, shouldAllowExtensionPointIdentifier identifier: UIApplication.ExtensionPointIdentifier
    ) -> Bool
}

public struct UIBackgroundTaskIdentifier: Hashable, Sendable {
    public static let invalid = UIBackgroundTaskIdentifier()
}

open class UIApplication: UIResponder {
    public struct ExtensionPointIdentifier: Hashable, Sendable {
        public static let keyboard = ExtensionPointIdentifier()
    }

    public struct OpenExternalURLOptionsKey: Hashable, Sendable {}

    open class var shared: UIApplication { fatalError() }
    open var isIdleTimerDisabled = false
    open var connectedScenes: Set<UIScene> { fatalError() }
    open func beginBackgroundTask(expirationHandler handler: (@MainActor @Sendable () -> Void)? = nil) -> UIBackgroundTaskIdentifier {
        fatalError()
    }
    open func endBackgroundTask(_ identifier: UIBackgroundTaskIdentifier) {}
    open func open(_ url: URL, options: [OpenExternalURLOptionsKey: Any] = [:]) async -> Bool { fatalError() }
}
