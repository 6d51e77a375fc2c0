package org.doorstep.lint

/** A requirement of the app that its sources must meet; [check] lists what breaks it. Texts are searched, not understood. */
enum class Rule(val check: (Tree) -> List<String>) {
    /** No backup, neither to a cloud nor to another phone. */
    A1({ tree ->
        val rules = tree.resource(tree.application.android("dataExtractionRules").removePrefix("@").orNone())
        val old = tree.resource(tree.application.android("fullBackupContent").removePrefix("@").orNone())
        wrong("allowBackup is not false", tree.application.android("allowBackup") != "false") +
            listOf("cloud-backup", "device-transfer").flatMap { way ->
                wrong("dataExtractionRules let $way through", rules?.all(way)?.singleOrNull()?.let(::leavesNothing) != true)
            } + wrong("fullBackupContent lets something through", old?.let(::leavesNothing) != true)
    }),

    /** Nothing of the window is seen elsewhere, and there is no other window. */
    A3({ tree ->
        val activities = tree.kotlin("app").filter { Regex("class \\w+ : \\w*Activity\\(").containsMatchIn(it.code) }
        val guard = tree.source("app/src/main/kotlin/org/doorstep/app/Guard.kt").body("Activity.keepPrivate")
        wrong("no activity is found", activities.isEmpty()) +
            wrong("keepPrivate does not set FLAG_SECURE", "window.addFlags(WindowManager.LayoutParams.FLAG_SECURE)" !in guard) +
            activities.filterNot { source ->
                source.body("onCreate").substringAfter('{').trim().startsWith("keepPrivate()")
            }.map { "${it.name}: onCreate does not begin with keepPrivate()" } +
            tree.kotlin("app", "ui").flatMap { source ->
                (WINDOWS.filter { Regex("(?<![A-Za-z])${Regex.escape(it)}").containsMatchIn(source.code) } + LAXER.filter { it in source })
                    .map { "${source.name}: $it" }
            }
    }),

    /** Keyboards are asked neither to correct nor to learn what is typed. */
    A4({ tree ->
        val fields = tree.kotlin("app", "ui").filter { Regex("TextField\\(|OutlinedTextField\\(|EditText\\(").containsMatchIn(it.code) }
        val activity = tree.source(ACTIVITY)
        fields.filter { it.name != "Field.kt" }.map { "${it.name}: a text field beside Field" } +
            wrong("Field corrects what is typed", fields.none { "autoCorrectEnabled = false" in it }) +
            wrong("the keyboard is not asked to learn nothing", "IME_FLAG_NO_PERSONALIZED_LEARNING" !in tree.source(GUARD).body("EditorInfo.learnNothing")) +
            wrong("text fields do not go through NoLearning", "InterceptPlatformTextInput(NoLearning, content)" !in activity || "outAttributes.learnNothing()" !in activity) +
            wrong("the screens are not inside Private", "setContent { DoorstepTheme { Private { Content() } } }" !in activity)
    }),

    /** What is copied is marked as sensitive. */
    A5({ tree ->
        val copies = tree.kotlin("app", "ui").filter { Regex("ClipboardManager|setPrimaryClip|setClipEntry|ClipData\\.new|setText\\(").containsMatchIn(it.code) }
        copies.filterNot { "markSensitive()" in it.body("setClipEntry") }.map { "${it.name}: copies without markSensitive()" } +
            wrong("markSensitive does not set EXTRA_IS_SENSITIVE", "EXTRA_IS_SENSITIVE" !in tree.source(GUARD).body("ClipData.markSensitive")) +
            wrong("text fields copy without PrivateClipboard", "LocalClipboard provides clipboard" !in tree.source(ACTIVITY))
    }),

