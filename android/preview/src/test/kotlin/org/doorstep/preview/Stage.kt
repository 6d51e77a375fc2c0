package org.doorstep.preview

import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.runDesktopComposeUiTest
import androidx.compose.ui.unit.Density
import org.doorstep.ui.Scene
import org.doorstep.ui.theme.DoorstepTheme

/** Plays the app on a device, one pixel a density-independent pixel. */
@OptIn(ExperimentalTestApi::class)
fun play(
    desk: Desk,
    device: Device = Device.Phone,
    scale: Float = 1f,
    dark: Boolean = false,
    act: DesktopComposeUiTest.() -> Unit,
) = runDesktopComposeUiTest(device.width, device.height) {
    setContent {
        CompositionLocalProvider(LocalDensity provides Density(1f, scale)) {
            DoorstepTheme(dark) { Scene(desk.shell, desk.platform) }
        }
    }
    waitForIdle()
    act()
}

/** The app at its start. */
fun opened(language: String = "en", pseudo: Pseudo? = null): Desk = Desk(language, pseudo).also { it.shell.start() }

@OptIn(ExperimentalTestApi::class)
fun DesktopComposeUiTest.nodes(unmerged: Boolean = false, which: (SemanticsNode) -> Boolean): List<SemanticsNode> =
    onAllNodes(SemanticsMatcher("chosen", which), useUnmergedTree = unmerged).fetchSemanticsNodes(atLeastOneRootRequired = false)

/** Ways inside a line of text: they are as high as the line, as everywhere. */
val SemanticsNode.isInline: Boolean
    get() = generateSequence(parent) { it.parent }.any { it.layoutInfo.isAttached && it.config.getOrNull(SemanticsProperties.Text) != null } &&
        config.getOrNull(SemanticsProperties.Text) == null && config.getOrNull(SemanticsProperties.ContentDescription) == null

val SemanticsNode.isTappable: Boolean get() = config.getOrNull(SemanticsActions.OnClick) != null

/** What a screen reader says. */
val SemanticsNode.label: String
    get() = listOfNotNull(
        config.getOrNull(SemanticsProperties.ContentDescription)?.joinToString(),
        config.getOrNull(SemanticsProperties.Text)?.joinToString { it.text },
        config.getOrNull(SemanticsProperties.EditableText)?.text,
    ).joinToString(" ")

/** Where a node is, the part that is scrolled away too. */
val SemanticsNode.place: Rect get() = Rect(positionInRoot, androidx.compose.ui.geometry.Size(size.width.toFloat(), size.height.toFloat()))
