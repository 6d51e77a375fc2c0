package org.doorstep.app

import android.content.Context
import org.doorstep.core.Core
import org.doorstep.core.openCore
import org.doorstep.model.Failure
import java.io.File

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
    return handbook.read { openCore(it.path, store.path, languages(context), key::bytes) }
}

/** The person's languages, the most wanted first. */
internal fun languages(context: Context): List<String> =
    context.resources.configuration.locales.let { locales -> List(locales.size()) { locales[it].toLanguageTag() } }

private const val STORE = "store"
private const val KEY = "store.key"
private const val HANDBOOK = "handbook"
private const val ASSET = "handbook.pack"