    /** Only the launcher and the opening of a handbook's file are for others. */
    A6({ tree ->
        val exported = tree.components.filter { it.android("exported") == "true" && it.android("permission") != "android.permission.DUMP" }
        val filters = exported.flatMap { it.all("intent-filter") }.map { filter -> filter.children().map { it.android("name") + it.android("mimeType") }.toSet() }
        wrong("exported: ${exported.map { it.android("name") }}", exported.map { it.android("name").substringAfterLast('.') } != listOf("MainActivity")) +
            wrong("a file of the app's own could be named", "?.takeIf { it.scheme == ContentResolver.SCHEME_CONTENT }" !in tree.source("app/src/main/kotlin/org/doorstep/app/Intents.kt").body("arriving")) +
            wrong("filters: $filters", filters.toSet() != setOf(LAUNCHER, OPENED, SHARED)) +
            tree.components.filter { it.tagName != "activity-alias" && it.all("intent-filter").isNotEmpty() && it !in exported }
                .map { "${it.android("name")} has a filter and is not exported" } +
            wrong("the task can be joined by another app", tree.components.any { it.tagName == "activity" && it.getAttributeNodeNS(Tree.ANDROID, "taskAffinity")?.value != "" })
    }),

    /** One gesture leads to nothing, and off the list of recent apps. */
    A8({ tree ->
        val scene = tree.source("ui/src/main/kotlin/org/doorstep/ui/Scene.kt")
        wrong("leave does not end the task", "override fun leave() = activity.finishAndRemoveTask()" !in tree.source("app/src/main/kotlin/org/doorstep/app/Device.kt")) +
            wrong("hiding does not leave", "if (hidden) { platform.hush(); platform.leave() }" !in scene) +
            wrong("something is drawn while hidden", "if (hidden || now == null) return@Dressed" !in scene) +
            wrong("the top bar does not hide", "onHide = shell::hide" !in scene) +
            wrong("a sheet does not hide", "shell::lower, shell::hide)" !in tree.source("ui/src/main/kotlin/org/doorstep/ui/chrome/Sheets.kt")) +
            wrong("the screen without a handbook does not hide", "onHide = device::leave" !in tree.source(ACTIVITY)) +
            wrong("going back from the start leaves the app in memory",
                "BackHandler(enabled = !systemEnds, onBack = ::finishAndRemoveTask)" !in tree.source(ACTIVITY) || "finishAndRemoveTaskCallback(this)" !in tree.source(GUARD)) +
            wrong("what was read outlives the closed app", "if (isFinishing) opening.leave()" !in tree.source(ACTIVITY).body("onDestroy"))
    }),

    /** The key of the store: in the key store, without a prompt, where no backup looks. */
    C2({ tree ->
        val vault = tree.source("app/src/main/kotlin/org/doorstep/app/KeystoreVault.kt")
        val opening = tree.source("app/src/main/kotlin/org/doorstep/app/OpenHandbook.kt")
        listOf("\"AndroidKeyStore\"", "BLOCK_MODE_GCM", "\"AES/GCM/NoPadding\"", "BITS = 256").filterNot { it in vault }.map { "the vault lacks $it" } +
            wrong("the vault asks for a prompt", "setUserAuthentication" in vault) +
            wrong("nonces are not random", "setRandomizedEncryptionRequired(false)" in vault) +
            wrong("the key outlives what was saved", ".deleteEntry(NAME)" !in vault.body("destroy")) +
            wrong("the key is not where no backup looks", "val folder = context.noBackupFilesDir" !in opening || "File(folder, KEY)" !in opening) +
            tree.kotlin("app").flatMap { source -> PLACES.filter { Regex("(?<![A-Za-z])$it").containsMatchIn(source.code) }.map { "${source.name}: $it" } }
    }),

    /** No word of what is read reaches the system's log. */
    C8({ tree ->
        tree.kotlin("app", "ui", "core", "model").flatMap { source -> LOGS.filter { it in source }.map { "${source.name}: $it" } }
    }),

    /** No permission, and nothing that could use the network. */
    C9({ tree ->
        tree.manifest.all().filter { it.tagName.startsWith("uses-permission") && !it.android("name").endsWith(OWN_PERMISSION) }
            .map { "permission ${it.android("name")}" } +
            wrong("cleartext is allowed", tree.application.android("usesCleartextTraffic") != "false") +
            tree.kotlin("app", "ui", "core", "model").flatMap { source -> NETWORK.filter { it in source }.map { "${source.name}: $it" } } +
            wrong("a font may be asked for at the start", tree.manifest.all("meta-data").any { EMOJI in it.android("name") }) +
            listOf("permission.INTERNET", EMOJI).filterNot { "$it\" tools:node=\"remove\"" in tree.file(MANIFEST).readText() }
                .map { "$it, which a library adds, is not taken out" }
    }),

