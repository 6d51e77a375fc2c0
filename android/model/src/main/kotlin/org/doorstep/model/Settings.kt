package org.doorstep.model

/** What is kept between runs besides saved passages. Nothing in it tells what was read. */
interface Settings {
    /** The language of passages, where the person chose one. */
    var reading: String?

    /** The language of buttons and labels, where the person chose one. */
    var tongue: String?

    /** Whether the start screen names the handbook. */
    var fullTitle: Boolean
}
