package org.doorstep.app

import android.content.ContentResolver
import android.net.Uri
import android.provider.DocumentsContract
import java.io.FileNotFoundException
import java.io.InputStream
import java.io.OutputStream

/** Files behind the system's picker. */
class ResolverFiles(private val resolver: ContentResolver) : Files {
    override fun read(address: String): InputStream = resolver.openInputStream(Uri.parse(address)) ?: throw FileNotFoundException()

    override fun write(address: String): OutputStream = resolver.openOutputStream(Uri.parse(address), "wt") ?: throw FileNotFoundException()

    override fun isEmpty(address: String): Boolean = resolver.openFileDescriptor(Uri.parse(address), "r")?.use { it.statSize == 0L } == true

    override fun delete(address: String) {
        DocumentsContract.deleteDocument(resolver, Uri.parse(address))
    }
}