    /** The languages that the system offers are those of the interface and the handbooks, and its words are the interface's own. */
    L13({ tree ->
        val interfaces = tree.file("content/strings").listFiles().orEmpty().filter { it.extension == "ftl" }.associate { it.nameWithoutExtension to messages(it.readText()) }
        val handbooks = tree.file("content/handbooks").walk().filter { it.name == "handbook.toml" }.flatMap { locales(it.readText()) }.toSet()
        val offered = tree.resource("xml/locales_config")?.all("locale").orEmpty().map { it.android("name") }
        val named = tree.application.android("localeConfig")
        wrong("the manifest names $named", named != "@xml/locales_config") +
            wrong("offered: $offered; there are: ${interfaces.keys + handbooks}", offered.sorted() != (interfaces.keys + handbooks).sorted()) +
            wrong("texts in ${tree.texts.keys}; the interface is in ${interfaces.keys}", tree.texts.keys != interfaces.keys) +
            tree.texts.flatMap { (language, texts) ->
                texts.filter { (name, text) -> interfaces[language]?.get(name.replace('_', '-')) != text }.map { (name, _) -> "$language: $name is not the interface's" }
            } +
            wrong("texts differ in what they hold", tree.texts.values.map { it.keys }.toSet().size != 1)
    }),
    ;

    fun findings(tree: Tree): List<String> = check(tree).map { "$name: $it" }
}

private fun wrong(what: String, found: Boolean): List<String> = if (found) listOf(what) else emptyList()

private fun String.orNone() = ifEmpty { "none" }

/** Every place is left out and none let in. */
private fun leavesNothing(rules: org.w3c.dom.Element): Boolean =
    rules.all("include").isEmpty() && rules.all("exclude").filter { it.getAttribute("path") == "." }.map { it.getAttribute("domain") }.toSet() == DOMAINS

/** The messages of one line. */
private fun messages(ftl: String): Map<String, String> =
    Regex("^([a-z][a-z0-9-]*) = (.+)$", RegexOption.MULTILINE).findAll(ftl).associate { it.groupValues[1] to it.groupValues[2] }

private fun locales(toml: String): List<String> =
    Regex("^locales = \\[(.*)]", RegexOption.MULTILINE).find(toml)?.groupValues?.get(1).orEmpty().split(',').map { it.trim(' ', '"') }

private const val ACTIVITY = "app/src/main/kotlin/org/doorstep/app/MainActivity.kt"
private const val GUARD = "app/src/main/kotlin/org/doorstep/app/Guard.kt"
private const val MANIFEST = "android/app/src/main/AndroidManifest.xml"
private const val OWN_PERMISSION = ".DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION"
private const val EMOJI = "EmojiCompatInitializer"
private val LAUNCHER = setOf("android.intent.action.MAIN", "android.intent.category.LAUNCHER")
private val PACK = setOf("android.intent.category.DEFAULT", "application/vnd.doorstep.pack", "application/octet-stream")
private val OPENED = PACK + "android.intent.action.VIEW"
private val SHARED = PACK + "android.intent.action.SEND"
private val DOMAINS = setOf("root", "file", "database", "sharedpref", "external", "device_root", "device_file", "device_database", "device_sharedpref")
private val WINDOWS = listOf("Dialog(", "AlertDialog", "BasicAlertDialog(", "Popup(", "PopupWindow(", "ModalBottomSheet(", "DropdownMenu(", "Toast.", "Presentation(")
private val LAXER = listOf("clearFlags(", "SecureOff", "setRecentsScreenshotEnabled(true)", "setShowWhenLocked(true)")
private val PLACES = listOf("filesDir", "cacheDir", "externalCacheDir", "getExternalFilesDir", "getDir\\(", "Environment\\.", "MODE_WORLD", "getSharedPreferences\\([^)]*KEY")
private val LOGS = listOf("android.util.Log", "Log.d(", "Log.e(", "Log.i(", "Log.w(", "println(", "printStackTrace(", "System.err")
private val NETWORK = listOf("java.net.", "javax.net.", "HttpURLConnection", "Socket(", "WebView", "android.webkit", "DownloadManager", "okhttp", "ConnectivityManager")
