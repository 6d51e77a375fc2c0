import DoorstepKit
import Foundation

/// What is kept between runs besides saved passages; nothing in it tells what was read.
///
/// The language of buttons and labels is the one that the system keeps for this app, so that it can be chosen there too (L14).
@MainActor
final class AppSettings: Settings {
    private let kept = UserDefaults.standard

    var reading: String? {
        get { kept.string(forKey: Self.reading) }
        set { kept.set(newValue, forKey: Self.reading) }
    }

    var tongue: String? {
        get { chosenForThisApp?.first }
        // The person's other languages stay behind the chosen one.
        set { kept.set(newValue.map { tag in [tag] + Locale.preferredLanguages.filter { $0 != tag } }, forKey: Self.languages) }
    }

    var fullTitle: Bool {
        get { kept.bool(forKey: Self.fullTitle) }
        set { kept.set(newValue, forKey: Self.fullTitle) }
    }

    var toldOfHiding: Bool {
        get { kept.bool(forKey: Self.toldOfHiding) }
        set { kept.set(newValue, forKey: Self.toldOfHiding) }
    }

    var theme: Theme {
        get { kept.string(forKey: Self.theme).flatMap(Theme.init) ?? .device }
        set { kept.set(newValue.rawValue, forKey: Self.theme) }
    }

    var letters: Int {
        get { letterSizes.first { $0 == kept.integer(forKey: Self.letters) } ?? 100 }
        set { kept.set(newValue, forKey: Self.letters) }
    }

    /// Without what the system falls back on: the person's languages for all apps.
    private var chosenForThisApp: [String]? {
        Bundle.main.bundleIdentifier.flatMap(kept.persistentDomain)?[Self.languages] as? [String]
    }

    private static let reading = "reading"
    private static let fullTitle = "fullTitle"
    private static let toldOfHiding = "toldOfHiding"
    private static let theme = "theme"
    private static let letters = "letters"
    /// The system's own name for it.
    private static let languages = "AppleLanguages"
}
