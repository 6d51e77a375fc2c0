package org.doorstep.lint

/** A violation: in the file at [path], [new] instead of [old], or at the end where there is nothing to replace. */
data class Planted(val rule: Rule, val path: String, val old: String, val new: String)

private const val MAIN = "android/app/src/main"
private const val KOTLIN = "$MAIN/kotlin/org/doorstep/app"
private const val MANIFEST = "$MAIN/AndroidManifest.xml"
private const val UI = "android/ui/src/main/kotlin/org/doorstep/ui"

val PLANTED = listOf(
    Planted(Rule.A1, MANIFEST, "allowBackup=\"false\"", "allowBackup=\"true\""),
    Planted(Rule.A1, MANIFEST, "        android:dataExtractionRules=\"@xml/data_extraction_rules\"\n", ""),
    Planted(Rule.A1, MANIFEST, "        android:fullBackupContent=\"@xml/backup_rules\"\n", ""),
    Planted(Rule.A1, "$MAIN/res/xml/data_extraction_rules.xml", "<exclude domain=\"database\" path=\".\" />", ""),
    Planted(Rule.A1, "$MAIN/res/xml/data_extraction_rules.xml", "<device-transfer>", "<device-transfer><include domain=\"file\" path=\"store\" />"),
    Planted(Rule.A1, "$MAIN/res/xml/backup_rules.xml", "domain=\"sharedpref\"", "domain=\"external\""),

    Planted(Rule.A3, "$KOTLIN/MainActivity.kt", "        keepPrivate()\n", ""),
    Planted(Rule.A3, "$KOTLIN/MainActivity.kt", "        keepPrivate()\n        super.onCreate(savedInstanceState)", "        super.onCreate(savedInstanceState)\n        keepPrivate()"),
    Planted(Rule.A3, "$KOTLIN/Guard.kt", "FLAG_SECURE)", "FLAG_DIM_BEHIND)"),
    Planted(Rule.A3, "$KOTLIN/Guard.kt", "", "fun show(window: android.view.Window) = window.clearFlags(8192)\n"),
    Planted(Rule.A3, "$KOTLIN/Other.kt", "", "class Other : Activity() { override fun onCreate(state: Bundle?) { super.onCreate(state) } }\n"),
    Planted(Rule.A3, "$UI/chrome/Ask.kt", "", "@Composable fun Ask() = Dialog({}) {}\n"),
    Planted(Rule.A3, "$UI/chrome/Ask.kt", "", "@Composable fun Ask() = ModalBottomSheet({}) {}\n"),

    Planted(Rule.A4, "$UI/parts/Field.kt", "autoCorrectEnabled = false", "autoCorrectEnabled = true"),
    Planted(Rule.A4, "$UI/screen/NewView.kt", "", "@Composable fun NewView() = OutlinedTextField(\"\", {})\n"),
    Planted(Rule.A4, "$KOTLIN/Guard.kt", "EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING", "0"),
    Planted(Rule.A4, "$KOTLIN/MainActivity.kt", ".also { outAttributes.learnNothing() }", ""),
    Planted(Rule.A4, "$KOTLIN/MainActivity.kt", "Private { Content() }", "Content()"),

    Planted(Rule.A5, "$KOTLIN/MainActivity.kt", "        clipEntry?.clipData?.markSensitive()\n", ""),
    Planted(Rule.A5, "$KOTLIN/Guard.kt", "ClipDescription.EXTRA_IS_SENSITIVE", "\"\""),
    Planted(Rule.A5, "$KOTLIN/Copy.kt", "", "fun copy(board: android.content.ClipboardManager) = board.setPrimaryClip(clip)\n"),
    Planted(Rule.A5, "$KOTLIN/MainActivity.kt", "CompositionLocalProvider(LocalClipboard provides clipboard)", "CompositionLocalProvider()"),

    Planted(Rule.A6, MANIFEST, "</application>", "<service android:name=\".Sync\" android:exported=\"true\" /></application>"),
    Planted(Rule.A6, MANIFEST, "</application>", "<receiver android:name=\".Woken\"><intent-filter><action android:name=\"a\" /></intent-filter></receiver></application>"),
    Planted(Rule.A6, MANIFEST, "application/vnd.doorstep.pack", "*/*"),
    Planted(Rule.A6, MANIFEST, "android:taskAffinity=\"\"\n", "\n"),

    Planted(Rule.A8, "$KOTLIN/Device.kt", "activity.finishAndRemoveTask()", "activity.finish()"),
    Planted(Rule.A8, "$UI/Scene.kt", "onHide = shell::hide", "onHide = {}"),
    Planted(Rule.A8, "$UI/Scene.kt", "platform.hush(); platform.leave()", "platform.hush()"),
    Planted(Rule.A8, "$UI/Scene.kt", "if (hidden || now == null)", "if (now == null)"),
    Planted(Rule.A8, "$KOTLIN/MainActivity.kt", "            if (isFinishing) opening.leave()\n", ""),

    Planted(Rule.C2, "$KOTLIN/KeystoreVault.kt", "            .setKeySize(BITS)", "            .setKeySize(BITS).setUserAuthenticationRequired(true)"),
    Planted(Rule.C2, "$KOTLIN/KeystoreVault.kt", "\"AES/GCM/NoPadding\"", "\"AES/CBC/PKCS7Padding\""),
    Planted(Rule.C2, "$KOTLIN/KeystoreVault.kt", "\"AndroidKeyStore\"", "\"BKS\""),
    Planted(Rule.C2, "$KOTLIN/OpenHandbook.kt", "context.noBackupFilesDir", "context.filesDir"),
    Planted(Rule.C2, "$KOTLIN/AppSettings.kt", "", "fun place(context: Context) = context.getExternalFilesDir(null)\n"),

    Planted(Rule.C8, "$KOTLIN/Device.kt", "", "fun note(text: String) = android.util.Log.d(\"app\", text)\n"),
    Planted(Rule.C8, "android/model/src/main/kotlin/org/doorstep/model/Searching.kt", "", "fun note(text: String) = println(text)\n"),

    Planted(Rule.C9, MANIFEST, "    <queries>", "    <uses-permission android:name=\"android.permission.CALL_PHONE\" />\n    <queries>"),
    Planted(Rule.C9, MANIFEST, "permission.INTERNET\" tools:node=\"remove\"", "permission.INTERNET\""),
    Planted(Rule.C9, MANIFEST, "    <uses-permission android:name=\"android.permission.INTERNET\" tools:node=\"remove\" />\n", ""),
    Planted(Rule.C9, MANIFEST, "usesCleartextTraffic=\"false\"", "usesCleartextTraffic=\"true\""),
    Planted(Rule.C9, "$KOTLIN/Fetch.kt", "", "val page = java.net.URL(\"a\").readText()\n"),
    Planted(Rule.C9, "$UI/screen/Page.kt", "", "import android.webkit.WebView\n"),

    Planted(Rule.L13, "$MAIN/res/xml/locales_config.xml", "    <locale android:name=\"es\" />\n", ""),
    Planted(Rule.L13, "$MAIN/res/xml/locales_config.xml", "    <locale android:name=\"es\" />\n", "    <locale android:name=\"es\" />\n    <locale android:name=\"vi\" />\n"),
    Planted(Rule.L13, "content/strings/vi.ftl", "", "app-name = S\n"),
    Planted(Rule.L13, "content/handbooks/child-sex-trafficking/handbook.toml", "locales = [\"en\", \"es\"]", "locales = [\"en\", \"es\", \"vi\"]"),
    Planted(Rule.L13, "$MAIN/res/values-es/strings.xml", ">Manual<", ">Otro<"),
    Planted(Rule.L13, MANIFEST, "        android:localeConfig=\"@xml/locales_config\"\n", ""),
)
