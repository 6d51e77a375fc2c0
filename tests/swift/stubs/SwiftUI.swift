// A stand-in: see README.md. What is `Nothing` here is some type of Apple's own there.
@_exported import Foundation
import FoundationOnApple
@_exported import UIKit

// Views

@MainActor @preconcurrency public protocol View {
    associatedtype Body: View
    @ViewBuilder @MainActor @preconcurrency var body: Self.Body { get }
}

extension Never: View {
    public var body: Never { fatalError() }
}

public struct Nothing: View, Sendable {
    nonisolated init() {}
    public var body: Never { fatalError() }
}

public struct EmptyView: View {
    nonisolated public init() {}
    public var body: Never { fatalError() }
}

public struct TupleView<each Content: View>: View {
    public var body: Never { fatalError() }
}

public struct Either<First: View, Second: View>: View {
    public var body: Never { fatalError() }
}

extension Optional: View where Wrapped: View {
    public var body: Never { fatalError() }
}

@resultBuilder public struct ViewBuilder {
    public static func buildExpression<Content: View>(_ content: Content) -> Content { content }
    public static func buildBlock() -> EmptyView { fatalError() }
    public static func buildBlock<Content: View>(_ content: Content) -> Content { content }
    public static func buildBlock<each Content: View>(_ content: repeat each Content) -> TupleView<repeat each Content> { fatalError() }
    public static func buildIf<Content: View>(_ content: Content?) -> Content? { content }
    public static func buildEither<First: View, Second: View>(first: First) -> Either<First, Second> { fatalError() }
    public static func buildEither<First: View, Second: View>(second: Second) -> Either<First, Second> { fatalError() }
    public static func buildLimitedAvailability<Content: View>(_ content: Content) -> Nothing { fatalError() }
}

@MainActor @preconcurrency public protocol ViewModifier {
    associatedtype Body: View
    typealias Content = Nothing
    @ViewBuilder @MainActor @preconcurrency func body(content: Content) -> Self.Body
}

// What a view reads

@MainActor @preconcurrency public protocol DynamicProperty {}

@propertyWrapper public struct State<Value>: DynamicProperty {
    nonisolated public init(wrappedValue: Value) {}
    nonisolated public init(initialValue: Value) {}
    public var wrappedValue: Value {
        get { fatalError() }
        nonmutating set {}
    }
    public var projectedValue: Binding<Value> { fatalError() }
}

@propertyWrapper @dynamicMemberLookup public struct Binding<Value> {
    @preconcurrency public init(get: @escaping @isolated(any) @Sendable () -> Value, set: @escaping @isolated(any) @Sendable (Value) -> Void) {}
    public static func constant(_ value: Value) -> Binding<Value> { fatalError() }
    public var wrappedValue: Value {
        get { fatalError() }
        nonmutating set {}
    }
    public var projectedValue: Binding<Value> { self }
    public subscript<Part>(dynamicMember path: WritableKeyPath<Value, Part>) -> Binding<Part> { fatalError() }
}

@propertyWrapper public struct Environment<Value>: DynamicProperty {
    nonisolated public init(_ path: KeyPath<EnvironmentValues, Value>) {}
    public var wrappedValue: Value { fatalError() }
}

@propertyWrapper public struct ScaledMetric<Value: BinaryFloatingPoint>: DynamicProperty {
    nonisolated public init(wrappedValue: Value, relativeTo style: Font.TextStyle) {}
    public var wrappedValue: Value { fatalError() }
}

public protocol ObservableObject: AnyObject {}

@propertyWrapper public struct Published<Value> {
    public init(wrappedValue: Value) {}
    public init(initialValue: Value) {}
    @available(*, unavailable) public var wrappedValue: Value {
        get { fatalError() }
        set {}
    }
    public static subscript<Owner: ObservableObject>(
        _enclosingInstance owner: Owner, wrapped wrapped: ReferenceWritableKeyPath<Owner, Value>,
        storage storage: ReferenceWritableKeyPath<Owner, Published<Value>>
    ) -> Value {
        get { fatalError() }
        set {}
    }
}

