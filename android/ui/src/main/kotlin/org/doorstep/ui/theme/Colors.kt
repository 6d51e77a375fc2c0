package org.doorstep.ui.theme

import androidx.compose.material3.ColorScheme
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.ui.graphics.Color

// Ink on paper. `primary` is what can be tapped, `tertiary` is caution, `error` is only ever "call now".

/** By day. */
val Light: ColorScheme = lightColorScheme(
    surface = Color(0xFFFBFAF6),
    background = Color(0xFFFBFAF6),
    surfaceContainer = Color(0xFFF1EFE9),
    surfaceContainerHigh = Color(0xFFE9E7E0),
    onSurface = Color(0xFF1A1D1C),
    onBackground = Color(0xFF1A1D1C),
    onSurfaceVariant = Color(0xFF4A504E),
    outline = Color(0xFF767D7A),
    outlineVariant = Color(0xFFDDDBD4),
    primary = Color(0xFF0B5A57),
    onPrimary = Color(0xFFFFFFFF),
    primaryContainer = Color(0xFFDCEAE7),
    onPrimaryContainer = Color(0xFF063F3D),
    secondaryContainer = Color(0xFFDCEAE7),
    onSecondaryContainer = Color(0xFF063F3D),
    tertiary = Color(0xFF744700),
    onTertiary = Color(0xFFFFFFFF),
    tertiaryContainer = Color(0xFFFFF0D0),
    onTertiaryContainer = Color(0xFF2B1C00),
    error = Color(0xFFA61B14),
    onError = Color(0xFFFFFFFF),
    inverseSurface = Color(0xFF2C3130),
    inverseOnSurface = Color(0xFFF3F1EC),
    inversePrimary = Color(0xFF8FD6CF),
    scrim = Color(0xFF000000),
)

/** By night: dark grey, tuned by eye. */
val Dark: ColorScheme = darkColorScheme(
    surface = Color(0xFF1C201F),
    background = Color(0xFF1C201F),
    surfaceContainer = Color(0xFF262B29),
    surfaceContainerHigh = Color(0xFF303634),
    onSurface = Color(0xFFE6E4DE),
    onBackground = Color(0xFFE6E4DE),
    onSurfaceVariant = Color(0xFFB8BCB8),
    outline = Color(0xFF8B918E),
    outlineVariant = Color(0xFF3A403D),
    primary = Color(0xFF86CDC6),
    onPrimary = Color(0xFF052F2D),
    primaryContainer = Color(0xFF243F3C),
    onPrimaryContainer = Color(0xFFC2E8E3),
    secondaryContainer = Color(0xFF243F3C),
    onSecondaryContainer = Color(0xFFC2E8E3),
    tertiary = Color(0xFFEFC470),
    onTertiary = Color(0xFF2B1C00),
    tertiaryContainer = Color(0xFF3A3019),
    onTertiaryContainer = Color(0xFFF6E6C4),
    error = Color(0xFFEE7468),
    onError = Color(0xFF2B0400),
    inverseSurface = Color(0xFFE6E4DE),
    inverseOnSurface = Color(0xFF1C201F),
    inversePrimary = Color(0xFF0B5A57),
    scrim = Color(0xFF000000),
)
