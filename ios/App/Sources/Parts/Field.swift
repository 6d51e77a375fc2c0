import SwiftUI
import UIKit

/// A place to type. The keyboard neither corrects nor learns what is typed here (A4), and what is copied stays on this device (A5).
struct Field: View {
    let label: String
    @Binding var text: String
    var sign: Sign?
    var lines = 1
    /// What the keyboard's own key of a single line says.
    var ends = UIReturnKeyType.done
    /// The keys that it begins with.
    var keys = UIKeyboardType.default
    /// Whether the keyboard comes up whenever the field does.
    var focused = false
    /// What the keyboard's own key of a single line does; without it, the keyboard goes.
    var done: (@MainActor () -> Void)?

    var body: some View {
        HStack(alignment: lines == 1 ? .center : .top, spacing: Space.medium) {
            if let sign { sign.image.letters(.body).foregroundColor(Shade.quietInk) }
            PrivateText(text: $text, label: label, lines: lines, ends: ends, keys: keys, focused: focused, done: done)
                .background(alignment: .topLeading) { hint }
        }
        .padding(.horizontal, Space.edge).padding(.vertical, Space.medium)
        .frame(minHeight: 56)
        .background(RoundedRectangle(cornerRadius: Space.corner).fill(Shade.field))
    }

    @ViewBuilder private var hint: some View {
        if text.isEmpty { Text(label).letters(.body, spaced: false).foregroundColor(Shade.quietInk).accessibilityHidden(true) }
    }
}

private struct PrivateText: UIViewRepresentable {
    @Binding var text: String
    let label: String
    let lines: Int
    let ends: UIReturnKeyType
    let keys: UIKeyboardType
    let focused: Bool
    let done: (@MainActor () -> Void)?

    func makeUIView(context: Context) -> PrivateTextView {
        let view = PrivateTextView(frame: .zero, textContainer: nil)
        view.delegate = context.coordinator
        view.adjustsFontForContentSizeCategory = true
        view.textColor = UIColor(Shade.ink)
        view.tintColor = UIColor(Shade.accent)
        view.backgroundColor = .clear
        view.textContainerInset = .zero
        view.textContainer.lineFragmentPadding = 0
        view.isScrollEnabled = false
        view.returnKeyType = lines == 1 ? ends : .default
        view.keyboardType = keys
        view.autocapitalizationType = lines == 1 ? .none : .sentences
        view.setContentCompressionResistancePriority(.defaultLow, for: .horizontal)
        return view
    }

    func updateUIView(_ view: PrivateTextView, context: Context) {
        context.coordinator.text = $text
        context.coordinator.done = done
        if view.text != text { view.text = text }
        let font = UIFont.typed(scale: context.environment.letterScale)
        if view.font != font { view.font = font }
        view.accessibilityLabel = label
        let enabled = context.environment.isEnabled
        // A moment later: a view that is not in a window yet cannot take the keyboard, and views are being drawn.
        if enabled, !context.coordinator.enabled, focused { Task { view.becomeFirstResponder() } }
        if !enabled, view.isFirstResponder { Task { view.resignFirstResponder() } }
        context.coordinator.enabled = enabled
    }

    func sizeThatFits(_ proposal: ProposedViewSize, uiView view: PrivateTextView, context: Context) -> CGSize? {
        guard let width = proposal.width, width.isFinite else { return nil }
        let least = (view.font?.lineHeight ?? 0) * CGFloat(lines)
        return CGSize(width: width, height: max(least, view.sizeThatFits(CGSize(width: width, height: .infinity)).height))
    }

    func makeCoordinator() -> Coordinator { Coordinator(text: $text, oneLine: lines == 1) }

    @MainActor
    final class Coordinator: NSObject, UITextViewDelegate {
        var text: Binding<String>
        var done: (@MainActor () -> Void)?
        var enabled = false
        private let oneLine: Bool

        init(text: Binding<String>, oneLine: Bool) {
            self.text = text
            self.oneLine = oneLine
        }

        func textViewDidChange(_ view: UITextView) { text.wrappedValue = view.text }

        func textView(_ view: UITextView, shouldChangeTextIn range: NSRange, replacementText new: String) -> Bool {
            guard oneLine, new.contains(where: \.isNewline) else { return true }
            if let done { done() } else { view.resignFirstResponder() }
            return false
        }
    }
}

/// A text view that keyboards learn nothing from, and that copies through ``PrivatePasteboard``.
final class PrivateTextView: UITextView {
    override init(frame: CGRect, textContainer: NSTextContainer?) {
        super.init(frame: frame, textContainer: textContainer)
        learnNothing()
    }

    @available(*, unavailable)
    required init?(coder: NSCoder) { nil }

    private func learnNothing() {
        autocorrectionType = .no
        spellCheckingType = .no
        smartQuotesType = .no
        smartDashesType = .no
        smartInsertDeleteType = .no
        textDragInteraction?.isEnabled = false
        if #available(iOS 17, *) { inlinePredictionType = .no }
        if #available(iOS 18, *) { writingToolsBehavior = .none }
    }

    override func copy(_ sender: Any?) {
        if let selected { PrivatePasteboard.copy(selected) }
    }

    override func cut(_ sender: Any?) {
        guard let selected else { return }
        PrivatePasteboard.copy(selected)
        // The delegate hears of it, as of a key.
        deleteBackward()
    }

    /// Only what stays in the field: no look-up, no translation, no sharing of what is selected.
    override func canPerformAction(_ action: Selector, withSender sender: Any?) -> Bool {
        Self.allowed.contains(NSStringFromSelector(action)) && super.canPerformAction(action, withSender: sender)
    }

    private var selected: String? {
        selectedTextRange.flatMap { text(in: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static let allowed: Set = ["copy:", "cut:", "paste:", "select:", "selectAll:"]
}