@MainActor @preconcurrency @propertyWrapper public struct ObservedObject<Object: ObservableObject>: DynamicProperty {
    public init(wrappedValue: Object) { fatalError() }
    public var wrappedValue: Object
}

@MainActor @preconcurrency @propertyWrapper public struct StateObject<Object: ObservableObject>: DynamicProperty {
    nonisolated public init(wrappedValue thunk: @autoclosure @escaping () -> Object) {}
    public var wrappedValue: Object { fatalError() }
}

@MainActor @preconcurrency @propertyWrapper public struct EnvironmentObject<Object: ObservableObject>: DynamicProperty {
    nonisolated public init() {}
    public var wrappedValue: Object { fatalError() }
}

public protocol EnvironmentKey {
    associatedtype Value
    static var defaultValue: Value { get }
}

public struct EnvironmentValues {
    public subscript<Key: EnvironmentKey>(key: Key.Type) -> Key.Value {
        get { fatalError() }
        set {}
    }
    public var layoutDirection: LayoutDirection { get { fatalError() } set {} }
    public var locale: Locale { get { fatalError() } set {} }
    public var dynamicTypeSize: DynamicTypeSize { get { fatalError() } set {} }
    public var horizontalSizeClass: UserInterfaceSizeClass? { get { fatalError() } set {} }
    public var scenePhase: ScenePhase { get { fatalError() } set {} }
    public var isEnabled: Bool { get { fatalError() } set {} }
    public var editMode: Binding<EditMode>? { get { fatalError() } set {} }
    public var defaultMinListRowHeight: CGFloat { get { fatalError() } set {} }
    public var openURL: OpenURLAction { get { fatalError() } set {} }
}

public enum EditMode: Sendable { case inactive, transient, active }
public enum ColorScheme: Sendable { case light, dark }
public enum LayoutDirection: Hashable, Sendable { case leftToRight, rightToLeft }
public enum UserInterfaceSizeClass: Hashable, Sendable { case compact, regular }
public enum ScenePhase: Comparable, Sendable { case background, inactive, active }

public enum DynamicTypeSize: Hashable, Sendable {
    case xSmall, large, accessibility1
    public var isAccessibilitySize: Bool { fatalError() }
}

@MainActor @preconcurrency public struct OpenURLAction {
    public struct Result: Sendable {
        public static let handled = Result()
        public static let discarded = Result()
        public static let systemAction = Result()
    }

    nonisolated public init(handler: @escaping (URL) -> Result) {}
}

// The app

@MainActor @preconcurrency public protocol Scene {
    associatedtype Body: Scene
    @SceneBuilder @MainActor @preconcurrency var body: Self.Body { get }
}

extension Never: Scene {}

@resultBuilder public struct SceneBuilder {
    public static func buildBlock<Content: Scene>(_ content: Content) -> Content { content }
}

@MainActor @preconcurrency public protocol App {
    associatedtype Body: Scene
    @SceneBuilder @MainActor @preconcurrency var body: Self.Body { get }
    init()
}

extension App {
    public static func main() {}
}

public struct WindowGroup<Content: View>: Scene {
    public init(@ViewBuilder content: () -> Content) {}
    public var body: Never { fatalError() }
}

@MainActor @preconcurrency @propertyWrapper public struct UIApplicationDelegateAdaptor<Delegate: NSObject & UIApplicationDelegate>: DynamicProperty {
    public init(_ type: Delegate.Type) {}
    public var wrappedValue: Delegate { fatalError() }
}

// Colours, letters, shapes

public protocol ShapeStyle: Sendable {}

public struct Color: ShapeStyle, Hashable, Sendable {
    public init(uiColor: UIColor) {}
    public static var clear: Color { fatalError() }
}

extension Color: View {
    public var body: Never { fatalError() }
}

extension UIColor {
    public convenience init(_ color: Color) { fatalError() }
}

