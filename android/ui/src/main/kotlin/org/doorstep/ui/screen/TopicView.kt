package org.doorstep.ui.screen

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import org.doorstep.model.Contents
import org.doorstep.model.Place
import org.doorstep.model.Shell
import org.doorstep.ui.parts.Entry
import org.doorstep.ui.parts.Quiet
import org.doorstep.ui.parts.Rows
import org.doorstep.ui.parts.Title
import org.doorstep.ui.theme.InLanguage
import org.doorstep.ui.theme.Space

/** The passages of a topic. */
@Composable
internal fun TopicView(contents: Contents, frame: Shell.Frame, shell: Shell, scroll: ScrollState) =
    InLanguage(frame.reading.tag, frame.reading.direction) {
        Page(scroll) {
            Title(contents.topic.title, Modifier.padding(horizontal = Space.edge))
            Quiet(contents.topic.summary, Modifier.padding(horizontal = Space.edge).padding(top = Space.hair, bottom = Space.medium))
            Rows(contents.sections) { Entry(it.title, { shell.open(Place.Article(it.section)) }, strong = false) }
        }
    }
