/// A value that changes, and those who draw it. The app alone bridges it to SwiftUI.
@MainActor
public final class Watched<Value> {
    private struct Observer {
        weak var owner: AnyObject?
        let tell: (Value) -> Void
    }

    private var observers: [Observer] = []

    public internal(set) var value: Value {
        didSet {
            observers.removeAll { $0.owner == nil }
            for observer in observers { observer.tell(value) }
        }
    }

    public init(_ value: Value) {
        self.value = value
    }

    /// Tells `owner` each new value, at once and on the main actor, as long as it lives.
    public func watch<Owner: AnyObject>(_ owner: Owner, _ tell: @escaping @MainActor (Owner, Value) -> Void) {
        observers.append(Observer(owner: owner) { [weak owner] value in
            if let owner { tell(owner, value) }
        })
    }
}