public struct Font: Hashable, Sendable {
    public enum TextStyle: Hashable, Sendable { case largeTitle, title, title2, body, subheadline }
    public static func system(_ style: TextStyle) -> Font { fatalError() }
    public static func system(size: CGFloat) -> Font { fatalError() }
    public func bold() -> Font { fatalError() }
}

public protocol Shape: View, Sendable {}

extension Shape {
    public var body: Nothing { fatalError() }
    public func fill<Style: ShapeStyle>(_ style: Style) -> some View { Nothing() }
    public func stroke<Style: ShapeStyle>(_ style: Style, lineWidth: CGFloat = 1) -> some View { Nothing() }
    public func trim(from start: CGFloat = 0, to end: CGFloat = 1) -> some Shape { Rectangle() }
}

public struct Rectangle: Shape { nonisolated public init() {} }
public struct Circle: Shape { nonisolated public init() {} }
public struct Capsule: Shape { nonisolated public init() {} }
public struct RoundedRectangle: Shape { nonisolated public init(cornerRadius: CGFloat) {} }

public struct Angle: Sendable {
    public static func degrees(_ degrees: Double) -> Angle { fatalError() }
}

public struct Animation: Sendable {
    public static func linear(duration: TimeInterval) -> Animation { fatalError() }
}

// Text

public struct LocalizedStringKey: ExpressibleByStringInterpolation {
    public init(_ value: String) {}
    public init(stringLiteral value: String) {}
}

public struct Text: Sendable {
    public struct LineStyle: Hashable, Sendable {
        public enum Pattern: Sendable { case solid, dot, dash }
        public init(pattern: Pattern = .solid, color: Color? = nil) {}
        public static let single = LineStyle()
    }

    public init<Content: StringProtocol>(_ content: Content) {}
    public init(_ content: AttributedString) {}
    public init(_ key: LocalizedStringKey) {}
}

extension Text: View {
    public var body: Never { fatalError() }
}

extension AttributeScopes {
    public struct SwiftUIAttributes: AttributeScope {
        public enum ForegroundColor: AttributedStringKey {
            public typealias Value = Color
            public static let name = "SwiftUI.ForegroundColor"
        }
        public enum BackgroundColor: AttributedStringKey {
            public typealias Value = Color
            public static let name = "SwiftUI.BackgroundColor"
        }
        public enum Underline: AttributedStringKey {
            public typealias Value = Text.LineStyle
            public static let name = "SwiftUI.Underline"
        }

        public let foregroundColor: ForegroundColor
        public let backgroundColor: BackgroundColor
        public let underlineStyle: Underline
    }
}

extension AttributeDynamicLookup {
    public subscript<Key: AttributedStringKey>(dynamicMember path: KeyPath<AttributeScopes.SwiftUIAttributes, Key>) -> Key { fatalError() }
}

public struct Image: Sendable {
    public init(systemName: String) {}
}

extension Image: View {
    public var body: Never { fatalError() }
}

// Layout

public struct HorizontalAlignment: Sendable {
    public static let leading = HorizontalAlignment()
    public static let center = HorizontalAlignment()
    public static let trailing = HorizontalAlignment()
}

public struct VerticalAlignment: Sendable {
    public static let top = VerticalAlignment()
    public static let center = VerticalAlignment()
    public static let firstTextBaseline = VerticalAlignment()
}

public struct Alignment: Sendable {
    public static let center = Alignment()
    public static let leading = Alignment()
    public static let trailing = Alignment()
    public static let topLeading = Alignment()
    public static let bottom = Alignment()
}

public enum TextAlignment: Sendable { case leading, center, trailing }

public enum Edge: Sendable {
    public struct Set: OptionSet, Sendable {
        public let rawValue: Int8
        public init(rawValue: Int8) { self.rawValue = rawValue }
        public static let top = Set(rawValue: 1)
        public static let leading = Set(rawValue: 2)
        public static let bottom = Set(rawValue: 4)
        public static let trailing = Set(rawValue: 8)
        public static let horizontal = Set(rawValue: 10)
        public static let vertical = Set(rawValue: 5)
        public static let all = Set(rawValue: 15)
    }
}

