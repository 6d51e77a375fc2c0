package org.doorstep.ui.chrome

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.clearAndSetSemantics

/** What lies under a sheet is not there for screen readers as long as the sheet is. */
@Composable
fun Covered(covered: Boolean, content: @Composable () -> Unit) =
    Box(if (covered) Modifier.fillMaxSize().clearAndSetSemantics {} else Modifier.fillMaxSize()) { content() }
