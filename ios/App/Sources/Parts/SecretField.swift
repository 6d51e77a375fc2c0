import SwiftUI
import UIKit

/// A place to type what nobody may read over a shoulder.
struct SecretField: View {
    let label: String
    @Binding var text: String
    var keys = UIKeyboardType.default

    var body: some View {
        SecretText(text: $text, label: label, keys: keys)
            .background(alignment: .leading) { hint }
            .padding(.horizontal, Space.edge).padding(.vertical, Space.medium)
            .frame(minHeight: 56)
            .background(RoundedRectangle(cornerRadius: Space.corner).fill(Shade.field))
    }

    @ViewBuilder private var hint: some View {
        if text.isEmpty { Text(label).letters(.body, spaced: false).foregroundColor(Shade.quietInk).accessibilityHidden(true) }
    }
}

private struct SecretText: UIViewRepresentable {
    @Binding var text: String
    let label: String
    let keys: UIKeyboardType

    func makeUIView(context: Context) -> SecretTextField {
        let view = SecretTextField(frame: .zero)
        view.adjustsFontForContentSizeCategory = true
        view.textColor = UIColor(Shade.ink)
        view.tintColor = UIColor(Shade.accent)
        view.setContentCompressionResistancePriority(.defaultLow, for: .horizontal)
        return view
    }

    func updateUIView(_ view: SecretTextField, context: Context) {
        view.typed = { [$text] in $text.wrappedValue = $0 }
        if view.text != text { view.text = text }
        let font = UIFont.typed(scale: context.environment.letterScale)
        if view.font != font { view.font = font }
        if view.keyboardType != keys {
            view.keyboardType = keys
            view.reloadInputViews()
        }
        view.accessibilityLabel = label
        if !context.environment.isEnabled, view.isFirstResponder { Task { view.resignFirstResponder() } }
    }
}

/// One line of dots. The system lets no keyboard learn from such a field, and copies nothing out of it.
final class SecretTextField: UITextField {
    var typed: @MainActor (String) -> Void = { _ in }

    override init(frame: CGRect) {
        super.init(frame: frame)
        isSecureTextEntry = true
        autocorrectionType = .no
        spellCheckingType = .no
        autocapitalizationType = .none
        returnKeyType = .done
        addAction(UIAction { [weak self] _ in self?.changed() }, for: .editingChanged)
        // The keyboard's own key puts it away.
        addAction(UIAction { _ in }, for: .editingDidEndOnExit)
    }

    @available(*, unavailable)
    required init?(coder: NSCoder) { nil }

    private func changed() { typed(text ?? "") }
}