public struct UnitPoint: Sendable {
    public static let top = UnitPoint()
    public static let topLeading = UnitPoint()
    public static let center = UnitPoint()
}

public struct EdgeInsets: Sendable {
    public init() {}
}

public struct Axis {
    public struct Set: OptionSet, Sendable {
        public let rawValue: Int8
        public init(rawValue: Int8) { self.rawValue = rawValue }
        public static let horizontal = Set(rawValue: 1)
        public static let vertical = Set(rawValue: 2)
    }
}

public struct ViewThatFits<Content: View>: View {
    public init(in axes: Axis.Set = [.horizontal, .vertical], @ViewBuilder content: () -> Content) {}
    public var body: Never { fatalError() }
}

public struct List<Content: View>: View {
    public init(@ViewBuilder content: () -> Content) {}
    public var body: Never { fatalError() }
}

public protocol ListStyle {}
public struct PlainListStyle: ListStyle {}
extension ListStyle where Self == PlainListStyle {
    public static var plain: PlainListStyle { fatalError() }
}

public struct VStack<Content: View>: View {
    public init(alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content) {}
    public var body: Never { fatalError() }
}

public struct LazyVStack<Content: View>: View {
    public init(alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content) {}
    public var body: Never { fatalError() }
}

public struct HStack<Content: View>: View {
    public init(alignment: VerticalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content) {}
    public var body: Never { fatalError() }
}

public struct ZStack<Content: View>: View {
    public init(alignment: Alignment = .center, @ViewBuilder content: () -> Content) {}
    public var body: Never { fatalError() }
}

public struct Group<Content: View>: View {
    public init(@ViewBuilder content: () -> Content) {}
    public var body: Never { fatalError() }
}

public struct Spacer: View {
    public init(minLength: CGFloat? = nil) {}
    public var body: Never { fatalError() }
}

public struct ScrollView<Content: View>: View {
    public init(@ViewBuilder content: () -> Content) {}
    public var body: Never { fatalError() }
}

public struct ScrollViewProxy {
    @MainActor public func scrollTo<ID: Hashable>(_ id: ID, anchor: UnitPoint? = nil) {}
}

public struct ScrollViewReader<Content: View>: View {
    public init(@ViewBuilder content: @escaping (ScrollViewProxy) -> Content) {}
    public var body: Never { fatalError() }
}

public struct GeometryProxy {
    public var size: CGSize { fatalError() }
}

public struct GeometryReader<Content: View>: View {
    public init(@ViewBuilder content: @escaping (GeometryProxy) -> Content) {}
    public var body: Never { fatalError() }
}

public struct ForEach<Data: RandomAccessCollection, ID: Hashable, Content: View>: View {
    public init(_ data: Data, id: KeyPath<Data.Element, ID>, @ViewBuilder content: @escaping (Data.Element) -> Content) {}
    public var body: Never { fatalError() }
}

extension ForEach where ID == Data.Element.ID, Data.Element: Identifiable {
    public init(_ data: Data, @ViewBuilder content: @escaping (Data.Element) -> Content) {}
}

extension ForEach {
    public func onMove(perform action: ((IndexSet, Int) -> Void)?) -> some View { Nothing() }
}

public struct ProposedViewSize: Sendable {
    public var width: CGFloat?
    public var height: CGFloat?
    public init(width: CGFloat?, height: CGFloat?) {}
    public init(_ size: CGSize) {}
    public static let unspecified = ProposedViewSize(width: nil, height: nil)
}

public struct LayoutSubview {
    public func sizeThatFits(_ proposal: ProposedViewSize) -> CGSize { fatalError() }
    public func place(at position: CGPoint, anchor: UnitPoint = .topLeading, proposal: ProposedViewSize) {}
}

public struct LayoutSubviews: RandomAccessCollection {
    public var startIndex: Int { fatalError() }
    public var endIndex: Int { fatalError() }
    public subscript(at: Int) -> LayoutSubview { fatalError() }
}

