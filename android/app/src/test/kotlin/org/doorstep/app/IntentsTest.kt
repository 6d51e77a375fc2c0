package org.doorstep.app

import kotlin.test.Test
import kotlin.test.assertEquals

class IntentsTest {
    @Test
    fun a_number_is_only_ever_a_number() {
        assertEquals("1-888-373-7888", dialable("1-888-373-7888"))
        assertEquals("+1 (800) RUNAWAY", dialable("+1 (800) RUNAWAY"))
        assertEquals("", dialable("*#06#"))
        assertEquals("911", dialable("911;postd=,1"))
    }

    @Test
    fun a_number_of_the_workers_own_is_handed_over_whole() {
        assertEquals("5550142,,7#", dialingWhole("5550142,,7#").data?.schemeSpecificPart)
    }
}
