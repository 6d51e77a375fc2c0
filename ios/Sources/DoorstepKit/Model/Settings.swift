/// What is kept between runs besides saved passages. Nothing in it tells what was read.
@MainActor
public protocol Settings: AnyObject {
    /// The language of passages, where the person chose one.
    var reading: String? { get set }

    /// The language of buttons and labels, where the person chose one.
    var tongue: String? { get set }

    /// Whether the start screen names the handbook.
    var fullTitle: Bool { get set }

    /// Whether the person was told what hiding does.
    var toldOfHiding: Bool { get set }

    /// By day or by night.
    var theme: Theme { get set }

    /// The size of letters, in percent of the device's own.
    var letters: Int { get set }
}

/// How the screens are lit: as the device is, or always the same.
public enum Theme: String, CaseIterable, Sendable {
    case device, light, dark

    public var word: Word {
        switch self {
        case .device: .themeDevice
        case .light: .themeLight
        case .dark: .themeDark
        }
    }
}

/// The sizes of letters that are offered, in percent of the device's own.
public let letterSizes = [100, 115, 130, 150]