public protocol Layout {
    associatedtype Cache = Void
    typealias Subviews = LayoutSubviews
    func sizeThatFits(proposal: ProposedViewSize, subviews: Subviews, cache: inout Cache) -> CGSize
    func placeSubviews(in bounds: CGRect, proposal: ProposedViewSize, subviews: Subviews, cache: inout Cache)
}

extension Layout {
    @MainActor public func callAsFunction<Content: View>(@ViewBuilder _ content: () -> Content) -> some View { Nothing() }
}

// Controls

public struct Button<Label: View>: View {
    public init(action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label) {}
    public var body: Never { fatalError() }
}

public struct Toggle<Label: View>: View {
    public init(isOn: Binding<Bool>, @ViewBuilder label: () -> Label) {}
    public var body: Never { fatalError() }
}

public struct ProgressView: View {
    public init() {}
    public var body: Never { fatalError() }
}

/// Here for their names, which DoorstepKit has too.
public struct Link<Label: View>: View {
    public var body: Never { fatalError() }
}
public struct Tab<Value, Content, Label> {}
public struct Section<Parent, Content, Footer> {}
public struct Label<Title: View, Icon: View>: View {
    public var body: Never { fatalError() }
}

public protocol PrimitiveButtonStyle {}
public struct PlainButtonStyle: PrimitiveButtonStyle {}
extension PrimitiveButtonStyle where Self == PlainButtonStyle {
    public static var plain: PlainButtonStyle { fatalError() }
}

public struct KeyEquivalent: Sendable, ExpressibleByExtendedGraphemeClusterLiteral {
    public init(extendedGraphemeClusterLiteral value: Character) {}
    public static let upArrow: KeyEquivalent = "u"
    public static let downArrow: KeyEquivalent = "d"
}

public struct EventModifiers: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let command = EventModifiers(rawValue: 1)
    public static let shift = EventModifiers(rawValue: 2)
}

public struct KeyboardShortcut: Sendable {
    public static let cancelAction = KeyboardShortcut()
    public init(_ key: KeyEquivalent, modifiers: EventModifiers = .command) {}
    init() {}
}

public enum ScrollDismissesKeyboardMode: Sendable { case immediately, interactively, never }

public struct PresentationDetent: Hashable, Sendable {
    public static let medium = PresentationDetent()
    public static let large = PresentationDetent()
}

public enum Visibility: Sendable { case automatic, visible, hidden }

public protocol Gesture {
    associatedtype Value
}

extension Gesture {
    public func onEnded(_ action: @escaping (Value) -> Void) -> some Gesture { self }
}

public struct DragGesture: Gesture {
    public struct Value: Sendable {
        public var startLocation: CGPoint
        public var translation: CGSize { fatalError() }
    }

    public init(minimumDistance: CGFloat = 10) {}
}

// Screen readers

public struct AccessibilityTraits: SetAlgebra, Sendable {
    public static let isHeader = AccessibilityTraits()
    public static let isButton = AccessibilityTraits()
    public static let isSelected = AccessibilityTraits()
    public init() {}
    public typealias Element = AccessibilityTraits
    public func contains(_ member: Self) -> Bool { fatalError() }
    public func union(_ other: Self) -> Self { fatalError() }
    public func intersection(_ other: Self) -> Self { fatalError() }
    public func symmetricDifference(_ other: Self) -> Self { fatalError() }
    public mutating func insert(_ member: Self) -> (inserted: Bool, memberAfterInsert: Self) { fatalError() }
    public mutating func remove(_ member: Self) -> Self? { fatalError() }
    public mutating func update(with member: Self) -> Self? { fatalError() }
    public mutating func formUnion(_ other: Self) {}
    public mutating func formIntersection(_ other: Self) {}
    public mutating func formSymmetricDifference(_ other: Self) {}
    public static func == (left: Self, right: Self) -> Bool { fatalError() }
}

public enum AccessibilityHeadingLevel: Sendable { case unspecified, h1, h2, h3 }
public struct AccessibilityChildBehavior: Sendable {
    public static let ignore = AccessibilityChildBehavior()
    public static let contain = AccessibilityChildBehavior()
    public static let combine = AccessibilityChildBehavior()
}
public struct AccessibilityActionKind: Sendable {
    public static let `default` = AccessibilityActionKind()
    public static let escape = AccessibilityActionKind()
}

