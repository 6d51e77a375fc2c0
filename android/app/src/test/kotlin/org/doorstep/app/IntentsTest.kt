package org.doorstep.app

import android.content.Intent
import android.net.Uri
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNull

class IntentsTest {
    @Test
    fun a_number_is_only_ever_a_number() {
        assertEquals("1-888-373-7888", dialable("1-888-373-7888"))
        assertEquals("+1 (800) RUNAWAY", dialable("+1 (800) RUNAWAY"))
        assertEquals("", dialable("*#06#"))
        assertEquals("911", dialable("911;postd=,1"))
    }

    @Test
    fun p8_a_handbooks_file_is_taken_opened_and_shared() {
        val file = Uri.parse("content://mail/attachment/7")
        assertEquals("content://mail/attachment/7", arriving(Intent(Intent.ACTION_VIEW, file)))
        assertEquals("content://mail/attachment/7", arriving(Intent(Intent.ACTION_SEND).putExtra(Intent.EXTRA_STREAM, file)))
    }

    @Test
    fun a6_nothing_else_that_is_handed_in_leads_anywhere() {
        assertNull(arriving(null))
        assertNull(arriving(Intent(Intent.ACTION_MAIN)))
        assertNull(arriving(Intent(Intent.ACTION_VIEW)))
        assertNull(arriving(Intent(Intent.ACTION_SEND)))
        assertNull(arriving(Intent(Intent.ACTION_VIEW, Uri.parse("file:///data/data/org.doorstep.handbook/no_backup/store.key"))))
        assertNull(arriving(Intent(Intent.ACTION_SEND).putExtra(Intent.EXTRA_STREAM, Uri.parse("file:///data/data/x"))))
        assertNull(arriving(Intent(Intent.ACTION_SEND).putExtra(Intent.EXTRA_TEXT, "content://a/b")))
    }

    @Test
    fun a_number_of_the_workers_own_is_handed_over_whole() {
        assertEquals("5550142,,7#", dialingWhole("5550142,,7#").data?.schemeSpecificPart)
    }
}
