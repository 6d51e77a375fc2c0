package org.doorstep.preview

import androidx.compose.ui.graphics.toPixelMap
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.text.TextLayoutResult
import org.doorstep.ui.theme.Dark
import org.doorstep.ui.theme.Light
import kotlin.test.Test
import kotlin.test.assertTrue

/** What holds on every screen. */
@OptIn(ExperimentalTestApi::class)
class EveryScreenTest {
    @Test
    fun everything_to_tap_has_a_label_and_is_large_enough() = each(Device.SmallPhone, scale = 1f) { scene, _ ->
        nodes { it.isTappable && !it.isInline }.flatMap { node ->
            listOfNotNull(
                "$scene: no label at ${node.place}".takeIf { node.label.isBlank() },
                "$scene: ${node.label} is ${node.size}".takeIf { node.size.width < TARGET || node.size.height < TARGET },
            )
        }
    }

    @Test
    fun nothing_is_cut_or_overlaps_at_double_size() = listOf(Device.SmallPhone, Device.LyingPhone).forEach { device ->
        each(device, scale = 2f) { scene, _ ->
            val texts = texts().filter { it.children.isEmpty() }
            cut(scene, texts, device.width) + overlapping(scene, texts)
        }
    }

    @Test
    fun words_stand_out_on_their_ground() = listOf(false, true).forEach { dark ->
        each(Device.Phone, scale = 1f, dark = dark) { scene, _ ->
            val pixels = onRoot().captureToImage().toPixelMap()
            texts().filter { it.boundsInRoot.height >= LINE && it.hasInk() }.mapNotNull { node ->
                val contrast = Contrast.within(pixels, node.boundsInRoot)
                "$scene: ${node.label} has $contrast".takeIf { contrast < LEAST }
            }
        }
    }

    @Test
    fun colours_of_the_theme_stand_out() {
        for (colors in listOf(Light, Dark)) with(colors) {
            val body = listOf(onSurface to surface, onTertiaryContainer to tertiaryContainer, onPrimaryContainer to primaryContainer)
            val rest = listOf(
                onSurfaceVariant to surface, onSurfaceVariant to surfaceContainer, onSurfaceVariant to surfaceContainerHigh,
                onSurfaceVariant to primaryContainer, primary to surface, primary to surfaceContainer, onPrimary to primary,
                tertiary to tertiaryContainer, tertiary to surface, onError to error, inverseOnSurface to inverseSurface,
                inversePrimary to inverseSurface, onSurface to surfaceContainerHigh,
            )
            for ((ink, ground) in body) assertTrue(Contrast.of(ink, ground) >= BODY, "$ink on $ground: ${Contrast.of(ink, ground)}")
            for ((ink, ground) in rest) assertTrue(Contrast.of(ink, ground) >= LEAST, "$ink on $ground: ${Contrast.of(ink, ground)}")
        }
    }

    private fun each(
        device: Device,
        scale: Float,
        dark: Boolean = false,
        find: DesktopComposeUiTest.(Scenes, Pseudo?) -> List<String>,
    ) {
        val wrong = mutableListOf<String>()
        for (scene in Scenes.entries) for (pseudo in listOf(null, Pseudo.Long, Pseudo.Rtl)) {
            play(scene.on("en", pseudo), device, scale, dark) { wrong += find(scene, pseudo).map { "$pseudo $it" } }
        }
        assertTrue(wrong.isEmpty(), wrong.joinToString("\n", "\n"))
    }

    /** All words; those of a sheet alone where one is open, since what is under it is dimmed. */
    private fun DesktopComposeUiTest.texts(): List<SemanticsNode> {
        val texts = nodes(unmerged = true) { node -> node.config.getOrNull(SemanticsProperties.Text).orEmpty().any { it.isNotEmpty() } }
        val panes = nodes(unmerged = true) { SemanticsProperties.PaneTitle in it.config }
        val sheet = panes.drop(1).singleOrNull() ?: return texts
        return texts.filter { text -> generateSequence(text) { it.parent }.any { it.id == sheet.id } }
    }

    private fun cut(scene: Scenes, texts: List<SemanticsNode>, width: Int): List<String> = texts.mapNotNull { node ->
        val layout = node.layout()
        val lines = layout?.layoutInput?.maxLines
        val meant = lines != null && lines > 1 && lines < Int.MAX_VALUE
        when {
            layout != null && layout.isCut() && !meant -> "$scene: cut: ${node.label}"
            node.place.left < -1 || node.place.right > width + 1 -> "$scene: outside: ${node.label} ${node.place}"
            else -> null
        }
    }

    private fun overlapping(scene: Scenes, texts: List<SemanticsNode>): List<String> = texts.flatMapIndexed { number, one ->
        texts.drop(number + 1).mapNotNull { other ->
            val common = one.boundsInRoot.intersect(other.boundsInRoot)
            "$scene: ${one.label} lies over ${other.label}".takeIf { common.width > 1 && common.height > 1 }
        }
    }

    private fun SemanticsNode.layout(): TextLayoutResult? {
        val results = mutableListOf<TextLayoutResult>()
        config.getOrNull(SemanticsActions.GetTextLayoutResult)?.action?.invoke(results)
        return results.firstOrNull()
    }

    /** A field's name stays under what was typed for screen readers alone. */
    private fun SemanticsNode.hasInk(): Boolean = layout()?.layoutInput?.style?.color?.alpha != 0f

    /** Whether lines are missing or longer than their room. */
    private fun TextLayoutResult.isCut(): Boolean =
        didOverflowHeight || (0 until lineCount).any { isLineEllipsized(it) || getLineRight(it) - getLineLeft(it) > size.width + 1 }

    private companion object {
        const val TARGET = 48
        const val LINE = 14
        const val LEAST = 4.5
        const val BODY = 7.0
    }
}