// Modifiers

extension View {
    public func modifier<Modifier: ViewModifier>(_ modifier: Modifier) -> some View { Nothing() }
    public func environment<Value>(_ path: WritableKeyPath<EnvironmentValues, Value>, _ value: Value) -> some View { Nothing() }
    public func environmentObject<Object: ObservableObject>(_ object: Object) -> some View { Nothing() }

    public func frame(width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center) -> some View { Nothing() }
    public func frame(
        minWidth: CGFloat? = nil, idealWidth: CGFloat? = nil, maxWidth: CGFloat? = nil, minHeight: CGFloat? = nil,
        idealHeight: CGFloat? = nil, maxHeight: CGFloat? = nil, alignment: Alignment = .center
    ) -> some View { Nothing() }
    public func padding(_ edges: Edge.Set = .all, _ length: CGFloat? = nil) -> some View { Nothing() }
    public func padding(_ length: CGFloat) -> some View { Nothing() }
    public func ignoresSafeArea() -> some View { Nothing() }
    public func background<Style: ShapeStyle>(_ style: Style) -> some View { Nothing() }
    @_disfavoredOverload public func background<Content: View>(_ content: Content) -> some View { Nothing() }
    public func background<Content: View>(alignment: Alignment = .center, @ViewBuilder content: () -> Content) -> some View { Nothing() }
    @_disfavoredOverload public func overlay<Content: View>(_ content: Content) -> some View { Nothing() }
    public func overlay<Content: View>(alignment: Alignment = .center, @ViewBuilder content: () -> Content) -> some View { Nothing() }
    public func clipShape<Outline: Shape>(_ shape: Outline) -> some View { Nothing() }
    public func contentShape<Outline: Shape>(_ shape: Outline) -> some View { Nothing() }
    public func opacity(_ opacity: Double) -> some View { Nothing() }
    public func rotationEffect(_ angle: Angle) -> some View { Nothing() }
    public func animation<Value: Equatable>(_ animation: Animation?, value: Value) -> some View { Nothing() }
    public func id<ID: Hashable>(_ id: ID) -> some View { Nothing() }

    public func font(_ font: Font?) -> some View { Nothing() }
    public func lineSpacing(_ spacing: CGFloat) -> some View { Nothing() }
    public func lineLimit(_ number: Int?) -> some View { Nothing() }
    public func minimumScaleFactor(_ factor: CGFloat) -> some View { Nothing() }
    public func multilineTextAlignment(_ alignment: TextAlignment) -> some View { Nothing() }
    public func foregroundColor(_ color: Color?) -> some View { Nothing() }
    public func tint(_ tint: Color?) -> some View { Nothing() }

    public func disabled(_ disabled: Bool) -> some View { Nothing() }
    public func buttonStyle<Style: PrimitiveButtonStyle>(_ style: Style) -> some View { Nothing() }
    public func keyboardShortcut(_ key: KeyEquivalent, modifiers: EventModifiers = .command) -> some View { Nothing() }
    public func keyboardShortcut(_ shortcut: KeyboardShortcut) -> some View { Nothing() }
    public func keyboardShortcut(_ shortcut: KeyboardShortcut?) -> some View { Nothing() }
    public func scrollDismissesKeyboard(_ mode: ScrollDismissesKeyboardMode) -> some View { Nothing() }
    public func simultaneousGesture<Other: Gesture>(_ gesture: Other) -> some View { Nothing() }
    public func onLongPressGesture(
        minimumDuration: Double = 0.5, maximumDistance: CGFloat = 10, perform action: @escaping () -> Void,
        onPressingChanged: ((Bool) -> Void)? = nil
    ) -> some View { Nothing() }

