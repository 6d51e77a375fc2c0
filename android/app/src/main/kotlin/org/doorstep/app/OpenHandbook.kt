package org.doorstep.app

import android.content.Context
import org.doorstep.core.Core
import org.doorstep.core.Places
import org.doorstep.core.openCore
import org.doorstep.model.Failure
import java.io.File
import java.io.IOException

/**
 * Opens the handbook that came with the app and the person's own store, both where no backup looks (A1). Blocks.
 *
 * Throws [Failure] where the handbook cannot be read.
 */
internal fun openHandbook(context: Context): Core {
    val folder = context.noBackupFilesDir
    val store = File(folder, STORE)
    val key = StoreKey(File(folder, KEY), store, KeystoreVault())
    val release = context.packageManager.getPackageInfo(context.packageName, 0).lastUpdateTime
    val handbook = HandbookFile(File(folder, HANDBOOK), release) { context.assets.open(ASSET) }
    val keys = keys(context)
    return handbook.read { openCore(Places(it.path, File(folder, SHELF).path, store.path, keys), languages(context), key) }
}

/** Whose handbooks can be installed; null where the app came without that. */
private fun keys(context: Context): String? = try {
    context.assets.open(KEYS).use { it.readBytes().decodeToString() }
} catch (_: IOException) {
    null
}

/** Where a handbook's file that arrives is looked at. */
internal fun arrivals(context: Context) = File(context.noBackupFilesDir, ARRIVALS)

/** The person's languages, the most wanted first. */
internal fun languages(context: Context): List<String> =
    context.resources.configuration.locales.let { locales -> List(locales.size()) { locales[it].toLanguageTag() } }

private const val STORE = "store"
private const val KEY = "store.key"
private const val HANDBOOK = "handbook"
private const val ASSET = "handbook.pack"
private const val SHELF = "installed"
private const val ARRIVALS = "arrived"
private const val KEYS = "keys.toml"
