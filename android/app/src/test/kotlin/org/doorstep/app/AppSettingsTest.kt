package org.doorstep.app

import android.content.SharedPreferences
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNull

class AppSettingsTest {
    private val kept = Kept()
    private val system = object : SystemTongue {
        override var tag: String? = null
    }

    @Test
    fun l14_a_language_chosen_before_the_system_kept_it_is_handed_over_once() {
        AppSettings(kept, system = null).tongue = "es"
        val updated = AppSettings(kept, system)
        assertEquals("es", updated.tongue)
        system.tag = null
        assertNull(AppSettings(kept, system).tongue)
    }

    @Test
    fun l13_what_was_chosen_in_the_system_is_not_overruled() {
        AppSettings(kept, system = null).tongue = "es"
        system.tag = "en"
        assertEquals("en", AppSettings(kept, system).tongue)
    }

    /** In memory; of all that Android can keep, what the settings use. */
    private class Kept : SharedPreferences, SharedPreferences.Editor {
        private val all = mutableMapOf<String, Any?>()

        override fun getAll() = all

        override fun getString(key: String, default: String?) = all[key] as String? ?: default

        override fun getStringSet(key: String, default: MutableSet<String>?) = default

        override fun getInt(key: String, default: Int) = default

        override fun getLong(key: String, default: Long) = default

        override fun getFloat(key: String, default: Float) = default

        override fun getBoolean(key: String, default: Boolean) = all[key] as Boolean? ?: default

        override fun contains(key: String) = key in all

        override fun registerOnSharedPreferenceChangeListener(listener: SharedPreferences.OnSharedPreferenceChangeListener) = Unit

        override fun unregisterOnSharedPreferenceChangeListener(listener: SharedPreferences.OnSharedPreferenceChangeListener) = Unit

        override fun edit() = this

        override fun putString(key: String, value: String?) = also { all[key] = value }

        override fun putStringSet(key: String, value: MutableSet<String>?) = this

        override fun putInt(key: String, value: Int) = this

        override fun putLong(key: String, value: Long) = this

        override fun putFloat(key: String, value: Float) = this

        override fun putBoolean(key: String, value: Boolean) = also { all[key] = value }

        override fun remove(key: String) = also { all -= key }

        override fun clear() = also { all.clear() }

        override fun commit() = true

        override fun apply() = Unit
    }
}
