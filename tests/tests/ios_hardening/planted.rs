//! Violations: each breaks one rule, which must report it.

use crate::tree::Tree;

/// In `file`, `new` stands in place of `old`, or at the end where `old` is empty.
pub struct Planted {
    pub rule: &'static str,
    pub file: &'static str,
    pub old: &'static str,
    pub new: &'static str,
}

impl Planted {
    /// A copy of the tree, broken.
    pub fn planted_in(&self, tree: &Tree) -> Tree {
        let before = tree.text(self.file);
        let after =
            if self.old.is_empty() { format!("{before}{}", self.new) } else { before.replacen(self.old, self.new, 1) };
        assert_ne!(before, after, "there is no {:?} in {}", self.old, self.file);
        let mut broken = tree.clone();
        broken.set(self.file, after);
        broken
    }
}

const APP: &str = "ios/App/Sources/DoorstepApp.swift";
const COVER: &str = "ios/App/Sources/Cover.swift";
const DEVICE: &str = "ios/App/Sources/Device/Device.swift";
const DOCUMENTS: &str = "ios/App/Sources/Device/Documents.swift";
const ENTITLEMENTS: &str = "ios/App/Doorstep.entitlements";
const FIELD: &str = "ios/App/Sources/Parts/Field.swift";
const SECRET_FIELD: &str = "ios/App/Sources/Parts/SecretField.swift";
const FOLDER: &str = "ios/App/Sources/Device/StoreFolder.swift";
const HOME: &str = "ios/App/Sources/Screens/HomeView.swift";
const INFO: &str = "ios/App/Info.plist";
const KEY: &str = "ios/Sources/DoorstepKit/Core/StoreKey.swift";
const LANGUAGES: &str = "ios/App/Sources/Screens/LanguagesView.swift";
const NEW: &str = "ios/App/Sources/Screens/NewView.swift";
const OPENING: &str = "ios/App/Sources/Opening.swift";
const OPEN: &str = "ios/App/Sources/OpenHandbook.swift";
const PASTEBOARD: &str = "ios/App/Sources/Device/PrivatePasteboard.swift";
const PRIVACY: &str = "ios/App/Resources/PrivacyInfo.xcprivacy";
const PROJECT: &str = "ios/project.yml";
const ROOT: &str = "ios/App/Sources/Chrome/RootView.swift";
const SETTINGS: &str = "ios/App/Sources/Device/AppSettings.swift";
const SIGN: &str = "ios/App/Sources/Theme/Sign.swift";
const VAULT: &str = "ios/App/Sources/Device/KeychainVault.swift";

const fn bad(rule: &'static str, file: &'static str, old: &'static str, new: &'static str) -> Planted {
    Planted { rule, file, old, new }
}

