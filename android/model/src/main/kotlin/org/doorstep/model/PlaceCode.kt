package org.doorstep.model

/**
 * A place as a short text. It names where the person is and nothing of where they were. A shown card stays shown: the phone
 * may be in another hand when the system restores it.
 */
internal object PlaceCode {
    private const val PARTS = 4
    private const val MOST = 200

    fun write(at: Navigation): String {
        val (kind, id) = when (val place = at.place) {
            is Place.Root -> "root" to ""
            is Place.Topic -> "topic" to place.topic
            is Place.Article -> "article" to place.section
            is Place.Edit -> "edit" to place.id.toString()
            Place.Numbers -> "numbers" to ""
            is Place.Number -> "number" to place.slot.name.lowercase()
            Place.Settings -> "settings" to ""
            Place.Languages -> "languages" to ""
            Place.Pack -> "pack" to ""
            Place.About -> "about" to ""
            Place.Privacy -> "privacy" to ""
            Place.Offer -> "pack" to ""
            Place.Lock -> "lock" to ""
            is Place.Pin -> "pin" to place.task.name.lowercase()
            Place.Erase -> "erase" to ""
            Place.Export -> "export" to ""
            Place.Passphrase -> "root" to ""
        }
        val show = at.show?.let { listOfNotNull(it.section, it.language.orEmpty(), it.phrase?.toString()).joinToString("@") }.orEmpty()
        return listOf(at.tab.name, kind, id, show).joinToString("/")
    }

    fun read(text: String): Navigation? {
        val parts = text.take(MOST).split("/")
        if (parts.size != PARTS) return null
        val (tabName, kind, id, show) = parts
        val tab = Tab.entries.find { it.name == tabName } ?: return null
        val place = place(kind, id, tab) ?: return null
        val at = Navigation(tab).let { if (place is Place.Root) it else it.open(place) }
        return if (show.isEmpty()) at else at.show(readShow(show))
    }

    private fun place(kind: String, id: String, tab: Tab): Place? = when (kind) {
        "root" -> Place.Root(tab)
        "topic" -> Place.Topic(id).takeIf { id.isNotEmpty() }
        "article" -> Place.Article(id).takeIf { id.isNotEmpty() }
        "edit" -> id.toLongOrNull()?.let(Place::Edit)
        "numbers" -> Place.Numbers
        "number" -> OwnNumber.entries.find { it.name.lowercase() == id }?.let(Place::Number)
        "settings" -> Place.Settings
        "languages" -> Place.Languages
        "pack" -> Place.Pack
        "about" -> Place.About
        "privacy" -> Place.Privacy
        "lock" -> Place.Lock
        "pin" -> PinTask.entries.find { it.name.lowercase() == id }?.let(Place::Pin)
        "erase" -> Place.Erase
        "export" -> Place.Export
        else -> null
    }

    private fun readShow(text: String): Show {
        val parts = text.split('@')
        return Show(parts[0], parts.getOrNull(1)?.ifEmpty { null }, parts.getOrNull(2)?.toIntOrNull())
    }
}
