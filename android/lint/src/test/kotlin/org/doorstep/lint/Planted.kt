package org.doorstep.lint

/** A violation: in the file at [path], [new] instead of [old], or at the end where there is nothing to replace. */
data class Planted(val rule: Rule, val path: String, val old: String, val new: String)

private const val MAIN = "android/app/src/main"
private const val KOTLIN = "$MAIN/kotlin/org/doorstep/app"
private const val MANIFEST = "$MAIN/AndroidManifest.xml"
private const val UI = "android/ui/src/main/kotlin/org/doorstep/ui"

/** One file of a rule, and what breaks the rule there. */
private class Spot(val path: String, vararg val changes: Pair<String, String>)

/** Something that breaks a rule, added to a file or in one of its own. */
private fun added(path: String, text: String) = Spot(path, "" to text)

val PLANTED: List<Planted> = mapOf(
    Rule.A1 to listOf(
        Spot(
            MANIFEST,
            "allowBackup=\"false\"" to "allowBackup=\"true\"",
            "        android:dataExtractionRules=\"@xml/data_extraction_rules\"\n" to "",
            "        android:fullBackupContent=\"@xml/backup_rules\"\n" to "",
        ),
        Spot(
            "$MAIN/res/xml/data_extraction_rules.xml",
            "<exclude domain=\"database\" path=\".\" />" to "",
            "<device-transfer>" to "<device-transfer><include domain=\"file\" path=\"store\" />",
        ),
        Spot("$MAIN/res/xml/backup_rules.xml", "domain=\"sharedpref\"" to "domain=\"external\""),
    ),
    Rule.A3 to listOf(
        Spot(
            "$KOTLIN/MainActivity.kt",
            "        keepPrivate()\n" to "",
            "        keepPrivate()\n        super.onCreate(savedInstanceState)" to "        super.onCreate(savedInstanceState)\n        keepPrivate()",
        ),
        Spot("$KOTLIN/Guard.kt", "FLAG_SECURE)" to "FLAG_DIM_BEHIND)"),
        added("$KOTLIN/Guard.kt", "fun show(window: android.view.Window) = window.clearFlags(8192)\n"),
        added("$KOTLIN/Other.kt", "class Other : Activity() { override fun onCreate(state: Bundle?) { super.onCreate(state) } }\n"),
        added("$UI/chrome/Ask.kt", "@Composable fun Ask() = Dialog({}) {}\n"),
        added("$UI/chrome/Ask.kt", "@Composable fun Ask() = ModalBottomSheet({}) {}\n"),
    ),
    Rule.A4 to listOf(
        Spot("$UI/parts/Field.kt", "autoCorrectEnabled = false" to "autoCorrectEnabled = true"),
        Spot("$KOTLIN/Guard.kt", "EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING" to "0"),
        Spot(
            "$KOTLIN/MainActivity.kt",
            ".also { outAttributes.learnNothing() }" to "",
            "Private { Content() }" to "Content()",
        ),
        added("$UI/screen/NewView.kt", "@Composable fun NewView() = OutlinedTextField(\"\", {})\n"),
    ),
    Rule.A5 to listOf(
        Spot(
            "$KOTLIN/MainActivity.kt",
            "        clipEntry?.clipData?.markSensitive()\n" to "",
            "CompositionLocalProvider(LocalClipboard provides clipboard)" to "CompositionLocalProvider()",
        ),
        Spot("$KOTLIN/Guard.kt", "ClipDescription.EXTRA_IS_SENSITIVE" to "\"\""),
        added("$KOTLIN/Copy.kt", "fun copy(board: android.content.ClipboardManager) = board.setPrimaryClip(clip)\n"),
    ),
    Rule.A6 to listOf(
        Spot(
            MANIFEST,
            "</application>" to "<service android:name=\".Sync\" android:exported=\"true\" /></application>",
            "</application>" to "<receiver android:name=\".Woken\"><intent-filter><action android:name=\"a\" /></intent-filter></receiver></application>",
            "application/vnd.doorstep.pack" to "*/*",
            "android.intent.action.SEND" to "android.intent.action.SEND_MULTIPLE",
            "android:taskAffinity=\"\"\n" to "\n",
        ),
        Spot("$KOTLIN/Intents.kt", "address?.takeIf { it.scheme == ContentResolver.SCHEME_CONTENT }?.toString()" to "address?.toString()"),
    ),
    Rule.A8 to listOf(
        Spot("$KOTLIN/Device.kt", "activity.finishAndRemoveTask()" to "activity.finish()"),
        Spot(
            "$UI/Scene.kt",
            "onHide = shell::hide" to "onHide = {}",
            "platform.hush(); platform.leave()" to "platform.hush()",
            "if (hidden || now == null)" to "if (now == null)",
        ),
        Spot(
            "$KOTLIN/MainActivity.kt",
            "            if (isFinishing) opening.leave()\n" to "",
            "onHide = device::leave" to "onHide = {}",
            "        BackHandler(enabled = !systemEnds, onBack = ::finishAndRemoveTask)\n" to "",
        ),
        Spot("$UI/chrome/Sheets.kt", ", shell::hide)" to ", {})"),
        Spot("$KOTLIN/Guard.kt", "finishAndRemoveTaskCallback" to "moveTaskToBackCallback"),
    ),
    Rule.C2 to listOf(
        Spot(
            "$KOTLIN/KeystoreVault.kt",
            "            .setKeySize(BITS)" to "            .setKeySize(BITS).setUserAuthenticationRequired(true)",
            "\"AES/GCM/NoPadding\"" to "\"AES/CBC/PKCS7Padding\"",
            "\"AndroidKeyStore\"" to "\"BKS\"",
            ".apply { load(null) }.deleteEntry(NAME)" to ".load(null)",
        ),
        Spot("$KOTLIN/OpenHandbook.kt", "context.noBackupFilesDir" to "context.filesDir"),
        added("$KOTLIN/AppSettings.kt", "fun place(context: Context) = context.getExternalFilesDir(null)\n"),
    ),
    Rule.C8 to listOf(
        added("$KOTLIN/Device.kt", "fun note(text: String) = android.util.Log.d(\"app\", text)\n"),
        added("android/model/src/main/kotlin/org/doorstep/model/Searching.kt", "fun note(text: String) = println(text)\n"),
    ),
    Rule.C9 to listOf(
        Spot(
            MANIFEST,
            "    <queries>" to "    <uses-permission android:name=\"android.permission.CALL_PHONE\" />\n    <queries>",
            "permission.INTERNET\" tools:node=\"remove\"" to "permission.INTERNET\"",
            "    <uses-permission android:name=\"android.permission.INTERNET\" tools:node=\"remove\" />\n" to "",
            "usesCleartextTraffic=\"false\"" to "usesCleartextTraffic=\"true\"",
            "            <meta-data android:name=\"androidx.emoji2.text.EmojiCompatInitializer\" tools:node=\"remove\" />\n" to "",
            "EmojiCompatInitializer\" tools:node=\"remove\"" to "EmojiCompatInitializer\" android:value=\"androidx.startup\"",
        ),
        added("$KOTLIN/Fetch.kt", "val page = java.net.URL(\"a\").readText()\n"),
        added("$UI/screen/Page.kt", "import android.webkit.WebView\n"),
    ),
    Rule.L13 to listOf(
        Spot(
            "$MAIN/res/xml/locales_config.xml",
            "    <locale android:name=\"es\" />\n" to "",
            "    <locale android:name=\"es\" />\n" to "    <locale android:name=\"es\" />\n    <locale android:name=\"vi\" />\n",
        ),
        Spot("content/handbooks/child-sex-trafficking/handbook.toml", "locales = [\"en\", \"es\"]" to "locales = [\"en\", \"es\", \"vi\"]"),
        Spot("$MAIN/res/values-es/strings.xml", ">Manual<" to ">Otro<"),
        Spot(MANIFEST, "        android:localeConfig=\"@xml/locales_config\"\n" to ""),
        added("content/strings/vi.ftl", "app-name = S\n"),
    ),
).flatMap { (rule, spots) -> spots.flatMap { spot -> spot.changes.map { (old, new) -> Planted(rule, spot.path, old, new) } } }
