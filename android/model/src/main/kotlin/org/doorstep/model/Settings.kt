package org.doorstep.model

/** What is kept between runs besides saved passages. Nothing in it tells what was read. */
interface Settings {
    /** The language of passages, where the person chose one. */
    var reading: String?

    /** The language of buttons and labels, where the person chose one. */
    var tongue: String?

    /** Whether the start screen names the handbook. */
    var fullTitle: Boolean

    /** Whether the person was told what hiding does. */
    var toldOfHiding: Boolean

    /** By day or by night. */
    var theme: Theme

    /** The size of letters, in percent of the device's own. */
    var letters: Int
}

/** How the screens are lit: as the device is, or always the same. */
enum class Theme { Device, Light, Dark }

/** The sizes of letters that are offered, in percent of the device's own. */
val LETTERS = listOf(100, 115, 130, 150)
