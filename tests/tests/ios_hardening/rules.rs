//! The rules: one table, a row a requirement.

use serde_json::Value;

use crate::checks::{
    asks_for_nothing, entitlements_are_few, imports_are_few, languages_agree, literals_are_no_words, no_flags,
    packages_are_our_own, project_names_the_files, reasons_are_exact, signs_turn, unless, words_agree,
};
use crate::tree::{ENTITLEMENTS, INFO, PRIVACY, Tree};

/// A requirement and what shows that it is met.
pub struct Rule {
    pub id: &'static str,
    pub demands: &'static [Demand],
}

#[derive(Debug)]
pub enum Demand {
    /// The code of the file, named by the end of its path, holds this.
    Holds(&'static str, &'static str),
    /// No code holds any of these, with a bar between them, but that of the file named.
    Only(&'static str, &'static str),
    /// The property list says exactly this at a key; an empty text: it says nothing.
    Says(&'static str, &'static str, &'static str),
    /// What takes more than a word to say: lists what is wrong.
    Fits(fn(&Tree) -> Vec<String>),
}

use Demand::{Fits, Holds, Only, Says};

const APP: &str = "DoorstepApp.swift";
const COVER: &str = "Cover.swift";
const DEVICE: &str = "Device/Device.swift";
const DOCUMENTS: &str = "Device/Documents.swift";
const FIELD: &str = "Parts/Field.swift";
const FOLDER: &str = "Device/StoreFolder.swift";
const KEY: &str = "DoorstepKit/Core/StoreKey.swift";
const OPEN: &str = "OpenHandbook.swift";
const PASTEBOARD: &str = "Device/PrivatePasteboard.swift";
const ROOT: &str = "Chrome/RootView.swift";
const SECRET_FIELD: &str = "Parts/SecretField.swift";
const SETTINGS: &str = "Device/AppSettings.swift";
const VAULT: &str = "Device/KeychainVault.swift";
const NOWHERE: &str = "";

pub const RULES: &[Rule] = &[
    // Nothing the person saved is in a backup.
    Rule {
        id: "A1",
        demands: &[
            Holds(FOLDER, "values.isExcludedFromBackup = true"),
            Holds(FOLDER, "try folder.setResourceValues(values)"),
            Holds(OPEN, "func read() throws -> Data? { try folder.prepare() return try vault.read() }"),
            Holds(OPEN, "let vault = GuardedVault(vault: KeychainVault(), folder: folder)"),
            Holds(OPEN, "let shelf = StoreFolder(name: \"handbooks\") try? shelf.prepare()"),
            Only(FOLDER, "applicationSupportDirectory | isExcludedFromBackup"),
            Only(NOWHERE, "documentDirectory | documentsDirectory | cachesDirectory | libraryDirectory"),
            Only(NOWHERE, "homeDirectory | NSHomeDirectory | ubiquityIdentityToken | NSUbiquitousKeyValueStore"),
            Only(NOWHERE, "CKContainer | forSecurityApplicationGroupIdentifier"),
            Fits(entitlements_are_few),
        ],
    },
    // Nothing of the app's can be read while the phone is locked.
    Rule {
        id: "A2",
        demands: &[
            Says(ENTITLEMENTS, "com.apple.developer.default-data-protection", "\"NSFileProtectionComplete\""),
            Holds(FOLDER, "[.protectionKey: FileProtectionType.complete]"),
            Holds(FOLDER, "setAttributes(protection, ofItemAtPath: url.path)"),
            Holds(DOCUMENTS, "defer { clean() }"),
            Holds(DOCUMENTS, "super.init() clean()"),
            Holds(DOCUMENTS, "options: [.atomic, .completeFileProtection]"),
            Only(DOCUMENTS, ".write(to: | createFile(atPath:"),
            Only(NOWHERE, "completeUnlessOpen | completeUntilFirstUserAuthentication"),
            Only(NOWHERE, "FileProtectionType.none | noFileProtection"),
            Fits(project_names_the_files),
        ],
    },
    // Whoever looks at the app switcher sees nothing, and nothing tells the system what is read.
    Rule {
        id: "A3",
        demands: &[
            Holds(COVER, "func sceneWillResignActive(_ scene: UIScene) { raise(over: scene) }"),
            Holds(COVER, "func sceneDidBecomeActive(_ scene: UIScene) { cover.lift() }"),
            Holds(COVER, "if let scene = scene as? UIWindowScene { cover.raise(over: scene) }"),
            Holds(COVER, "scene.keyWindow?.endEditing(true)"),
            Holds(COVER, "cover.windowLevel = .alert + 1"),
            Holds(COVER, "configuration.delegateClass = SceneDelegate.self"),
            Holds(APP, "@UIApplicationDelegateAdaptor(AppDelegate.self)"),
            Only(COVER, "UIWindow( | windowLevel"),
            Only(NOWHERE, "NSUserActivity | userActivity | SceneStorage | CSSearchableItem | AppShortcutsProvider"),
            Only(NOWHERE, "UNUserNotificationCenter | WidgetCenter"),
            Says(INFO, "UIApplicationSceneManifest/UIApplicationSupportsMultipleScenes", "false"),
        ],
    },
    // Keyboards neither correct nor learn what is typed.
    Rule {
        id: "A4",
        demands: &[
            Holds(FIELD, "autocorrectionType = .no"),
            Holds(FIELD, "spellCheckingType = .no"),
            Holds(FIELD, "inlinePredictionType = .no"),
            Holds(FIELD, "writingToolsBehavior = .none"),
            Holds(FIELD, "super.init(frame: frame, textContainer: textContainer) learnNothing()"),
            Holds(SECRET_FIELD, "super.init(frame: frame) isSecureTextEntry = true"),
            Holds(SECRET_FIELD, "autocorrectionType = .no spellCheckingType = .no"),
            Holds(COVER, "extensionPointIdentifier != .keyboard"),
            Only(FIELD, "UITextView"),
            Only(SECRET_FIELD, "UITextField"),
            Only(NOWHERE, "UISearchTextField | TextField | TextEditor | SecureField | searchable | textContentType"),
        ],
    },
    // What is copied stays on the device and goes by itself.
    Rule {
        id: "A5",
        demands: &[
            Holds(PASTEBOARD, "options: [.localOnly: true, .expirationDate: Date.now + lifetime]"),
            Holds(FIELD, "override func copy(_ sender: Any?) { if let selected { PrivatePasteboard.copy(selected) }"),
            Holds(
                FIELD,
                "override func cut(_ sender: Any?) { guard let selected else { return } PrivatePasteboard.copy(selected)",
            ),
            Holds(FIELD, "textDragInteraction?.isEnabled = false"),
            Holds(DEVICE, "page.excludedActivityTypes = [.copyToPasteboard]"),
            Only(PASTEBOARD, "UIPasteboard"),
            Only(NOWHERE, "textSelection(.enabled | PasteButton | ShareLink | draggable | onDrag"),
        ],
    },
    // A handbook's file opens the app, nothing else does.
    Rule {
        id: "A6",
        demands: &[
            Says(INFO, "CFBundleURLTypes", ""),
            Says(INFO, "NSUserActivityTypes", ""),
            Says(INFO, "NSExtension", ""),
            Says(INFO, "UTImportedTypeDeclarations", ""),
            Says(INFO, "UIFileSharingEnabled", "false"),
            Says(INFO, "LSSupportsOpeningDocumentsInPlace", "true"),
            Says(INFO, "CFBundleDocumentTypes/0/LSItemContentTypes", "[\"org.doorstep.pack\"]"),
            Says(INFO, "CFBundleDocumentTypes/1", ""),
            Says(INFO, "UTExportedTypeDeclarations/0/UTTypeIdentifier", "\"org.doorstep.pack\""),
            Says(INFO, "UTExportedTypeDeclarations/1", ""),
            Holds(APP, ".onOpenURL { opening.look(at: $0) }"),
            Holds("Opening.swift", "arrived = PickedFile(url: file)"),
            Holds("Passage/Line.swift", "case nil: return .discarded"),
            Only(APP, "onOpenURL"),
            Only(NOWHERE, "onContinueUserActivity | openURLContexts | handlesExternalEvents"),
            Fits(entitlements_are_few),
        ],
    },
    // Apple's privacy manifest: nothing tracked, nothing collected, the reasons that hold and no others.
    Rule {
        id: "A7",
        demands: &[
            Says(PRIVACY, "NSPrivacyTracking", "false"),
            Says(PRIVACY, "NSPrivacyTrackingDomains", "[]"),
            Says(PRIVACY, "NSPrivacyCollectedDataTypes", "[]"),
            Fits(reasons_are_exact),
            Only(SETTINGS, "UserDefaults"),
            Only(NOWHERE, "creationDate | contentModificationDate | modificationDate | systemUptime"),
            Only(NOWHERE, "activeInputModes | volumeAvailableCapacity | systemFreeSize"),
            Only(NOWHERE, "ATTrackingManager | ASIdentifierManager | identifierForVendor | SKAdNetwork"),
            Fits(packages_are_our_own),
        ],
    },
    // One gesture leads to nothing.
    Rule {
        id: "A8",
        demands: &[
            Holds("Chrome/TopBar.swift", "SignButton(sign: .hide, label: words[.actionHide], action: shell.hide)"),
            Holds("Chrome/Framed.swift", "TopBar(frame: frame, shell: shell)"),
            Holds(ROOT, "if state.hidden { HiddenView(open: state.shell.uncover) } else if let frame = state.frame"),
            Holds(ROOT, "if hidden { readAloud.hush() state.device.clear() }"),
            Holds(DEVICE, "func clear() { Presenter.dismissAll() documents.cancel() }"),
            Holds(
                "Chrome/Sheets.swift",
                "SignButton(sign: .hide, label: frame.words[.actionHide], action: shell.hide)",
            ),
            Holds("ShellState.swift", "layers.take(next.screen, at: next.at) } else { layers = Layers() }"),
            Only(NOWHERE, "exit( | abort( | fatalError("),
        ],
    },
    // What was saved is locked when the app is left for more than a moment, by a clock that nobody can set.
    Rule {
        id: "C5",
        demands: &[
            Holds("Opening.swift", "state.shell.left() leaving.began(state.shell.lockAway)"),
            Holds("Opening.swift", "leaving.ended() state.shell.returned()"),
            Holds("Core/SystemUptime.swift", "clock_gettime(CLOCK_MONOTONIC, &time)"),
            Holds("Opening.swift", "uptime: SystemUptime()"),
        ],
    },
    // The store's key: random, in the keychain, on this device while it is unlocked, and never replaced.
    Rule {
        id: "C2",
        demands: &[
            Holds(VAULT, "kept[kSecAttrAccessible] = kSecAttrAccessibleWhenUnlockedThisDeviceOnly"),
            Holds(VAULT, "kSecAttrSynchronizable: false"),
            Holds(VAULT, "case errSecItemNotFound: return nil default: throw Closed()"),
            Holds(KEY, "static let size = 32"),
            Holds(KEY, "var random = SystemRandomNumberGenerator()"),
            Holds(KEY, "guard try isNew() else { return nil }"),
            Only(VAULT, "SecItemAdd | SecItemCopyMatching | kSecAttrAccessible"),
            Only(NOWHERE, "SecItemUpdate | kSecAttrAccessGroup | LAContext"),
            // Erasing all that was saved destroys it; nothing else does.
            Only(VAULT, "SecItemDelete"),
            Holds(VAULT, "if try !isDestroyed() { try keep(Data([1]), Self.mark) } try remove(Self.key)"),
            Only(
                NOWHERE,
                "SecAccessControlCreateWithFlags | kSecAttrAccessibleAlways | kSecAttrAccessibleWhenUnlocked",
            ),
            Only(NOWHERE, "kSecAttrAccessibleAfterFirstUnlock | kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly"),
        ],
    },
    // No word of what is read reaches the system's log.
    Rule {
        id: "C8",
        demands: &[
            Only(NOWHERE, "print( | debugPrint( | dump( | NSLog | os_log | Logger | OSLog"),
            Only(NOWHERE, "assertionFailure( | preconditionFailure("),
        ],
    },
    // No permission, and nothing that could use the network.
    Rule {
        id: "C9",
        demands: &[
            Fits(imports_are_few),
            Fits(asks_for_nothing),
            Only(NOWHERE, "URLSession | URLRequest | NSURLConnection | NWConnection | CFSocket | AsyncImage"),
            Only(NOWHERE, "Data(contentsOf: | String(contentsOf: | NSDataDetector | MKMapView"),
            Only(NOWHERE, "WKWebView | SFSafariViewController | UIWebView"),
            Only(DEVICE, "UIApplication.shared.open"),
            Holds(DEVICE, "open(dialing(number))"),
            Holds(DEVICE, "open(dialing(own: number))"),
        ],
    },
    // From left to right and from right to left: only starts and ends.
    Rule {
        id: "L8",
        demands: &[
            Only(NOWHERE, "alignment: .left | alignment: .right | alignment = .left | alignment = .right"),
            Only(NOWHERE, "edges: .left | edges: .right | padding(.left | padding(.right | Edge.left | Edge.right"),
            Only(NOWHERE, ".topLeft | .topRight | .bottomLeft | .bottomRight | leftAnchor | rightAnchor"),
            Only(NOWHERE, "semanticContentAttribute | flipsForRightToLeftLayoutDirection(false)"),
            Fits(signs_turn),
        ],
    },
    // Every word on the screen is a message of content/strings.
    Rule { id: "L10", demands: &[Fits(literals_are_no_words)] },
    // The languages that the system offers are those of the interface and of the handbooks, and its words are theirs.
    Rule { id: "L13", demands: &[Fits(languages_agree), Fits(words_agree)] },
    // The language of buttons and labels is the one that the system keeps for this app.
    Rule {
        id: "L14",
        demands: &[
            Holds(SETTINGS, "private static let languages = \"AppleLanguages\""),
            Holds(OPEN, "preferred: Locale.preferredLanguages"),
            Says(INFO, "UIPrefersShowingLanguageSettings", "true"),
        ],
    },
    // Languages are named in themselves, and by no flag.
    Rule {
        id: "L15",
        demands: &[
            Holds("Screens/LanguagesView.swift", "title: language.endonym"),
            Holds("Screens/LanguagesView.swift", "title: tongue.endonym"),
            Fits(no_flags),
        ],
    },
];

impl Rule {
    /// What breaks the rule.
    pub fn findings(&self, tree: &Tree) -> Vec<String> {
        self.demands
            .iter()
            .flat_map(|demand| demand.findings(tree))
            .map(|what| format!("{}: {what}", self.id))
            .collect()
    }
}

impl Demand {
    pub fn findings(&self, tree: &Tree) -> Vec<String> {
        match self {
            Holds(file, code) => {
                let held = tree.sources().any(|(path, source)| is(path, file) && source.holds(code));
                unless(held, || format!("{file} lacks `{code}`"))
            }
            Only(home, names) => {
                let elsewhere = tree.sources().filter(|(path, _)| !is(path, home));
                let found = elsewhere.flat_map(|(path, source)| {
                    names
                        .split(" | ")
                        .filter(move |name| source.holds(name))
                        .map(move |name| format!("{path}: `{name}`"))
                });
                found.collect()
            }
            Says(file, key, wanted) => {
                let list = tree.plist(file);
                let said = list.pointer(&format!("/{key}")).map(Value::to_string).unwrap_or_default();
                unless(list.is_object() && said == *wanted, || format!("{file}: {key} is {said:?}"))
            }
            Fits(check) => check(tree),
        }
    }
}

/// Whether a path ends in this.
fn is(path: &str, file: &str) -> bool {
    !file.is_empty() && path.strip_suffix(file).is_some_and(|folder| folder.ends_with('/'))
}