pub const PLANTED: &[Planted] = &[
    bad("A1", NEW, "", "let place = URL.applicationSupportDirectory\n"),
    bad("A1", NEW, "", "let place = NSHomeDirectory()\n"),
    bad("A1", NEW, "", "let cloud = CKContainer.default()\n"),
    bad("A1", FOLDER, "values.isExcludedFromBackup = true", "values.isExcludedFromBackup = false"),
    bad("A1", FOLDER, "        try folder.setResourceValues(values)\n", ""),
    bad("A1", OPEN, "try folder.prepare()", "try? folder.prepare()"),
    bad("A1", OPEN, "GuardedVault(vault: KeychainVault(), folder: folder)", "KeychainVault()"),
    bad("A1", OPEN, "    try? shelf.prepare()\n", ""),
    bad("A1", NEW, "", "let place = URL.documentsDirectory\n"),
    bad("A1", ENTITLEMENTS, "<dict>", "<dict><key>com.apple.developer.icloud-services</key><array/>"),
    bad("A2", NEW, "", "let open: Data.WritingOptions = .noFileProtection\n"),
    bad("A2", ENTITLEMENTS, "NSFileProtectionComplete<", "NSFileProtectionCompleteUntilFirstUserAuthentication<"),
    bad("A2", FOLDER, "FileProtectionType.complete]", "FileProtectionType.completeUnlessOpen]"),
    bad("A2", FOLDER, "        try FileManager.default.setAttributes(protection, ofItemAtPath: url.path)\n", ""),
    bad("A2", DOCUMENTS, "[.atomic, .completeFileProtection]", "[.atomic]"),
    bad("A2", DOCUMENTS, "        defer { clean() }\n", ""),
    bad("A2", DOCUMENTS, "        super.init()\n        clean()\n", "        super.init()\n"),
    bad("A2", NEW, "", "func keep(_ text: Data, _ file: URL) throws { try text.write(to: file) }\n"),
    bad(
        "A2",
        PROJECT,
        "CODE_SIGN_ENTITLEMENTS: App/Doorstep.entitlements",
        "CODE_SIGN_ENTITLEMENTS: App/Other.entitlements",
    ),
    bad("A3", COVER, "func sceneDidBecomeActive(_ scene: UIScene) { cover.lift() }", ""),
    bad("A3", COVER, "as? UIWindowScene { cover.raise(over: scene) }", "as? UIWindowScene {}"),
    bad("A3", NEW, "", "UNUserNotificationCenter.current().add(request)\n"),
    bad("A3", COVER, "func sceneWillResignActive(_ scene: UIScene) { raise(over: scene) }", ""),
    bad("A3", COVER, "        scene.keyWindow?.endEditing(true)\n", ""),
    bad("A3", COVER, "cover.windowLevel = .alert + 1", "cover.windowLevel = .normal"),
    bad("A3", COVER, "        configuration.delegateClass = SceneDelegate.self\n", ""),
    bad("A3", APP, "    @UIApplicationDelegateAdaptor(AppDelegate.self) private var delegate\n", ""),
    bad(
        "A3",
        INFO,
        "<key>UIApplicationSupportsMultipleScenes</key>\n\t\t<false/>",
        "<key>UIApplicationSupportsMultipleScenes</key>\n\t\t<true/>",
    ),
    bad("A3", NEW, "", "@SceneStorage(\"place\") var place: String?\n"),
    bad("A3", NEW, "", "let other = UIWindow(windowScene: scene)\n"),
    bad("A4", FIELD, "spellCheckingType = .no", "spellCheckingType = .yes"),
    bad("A4", FIELD, "inlinePredictionType = .no", "inlinePredictionType = .yes"),
    bad("A4", NEW, "", "let field = UITextField()\n"),
    bad("A4", FIELD, "autocorrectionType = .no", "autocorrectionType = .yes"),
    bad("A4", FIELD, "        learnNothing()\n", ""),
    bad("A4", SECRET_FIELD, "isSecureTextEntry = true", "isSecureTextEntry = false"),
    bad("A4", SECRET_FIELD, "spellCheckingType = .no", "spellCheckingType = .yes"),
    bad("A4", NEW, "", "let view = UITextView()\n"),
    bad("A4", FIELD, "writingToolsBehavior = .none", "writingToolsBehavior = .complete"),
    bad("A4", COVER, "extensionPointIdentifier != .keyboard", "true"),
    bad("A4", NEW, "", "TextField(label, text: $text)\n"),
    bad("A4", NEW, "", "List {}.searchable(text: $text)\n"),
    bad("A5", FIELD, "override func cut(", "func cutOut("),
    bad("A5", FIELD, "textDragInteraction?.isEnabled = false", "textDragInteraction?.isEnabled = true"),
    bad("A5", PASTEBOARD, ".localOnly: true, ", ""),
    bad("A5", PASTEBOARD, ", .expirationDate: Date.now + lifetime", ""),
    bad("A5", FIELD, "if let selected { PrivatePasteboard.copy(selected) }", "super.copy(sender)"),
    bad("A5", DEVICE, "        page.excludedActivityTypes = [.copyToPasteboard]\n", ""),
    bad("A5", NEW, "", "UIPasteboard.general.string = text\n"),
    bad("A5", NEW, "", "Text(text).textSelection(.enabled)\n"),
    bad("A6", INFO, "<dict>", "<dict><key>NSUserActivityTypes</key><array/>"),
    bad("A6", INFO, "<dict>", "<dict><key>NSExtension</key><dict/>"),
    bad("A6", INFO, "<dict>", "<dict><key>UTImportedTypeDeclarations</key><array/>"),
    bad("A6", INFO, "InPlace</key>\n\t<true/>", "InPlace</key>\n\t<false/>"),
    bad("A6", INFO, "DocumentTypes</key>\n\t<array>", "DocumentTypes</key>\n\t<array><dict/>"),
    bad(
        "A6",
        INFO,
        "TypeIdentifier</key>\n\t\t\t<string>org.doorstep.pack",
        "TypeIdentifier</key>\n\t\t\t<string>public.data",
    ),
    bad("A6", INFO, "TypeDeclarations</key>\n\t<array>", "TypeDeclarations</key>\n\t<array><dict/>"),
    bad("A6", NEW, "", "RootView().onOpenURL { read($0) }\n"),
    bad("A6", NEW, "", "RootView().onContinueUserActivity(name) { _ in }\n"),
    bad("A6", INFO, "<dict>", "<dict><key>CFBundleURLTypes</key><array/>"),
    bad("A6", INFO, "<string>org.doorstep.pack</string>", "<string>public.data</string>"),
    bad("A6", INFO, "<key>UIFileSharingEnabled</key>\n\t<false/>", "<key>UIFileSharingEnabled</key>\n\t<true/>"),
    bad("A6", APP, ".onOpenURL { opening.look(at: $0) }", ".onOpenURL { opening.read($0) }"),
    bad("A6", OPENING, "arrived = PickedFile(url: file)", "install(file)"),
    bad("A6", ENTITLEMENTS, "<dict>", "<dict><key>com.apple.developer.associated-domains</key><array/>"),
    bad("A6", "ios/App/Sources/Passage/Line.swift", ".discarded", ".systemAction"),
    bad("A7", PRIVACY, "Domains</key>\n\t<array/>", "Domains</key>\n\t<array><string>example.org</string></array>"),
    bad("A7", PRIVACY, "DataTypes</key>\n\t<array/>", "DataTypes</key>\n\t<array><dict/></array>"),
    bad("A7", NEW, "", "let modes = UITextInputMode.activeInputModes\n"),
    bad("A7", NEW, "", "let device = UIDevice.current.identifierForVendor\n"),
    bad("A7", PRIVACY, "<key>NSPrivacyTracking</key>\n\t<false/>", "<key>NSPrivacyTracking</key>\n\t<true/>"),
    bad("A7", PRIVACY, "CA92.1", "1C8F.1"),
    bad("A7", PRIVACY, "NSPrivacyAccessedAPICategoryFileTimestamp", "NSPrivacyAccessedAPICategorySystemBootTime"),
    bad("A7", NEW, "", "let since = ProcessInfo.processInfo.systemUptime\n"),
    bad("A7", NEW, "", "let kept = UserDefaults.standard\n"),
    bad(
        "A7",
        PROJECT,
        "    path: .\n",
        "    path: .\n  Analytics:\n    url: https://example.org/analytics\n    from: 1.0.0\n",
    ),
    bad("A8", "ios/App/Sources/ShellState.swift", "else { layers = Layers() }", "else {}"),
    bad("A8", "ios/App/Sources/Chrome/TopBar.swift", "action: shell.hide)", "action: shell.back)"),
    bad("A8", "ios/App/Sources/Chrome/Framed.swift", "                TopBar(frame: frame, shell: shell)\n", ""),
    bad("A8", "ios/App/Sources/Chrome/Sheets.swift", "action: shell.hide)", "action: shell.lower)"),
    bad("A8", ROOT, "if state.hidden {", "if false {"),
    bad("A8", ROOT, "                state.device.clear()\n", ""),
    bad("A8", DEVICE, "        Presenter.dismissAll()\n", ""),
    bad("A8", NEW, "", "func leave() { exit(0) }\n"),
    bad("C2", KEY, "guard try isNew() else { return nil }", ""),
    bad("C2", NEW, "", "SecItemAdd(item as CFDictionary, nil)\n"),
    bad("C2", NEW, "", "let open = kSecAttrAccessibleAlways\n"),
    bad(
        "C2",
        VAULT,
        "kSecAttrAccessibleWhenUnlockedThisDeviceOnly",
        "kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly",
    ),
    bad("C2", VAULT, "kSecAttrSynchronizable: false", "kSecAttrSynchronizable: true"),
    bad("C2", VAULT, "default: throw Closed()", "default: return nil"),
    bad("C2", KEY, "size = 32", "size = 16"),
    bad("C2", KEY, "SystemRandomNumberGenerator()", "SeededGenerator(7)"),
    bad("C2", NEW, "", "SecItemDelete(query)\n"),
    bad("C2", VAULT, "if try !isDestroyed() { try keep(Data([1]), Self.mark) }", ""),
    bad("C2", NEW, "", "SecItemUpdate(query, change)\n"),
    bad("C5", OPENING, "        state.shell.left()\n", ""),
    bad("C5", OPENING, "            state.shell.returned()\n", ""),
    bad("C5", OPENING, "uptime: SystemUptime()", "uptime: WallClock()"),
    bad("C5", "ios/Sources/DoorstepKit/Core/SystemUptime.swift", "CLOCK_MONOTONIC", "CLOCK_REALTIME"),
    bad("C8", NEW, "", "preconditionFailure(article.title)\n"),
    bad("C8", NEW, "", "print(article.title)\n"),
    bad("C8", "ios/Sources/DoorstepKit/Model/Searching.swift", "", "func note(_ text: String) { NSLog(text) }\n"),
    bad("C9", NEW, "", "let page = SFSafariViewController(url: url)\n"),
    bad("C9", NEW, "", "await UIApplication.shared.open(url)\n"),
    bad("C9", DEVICE, "open(dialing(number))", "open(URL(string: number))"),
    bad("C9", DEVICE, "open(dialing(own: number))", "open(URL(string: number))"),
    bad("C9", NEW, "", "import WebKit\n"),
    bad("C9", NEW, "", "@preconcurrency import Network\n"),
    bad("C9", NEW, "", "let page = try Data(contentsOf: url)\n"),
    bad("C9", NEW, "", "URLSession.shared.dataTask(with: url)\n"),
    bad("C9", INFO, "<dict>", "<dict><key>NSAppTransportSecurity</key><dict/>"),
    bad("C9", INFO, "<dict>", "<dict><key>NSLocationWhenInUseUsageDescription</key><string>a</string>"),
    bad("L8", HOME, "", "Text(text).padding(.left)\n"),
    bad("L8", HOME, "", "view.leftAnchor.constraint(equalTo: other)\n"),
    bad("L8", HOME, "", "view.semanticContentAttribute = .forceLeftToRight\n"),
    bad("L8", HOME, "", "Text(text).frame(alignment: .left)\n"),
    bad("L8", SIGN, "chevron.forward", "chevron.right"),
    bad("L10", HOME, "words[.homeContinue]", "\"Continue reading\""),
    bad("L10", HOME, "Title(frame.fullTitle", "Title(\"handbook\"); Title(frame.fullTitle"),
    bad("L13", INFO, "\t\t<string>es</string>\n", ""),
    bad("L13", "content/strings/vi.ftl", "", "app-name = S\n"),
    bad("L13", "content/handbooks/child-sex-trafficking/handbook.toml", "\"es\"]", "\"es\", \"vi\"]"),
    bad("L13", "ios/App/Resources/es.lproj/InfoPlist.strings", "\"Manual\"", "\"Otro\""),
    bad("L13", "ios/App/Resources/en.lproj/Localizable.strings", "What you saved", "All"),
    bad("L14", INFO, "LanguageSettings</key>\n\t<true/>", "LanguageSettings</key>\n\t<false/>"),
    bad("L14", SETTINGS, "AppleLanguages", "tongue"),
    bad("L14", OPEN, "Locale.preferredLanguages", "[]"),
    bad("L15", LANGUAGES, "title: tongue.endonym", "title: tongue.tag"),
    bad("L15", LANGUAGES, "title: language.endonym", "title: language.tag"),
    bad("L15", "content/strings/es.ftl", "", "flag-es = \u{1F1EA}\u{1F1F8}\n"),
];
