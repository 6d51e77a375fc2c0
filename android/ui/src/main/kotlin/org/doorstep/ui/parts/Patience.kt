package org.doorstep.ui.parts

import androidx.compose.runtime.Composable
import androidx.compose.ui.platform.LocalAccessibilityManager

/** For how many milliseconds something stays that goes by itself: longer where the person has asked the device for more time. */
@Composable
fun patience(millis: Long, controls: Boolean): Long =
    LocalAccessibilityManager.current?.calculateRecommendedTimeoutMillis(millis, containsIcons = false, containsText = true, containsControls = controls)
        ?: millis
