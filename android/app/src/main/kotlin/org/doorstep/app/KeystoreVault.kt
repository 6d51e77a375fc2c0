package org.doorstep.app

import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import java.security.GeneralSecurityException
import java.security.KeyStore
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/** Seals with a key that never leaves the device's key store and asks for no prompt: AES-256-GCM, a nonce before each sealed text (C2). */
class KeystoreVault : Vault {
    override fun seal(bytes: ByteArray): ByteArray {
        val cipher = Cipher.getInstance(CIPHER)
        cipher.init(Cipher.ENCRYPT_MODE, key() ?: made())
        return cipher.iv + cipher.doFinal(bytes)
    }

    override fun open(sealed: ByteArray): ByteArray {
        if (sealed.size <= NONCE) throw GeneralSecurityException()
        val cipher = Cipher.getInstance(CIPHER)
        val key = key() ?: throw GeneralSecurityException()
        cipher.init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG, sealed, 0, NONCE))
        return cipher.doFinal(sealed, NONCE, sealed.size - NONCE)
    }

    override fun destroy() {
        KeyStore.getInstance(STORE).apply { load(null) }.deleteEntry(NAME)
    }

    private fun key(): SecretKey? = KeyStore.getInstance(STORE).apply { load(null) }.getKey(NAME, null) as? SecretKey

    private fun made(): SecretKey {
        val spec = KeyGenParameterSpec.Builder(NAME, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setKeySize(BITS)
        // On Android 12 to 14 such a key fails after an unlock by a weak biometric or a trusted device.
        if (Build.VERSION.SDK_INT >= ANDROID_15) spec.setUnlockedDeviceRequired(true)
        return KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, STORE).apply { init(spec.build()) }.generateKey()
    }

    private companion object {
        const val STORE = "AndroidKeyStore"
        const val NAME = "store"
        const val CIPHER = "AES/GCM/NoPadding"
        const val BITS = 256
        const val NONCE = 12
        const val TAG = 128
        const val ANDROID_15 = 35
    }
}