    public func onTapGesture(count: Int = 1, perform action: @escaping () -> Void) -> some View { Nothing() }
    public func onAppear(perform action: (() -> Void)? = nil) -> some View { Nothing() }
    public func task(priority: TaskPriority = .userInitiated, @_inheritActorContext _ action: @escaping @Sendable () async -> Void) -> some View {
        Nothing()
    }
    public func task<ID: Equatable>(
        id value: ID, priority: TaskPriority = .userInitiated, @_inheritActorContext _ action: @escaping @Sendable () async -> Void
    ) -> some View { Nothing() }
    public func preferredColorScheme(_ colorScheme: ColorScheme?) -> some View { Nothing() }
    public func listStyle<Style: ListStyle>(_ style: Style) -> some View { Nothing() }
    public func listRowInsets(_ insets: EdgeInsets?) -> some View { Nothing() }
    public func listRowSeparator(_ visibility: Visibility) -> some View { Nothing() }
    public func listRowSeparatorTint(_ color: Color?) -> some View { Nothing() }
    public func listRowBackground<Content: View>(_ view: Content?) -> some View { Nothing() }
    public func scrollContentBackground(_ visibility: Visibility) -> some View { Nothing() }
    public func onChange<Value: Equatable>(of value: Value, perform action: @escaping (Value) -> Void) -> some View { Nothing() }
    public func onReceive(_ publisher: NotificationCenter.Publisher, perform action: @escaping (Notification) -> Void) -> some View { Nothing() }
    public func onOpenURL(perform action: @escaping (URL) -> Void) -> some View { Nothing() }
    public func sheet<Item: Identifiable, Content: View>(
        item: Binding<Item?>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping (Item) -> Content
    ) -> some View { Nothing() }
    public func presentationDetents(_ detents: Set<PresentationDetent>) -> some View { Nothing() }
    public func presentationDragIndicator(_ visibility: Visibility) -> some View { Nothing() }
    public func statusBarHidden(_ hidden: Bool = true) -> some View { Nothing() }
    public func persistentSystemOverlays(_ visibility: Visibility) -> some View { Nothing() }
    public func defersSystemGestures(on edges: Edge.Set) -> some View { Nothing() }

    public func accessibilitySortPriority(_ sortPriority: Double) -> some View { Nothing() }
    public func accessibilityHidden(_ hidden: Bool) -> some View { Nothing() }
    public func accessibilityLabel<Label: StringProtocol>(_ label: Label) -> some View { Nothing() }
    public func accessibilityAddTraits(_ traits: AccessibilityTraits) -> some View { Nothing() }
    public func accessibilityShowsLargeContentViewer<Content: View>(@ViewBuilder _ content: () -> Content) -> some View { Nothing() }
    public func accessibilityHeading(_ level: AccessibilityHeadingLevel) -> some View { Nothing() }
    public func accessibilityElement(children: AccessibilityChildBehavior = .ignore) -> some View { Nothing() }
    public func accessibilityAction(_ kind: AccessibilityActionKind = .default, _ handler: @escaping () -> Void) -> some View { Nothing() }
}

extension Scene {
    public func onChange<Value: Equatable>(of value: Value, perform action: @escaping (Value) -> Void) -> some Scene { self }
}

// UIKit inside SwiftUI

public struct UIViewRepresentableContext<Representable: UIViewRepresentable> {
    @MainActor public var coordinator: Representable.Coordinator { fatalError() }
    public var environment: EnvironmentValues { fatalError() }
}

@MainActor @preconcurrency public protocol UIViewRepresentable: View where Body == Never {
    associatedtype UIViewType: UIView
    associatedtype Coordinator = Void
    typealias Context = UIViewRepresentableContext<Self>
    func makeUIView(context: Context) -> UIViewType
    func updateUIView(_ view: UIViewType, context: Context)
    func makeCoordinator() -> Coordinator
    func sizeThatFits(_ proposal: ProposedViewSize, uiView: UIViewType, context: Context) -> CGSize?
}

extension UIViewRepresentable {
    public var body: Never { fatalError() }
    public func sizeThatFits(_ proposal: ProposedViewSize, uiView: UIViewType, context: Context) -> CGSize? { fatalError() }
}

extension UIViewRepresentable where Coordinator == Void {
    public func makeCoordinator() {}
}
