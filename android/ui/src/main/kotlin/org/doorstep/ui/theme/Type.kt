package org.doorstep.ui.theme

import androidx.compose.material3.Typography
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.intl.LocaleList
import androidx.compose.ui.text.style.Hyphens
import androidx.compose.ui.text.style.LineBreak
import androidx.compose.ui.text.style.LineHeightStyle
import androidx.compose.ui.unit.TextUnit
import androidx.compose.ui.unit.em
import androidx.compose.ui.unit.sp

/** Three sizes and two weights; every role of Material's scale is one of them. */
internal fun typography(tag: String?, fontScale: Float): Typography {
    val tall = tag != null && tall(tag)
    // A title is large already: it grows less, so that its words need no breaking.
    val title = style(TITLE * (fontScale.coerceAtMost(TITLE_GROWTH) / fontScale), if (tall) 1.5 else 1.28, FontWeight.Bold, LineBreak.Heading)
    val body = style(BODY, if (tall) 1.7 else 1.5)
    val small = style(SMALL, if (tall) 1.6 else 1.43)
    val strongBody = body.copy(fontWeight = FontWeight.Bold, lineBreak = LineBreak.Heading)
    val strongSmall = small.copy(fontWeight = FontWeight.Bold)
    return Typography(
        displayLarge = title, displayMedium = title, displaySmall = title,
        headlineLarge = title, headlineMedium = title, headlineSmall = title,
        titleLarge = title, titleMedium = strongBody, titleSmall = strongSmall,
        bodyLarge = body, bodyMedium = small, bodySmall = small,
        labelLarge = strongSmall, labelMedium = small, labelSmall = small,
    ).let { if (tag == null) it else it.inLanguage(tag) }
}

/** Says which language the letters are of: to the voice that reads them, to the fonts, and to what breaks lines and words. */
private fun Typography.inLanguage(tag: String): Typography {
    val locales = LocaleList(tag)
    val hyphens = if (tag.language() in HYPHENATED) Hyphens.Auto else Hyphens.None
    fun TextStyle.of() = copy(localeList = locales, hyphens = hyphens)
    return Typography(
        displayLarge.of(), displayMedium.of(), displaySmall.of(),
        headlineLarge.of(), headlineMedium.of(), headlineSmall.of(),
        titleLarge.of(), titleMedium.of(), titleSmall.of(),
        bodyLarge.of(), bodyMedium.of(), bodySmall.of(),
        labelLarge.of(), labelMedium.of(), labelSmall.of(),
    )
}

private val TITLE = 24.sp
private const val TITLE_GROWTH = 1.5f
private val BODY = 17.sp
private val SMALL = 14.sp

private fun style(
    size: TextUnit,
    height: Double,
    weight: FontWeight = FontWeight.Normal,
    lineBreak: LineBreak = LineBreak.Paragraph,
) = TextStyle(
    fontSize = size,
    fontWeight = weight,
    // In `em`: the same at every text size.
    lineHeight = height.em,
    lineBreak = lineBreak,
    hyphens = Hyphens.Auto,
    lineHeightStyle = LineHeightStyle(LineHeightStyle.Alignment.Center, LineHeightStyle.Trim.None),
)

/** One size for all, for a page that is held out to somebody. */
internal fun Typography.allOf(size: TextUnit): Typography {
    fun TextStyle.sized() = copy(fontSize = size)
    return copy(
        titleLarge = titleLarge.sized(), titleMedium = titleMedium.sized(), titleSmall = titleSmall.sized(),
        bodyLarge = bodyLarge.sized(), bodyMedium = bodyMedium.sized(), labelLarge = labelLarge.sized(),
    )
}

/** Whether a language needs more room between its lines: marks above and below the letters. */
internal fun tall(tag: String): Boolean = tag.language() in TALL

private fun String.language() = substringBefore('-').lowercase()

/** The languages whose words phones know how to break. */
private val HYPHENATED = setOf(
    "be", "bg", "cy", "da", "de", "el", "en", "es", "et", "eu", "fr", "ga", "gl", "hr", "hu", "hy", "it", "la", "lt", "lv", "nb", "nl",
    "nn", "pl", "pt", "ru", "sk", "sl", "sq", "sv", "tk", "uk",
)

private val TALL = setOf(
    "ar", "bn", "fa", "he", "hi", "km", "lo", "my", "ne", "pa", "ps", "ta", "te", "th", "ur", "vi",
)
