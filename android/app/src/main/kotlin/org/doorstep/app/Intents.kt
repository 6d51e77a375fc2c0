package org.doorstep.app

import android.content.ContentResolver
import android.content.Intent
import android.net.Uri
import android.os.Parcelable

// What other apps are asked for. None of it needs a permission.

/** Opens the dialer; the person presses call. */
internal fun dialing(number: String): Intent = dialingWhole(dialable(number))

/** The same with a number that the worker typed: pauses, waits and what follows them are handed over, too. */
internal fun dialingWhole(dial: String): Intent = Intent(Intent.ACTION_DIAL, Uri.fromParts("tel", dial, null))

internal fun writing(number: String, words: String?): Intent =
    Intent(Intent.ACTION_SENDTO, Uri.fromParts("smsto", dialable(number), null)).putExtra("sms_body", words)

internal fun sharing(text: String): Intent =
    Intent.createChooser(Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, text), null)

/** The type is wide, since an export that came by mail or cable may have any. */
internal fun picking(): Intent = Intent(Intent.ACTION_OPEN_DOCUMENT).addCategory(Intent.CATEGORY_OPENABLE).setType("*/*")

internal fun keeping(name: String): Intent =
    Intent(Intent.ACTION_CREATE_DOCUMENT).addCategory(Intent.CATEGORY_OPENABLE).setType("application/json").putExtra(Intent.EXTRA_TITLE, name)

/**
 * The address of the handbook's file that an app hands over, opened or shared; null where there is none. Only what another app offers is
 * taken: a path could be one of this app's own.
 */
@Suppress("DEPRECATION") // What came for reading an extra in Android 13 fails there for some senders.
internal fun arriving(intent: Intent?): String? = try {
    val address = when (intent?.action) {
        Intent.ACTION_VIEW -> intent.data
        Intent.ACTION_SEND -> intent.getParcelableExtra<Parcelable>(Intent.EXTRA_STREAM) as? Uri
        else -> null
    }
    address?.takeIf { it.scheme == ContentResolver.SCHEME_CONTENT }?.toString()
} catch (_: RuntimeException) {
    // What others put into an intent may be of no class that is known here.
    null
}

/** A number up to the first sign that some dialers obey at once, as in `*#06#`: it comes from a file. What the worker typed is not cut. */
internal fun dialable(number: String): String = number.takeWhile { it.isLetterOrDigit() || it in "+-.() " }
