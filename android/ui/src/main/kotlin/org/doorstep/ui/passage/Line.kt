package org.doorstep.ui.passage

import androidx.compose.foundation.relocation.BringIntoViewRequester
import androidx.compose.foundation.relocation.bringIntoViewRequester
import androidx.compose.material3.LocalTextStyle
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.compositionLocalOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.runtime.snapshotFlow
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.LinkAnnotation
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.text.TextLinkStyles
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.font.FontStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextDecoration
import androidx.compose.ui.text.withLink
import androidx.compose.ui.text.withStyle
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.flow.filterNotNull
import kotlinx.coroutines.flow.first
import org.doorstep.model.Span

/** A line of a passage: stress, ways to other passages, and terms with dots under them. */
@Composable
fun Line(spans: List<Span>, actions: Actions?, modifier: Modifier = Modifier, style: TextStyle = LocalTextStyle.current) {
    val link = MaterialTheme.colorScheme.primary
    val marks = marks()
    val text = remember(spans, actions, link, marks) { annotated(spans, actions, link, marks) }
    val terms = remember(text) { text.getLinkAnnotations(0, text.length).filter { it.item.isTerm }.map { it.start until it.end } }
    var layout by remember { mutableStateOf<TextLayoutResult?>(null) }
    val sight = remember { BringIntoViewRequester() }
    LaunchedEffect(spans, marks.current) {
        val at = spans.startOf(marks.current) ?: return@LaunchedEffect
        sight.bringIntoView(snapshotFlow { layout }.filterNotNull().first().getBoundingBox(at).inflate(NEAR))
    }
    Text(
        text,
        style = style,
        onTextLayout = { layout = it },
        modifier = modifier.bringIntoViewRequester(sight).drawBehind { if (terms.isNotEmpty()) layout?.let { dots(it, terms, link) } },
    )
}

/** Which of the passage's matches is stood at, from 1; 0 where none is looked for. */
internal val LocalMatch = compositionLocalOf { 0 }

/** How words look that were looked for: the one that is stood at, and the others. */
private data class Marks(val current: Int, val there: SpanStyle, val others: SpanStyle)

@Composable
private fun marks(): Marks {
    val colors = MaterialTheme.colorScheme
    val there = SpanStyle(color = colors.onPrimary, background = colors.primary)
    return Marks(LocalMatch.current, there, SpanStyle(color = colors.onPrimaryContainer, background = colors.primaryContainer))
}

/** Where a match stands in the line. */
private fun List<Span>.startOf(match: Int): Int? {
    val piece = indexOfFirst { it is Span.Sought && it.number == match }
    return if (piece < 0) null else take(piece).sumOf { it.text.length }
}

/** So many pixels around the words are shown, too. */
private const val NEAR = 160f

private fun annotated(spans: List<Span>, actions: Actions?, link: Color, marks: Marks): AnnotatedString = buildAnnotatedString {
    for (span in spans) append(span, actions, link, marks)
}

private fun AnnotatedString.Builder.append(span: Span, actions: Actions?, link: Color, marks: Marks) {
    val way = TextLinkStyles(SpanStyle(color = link, textDecoration = TextDecoration.Underline))
    val term = TextLinkStyles(SpanStyle(color = link))
    when (span) {
        is Span.Sought -> withStyle(if (span.number == marks.current) marks.there else marks.others) { append(span.span, actions, marks.ink(span), marks) }
        is Span.Plain, is Span.Web -> append(span.text)
        is Span.Strong -> withStyle(SpanStyle(fontWeight = FontWeight.Bold)) { append(span.text) }
        is Span.Emphasis -> withStyle(SpanStyle(fontStyle = FontStyle.Italic)) { append(span.text) }
        is Span.Link ->
            if (actions == null) append(span.text)
            else withLink(LinkAnnotation.Clickable(String(), way) { actions.open(span.section) }) { append(span.text) }
        is Span.Term ->
            if (actions == null) append(span.text)
            else withLink(LinkAnnotation.Clickable(span.concept, term) { actions.define(span.concept) }) { append(span.text) }
        is Span.Own -> if (actions == null) append(span.text) else own(span, actions, way)
    }
}

/** A way to follow has the ink of the mark that it stands on. */
private fun Marks.ink(sought: Span.Sought): Color = (if (sought.number == current) there else others).color

/** One of the worker's own numbers: filled, it is called; empty, an agency's is, or it can be filled in. */
private fun AnnotatedString.Builder.own(span: Span.Own, actions: Actions, way: TextLinkStyles) {
    val filled = actions.numbers[span.number]?.filled
    val given = actions.numbers[span.number]?.agency
    val follow = {
        when {
            filled != null -> actions.dialOwn(filled.dial)
            given != null -> actions.dial(given.number)
            else -> actions.fill(span.number)
        }
    }
    withLink(LinkAnnotation.Clickable(String(), way) { follow() }) {
        append(span.text)
        val number = filled?.number ?: given?.number
        if (number != null) append(SPACE + number.fromTheLeft())
    }
}

private const val SPACE = " "

/** A number runs from left to right in every line. */
private fun String.fromTheLeft() = LEFT_TO_RIGHT + this + END

private val LEFT_TO_RIGHT = Char(0x2066).toString()
private val END = Char(0x2069).toString()

/** Terms carry their concept as a tag; other ways carry none. */
private val LinkAnnotation.isTerm: Boolean get() = this is LinkAnnotation.Clickable && tag.isNotEmpty()

/** A dotted line under each term, on every line that it runs over. */
private fun DrawScope.dots(layout: TextLayoutResult, terms: List<IntRange>, color: Color) {
    for (term in terms) {
        val boxes = term.filter { it < layout.layoutInput.text.length }.map(layout::getBoundingBox)
        for ((_, line) in boxes.filter { it.width > 0 }.groupBy { it.top }) {
            val y = line.maxOf { layout.getLineBaseline(layout.getLineForVerticalPosition(it.center.y)) } + 4.dp.toPx()
            drawLine(
                color,
                Offset(line.minOf { it.left }, y),
                Offset(line.maxOf { it.right }, y),
                strokeWidth = 1.6.dp.toPx(),
                cap = StrokeCap.Round,
                pathEffect = PathEffect.dashPathEffect(floatArrayOf(0.1f, 4.dp.toPx())),
            )
        }
    }
}
