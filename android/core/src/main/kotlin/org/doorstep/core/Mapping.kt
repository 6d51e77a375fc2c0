package org.doorstep.core

import org.doorstep.core.uniffi.Mark
import org.doorstep.core.uniffi.MarkKind
import org.doorstep.core.uniffi.RichText
import org.doorstep.core.uniffi.Snippet
import org.doorstep.core.uniffi.SoughtWords
import org.doorstep.model.AgencyNumber
import org.doorstep.model.Article
import org.doorstep.model.Audience
import org.doorstep.model.Badge
import org.doorstep.model.Block
import org.doorstep.model.Bookmark
import org.doorstep.model.BoxKind
import org.doorstep.model.Call
import org.doorstep.model.Confidentiality
import org.doorstep.model.Contents
import org.doorstep.model.Definition
import org.doorstep.model.Direction
import org.doorstep.model.Fate
import org.doorstep.model.FilledNumber
import org.doorstep.model.Found
import org.doorstep.model.Freshness
import org.doorstep.model.Hit
import org.doorstep.model.Home
import org.doorstep.model.ImportReport
import org.doorstep.model.Language
import org.doorstep.model.Link
import org.doorstep.model.LinkedCall
import org.doorstep.model.OwnNumber
import org.doorstep.model.OwnSlot
import org.doorstep.model.NewPin
import org.doorstep.model.Offer
import org.doorstep.model.OfferedLanguage
import org.doorstep.model.OfferedRelease
import org.doorstep.model.Overlay
import org.doorstep.model.PackNotice
import org.doorstep.model.Phrase
import org.doorstep.model.Piece
import org.doorstep.model.PinProblem
import org.doorstep.model.PinState
import org.doorstep.model.Release
import org.doorstep.model.Review
import org.doorstep.model.Saved
import org.doorstep.model.SavedEffect
import org.doorstep.model.ShelvedPack
import org.doorstep.model.Shown
import org.doorstep.model.Source
import org.doorstep.model.SourceKind
import org.doorstep.model.SourceMark
import org.doorstep.model.Span
import org.doorstep.model.Spoken
import org.doorstep.model.Tongue
import org.doorstep.model.Topic
import org.doorstep.core.uniffi.AgencyNumber as CoreAgencyNumber
import org.doorstep.core.uniffi.Article as CoreArticle
import org.doorstep.core.uniffi.Audience as CoreAudience
import org.doorstep.core.uniffi.Badge as CoreBadge
import org.doorstep.core.uniffi.Block as CoreBlock
import org.doorstep.core.uniffi.BoxKind as CoreBoxKind
import org.doorstep.core.uniffi.Confidentiality as CoreConfidentiality
import org.doorstep.core.uniffi.Contact as CoreContact
import org.doorstep.core.uniffi.Contents as CoreContents
import org.doorstep.core.uniffi.Direction as CoreDirection
import org.doorstep.core.uniffi.Found as CoreFound
import org.doorstep.core.uniffi.Freshness as CoreFreshness
import org.doorstep.core.uniffi.Hit as CoreHit
import org.doorstep.core.uniffi.Home as CoreHome
import org.doorstep.core.uniffi.ImportReport as CoreImportReport
import org.doorstep.core.uniffi.InterfaceLanguage as CoreTongue
import org.doorstep.core.uniffi.Language as CoreLanguage
import org.doorstep.core.uniffi.NewPin as CoreNewPin
import org.doorstep.core.uniffi.Offer as CoreOffer
import org.doorstep.core.uniffi.OfferedLanguage as CoreOfferedLanguage
import org.doorstep.core.uniffi.OfferedRelease as CoreOfferedRelease
import org.doorstep.core.uniffi.OwnNumber as CoreOwnNumber
import org.doorstep.core.uniffi.OwnSlot as CoreOwnSlot
import org.doorstep.core.uniffi.PackNotice as CorePackNotice
import org.doorstep.core.uniffi.PhraseText as CorePhraseText
import org.doorstep.core.uniffi.PinProblem as CorePinProblem
import org.doorstep.core.uniffi.PinState as CorePinState
import org.doorstep.core.uniffi.ReviewStatus as CoreReview
import org.doorstep.core.uniffi.Saved as CoreSaved
import org.doorstep.core.uniffi.SavedState as CoreFate
import org.doorstep.core.uniffi.SectionBookmark as CoreBookmark
import org.doorstep.core.uniffi.ShelvedPack as CoreShelvedPack
import org.doorstep.core.uniffi.Shown as CoreShown
import org.doorstep.core.uniffi.ShownPhrase as CorePhrase
import org.doorstep.core.uniffi.Source as CoreSource
import org.doorstep.core.uniffi.SourceKind as CoreSourceKind
import org.doorstep.core.uniffi.SourceMark as CoreSourceMark
import org.doorstep.core.uniffi.TopicEntry as CoreTopic

// The core's records as the screens' own.

internal fun CoreHome.toModel() = Home(
    title = title,
    topics = topics.map { it.toModel() },
    calls = calls.map { Call(it.name, it.phone) },
    languages = languages.map { it.toModel() },
    reading = reading,
    reviewPassed = reviewPassed,
    overlays = overlays.map { Overlay(it.id, it.badge.toModel(), it.reviewPassed) },
)

internal fun CoreTopic.toModel() = Topic(id, title, summary, actNow, sections, rightNow, badge?.toModel())

internal fun CoreContents.toModel() = Contents(
    topic.toModel(),
    sections.map { entry -> Contents.Entry(entry.section, entry.title, entry.call?.let { Call(it.name, it.phone) }) },
)

internal fun CoreLanguage.toModel() = Language(tag, endonym, direction.toModel(), percent, outdated, status.toModel())

internal fun CoreTongue.toModel() = Tongue(tag, endonym, direction.toModel())

private fun CoreShown.toModel() =
    Shown(tag, endonym, direction.toModel(), fallback, freshness.toModel(), status.toModel())

internal fun CoreSource.toModel() = Source(label, title, publisher, url)

internal fun CoreArticle.toModel(languages: List<CoreLanguage>) = Article(
    section = section,
    topic = topic,
    topicTitle = topicTitle,
    title = title,
    audience = if (audience == CoreAudience.FAMILY) Audience.Family else Audience.Worker,
    lead = blocks.firstNotNullOfOrNull { (it as? CoreBlock.Lead)?.text },
    blocks = blocks.mapNotNull { it.toModel() },
    plain = plainText,
    spoken = spoken.map { Spoken(blocks.numberWithoutLead(it.block), it.text) },
    calls = calls.map { LinkedCall(it.section, it.name, it.phone) },
    voices = voices,
    definitions = definitions.map { definition ->
        val direction = languages.find { it.tag == definition.locale }?.direction?.toModel() ?: Direction.LeftToRight
        Definition(definition.concept, definition.term, definition.definition, definition.locale, direction)
    },
    shown = shown.toModel(),
    previous = previous?.let { Link(it.section, it.title) },
    next = next?.let { Link(it.section, it.title) },
    number = number,
    of = of,
    release = Release(version, issued),
    badge = badge?.toModel(),
    matches = blocks.sumOf { it.matches() },
)

/** The lead stands by itself, in the article: the others' numbers, null for its own. */
private fun List<CoreBlock>.numberWithoutLead(number: Int): Int? =
    if (getOrNull(number) is CoreBlock.Lead) null else number - take(number).count { it is CoreBlock.Lead }

private fun CoreBlock.matches(): Int = lines().sumOf { it.sought.size }

private fun CoreBlock.lines(): List<RichText> = when (this) {
    is CoreBlock.Paragraph -> listOf(text)
    is CoreBlock.ItemList -> items
    is CoreBlock.Checklist -> items
    is CoreBlock.Pairs -> (listOf(heading) + rows).flatMap { listOf(it.left, it.right) }
    is CoreBlock.Boxed -> blocks.flatMap { it.lines() }
    is CoreBlock.Say -> phrases.map { it.text }
    else -> emptyList()
}

internal fun CorePhrase.toModel() =
    Phrase(section, number, own.toModel(), theirs?.toModel(), mark?.toModel(), Release(version, issued))

private fun CorePhraseText.toModel() = Phrase.Text(text, shown.toModel())

/** The lead stands by itself, in the article. */
private fun CoreBlock.toModel(): Block? = when (this) {
    is CoreBlock.Lead -> null
    is CoreBlock.Paragraph -> Block.Paragraph(text.spans())
    is CoreBlock.Heading -> Block.Heading(text)
    is CoreBlock.ItemList -> Block.Items(ordered, items.map { it.spans() })
    is CoreBlock.Checklist -> Block.Checklist(items.map { it.spans() })
    is CoreBlock.Pairs -> Block.Pairs(
        heading.left.spans(),
        heading.right.spans(),
        rows.map { Block.Pairs.Row(it.left.spans(), it.right.spans()) },
    )
    is CoreBlock.Boxed -> Block.Boxed(role.toModel(), speaker, blocks.mapNotNull { it.toModel() })
    is CoreBlock.Say -> Block.Say(phrases.map { Block.Say.Phrase(it.number, it.text.spans()) })
    is CoreBlock.Decision -> Block.Decision(question, answers.map { Block.Decision.Answer(it.text, it.section) })
    is CoreBlock.ContactCard -> contact.toModel()
    is CoreBlock.Sources -> Block.Sources(mark.toModel())
}

private fun CoreContact.toModel() = Block.Contact(
    name, phone, text, words, url, hours, note, urgent, languages, free, confidentiality?.toModel(), passesOn, relay, chat, verified, stale,
)

private fun CoreConfidentiality.toModel() = when (this) {
    CoreConfidentiality.CONFIDENTIAL -> Confidentiality.Confidential
    CoreConfidentiality.MAY_REPORT -> Confidentiality.MayReport
}

private fun CoreSourceMark.toModel() = SourceMark(kind?.toModel(), labels)

private fun CoreSourceKind.toModel() = when (this) {
    CoreSourceKind.SHEET -> SourceKind.Sheet
    CoreSourceKind.EDITORS -> SourceKind.Editors
    CoreSourceKind.LAW -> SourceKind.Law
    CoreSourceKind.AGENCY -> SourceKind.Agency
}

internal fun CoreOwnSlot.toModel() =
    OwnSlot(slot.toModel(), name, number?.let { FilledNumber(it.number, it.dial, it.label) }, damaged, agency?.toModel())

private fun CoreAgencyNumber.toModel() = AgencyNumber(badge.toModel(), number.number, number.label)

private fun CoreOwnNumber.toModel() = when (this) {
    CoreOwnNumber.REPORTING -> OwnNumber.Reporting
    CoreOwnNumber.SUPERVISOR -> OwnNumber.Supervisor
    CoreOwnNumber.ADVOCACY -> OwnNumber.Advocacy
    CoreOwnNumber.CLINIC -> OwnNumber.Clinic
    CoreOwnNumber.INTERPRETER -> OwnNumber.Interpreter
}

internal fun OwnNumber.toCore() = when (this) {
    OwnNumber.Reporting -> CoreOwnNumber.REPORTING
    OwnNumber.Supervisor -> CoreOwnNumber.SUPERVISOR
    OwnNumber.Advocacy -> CoreOwnNumber.ADVOCACY
    OwnNumber.Clinic -> CoreOwnNumber.CLINIC
    OwnNumber.Interpreter -> CoreOwnNumber.INTERPRETER
}

/** A line with marks on it as pieces side by side. */
internal fun RichText.spans(): List<Span> {
    val spans = text.cut(marks, { it.start }, { it.end }) { words, mark -> mark?.span(words) ?: Span.Plain(words) }
    return if (sought.isEmpty()) spans else spans.cut(sought)
}

/** Pieces cut where words begin and end that were looked for. */
private fun List<Span>.cut(sought: List<SoughtWords>): List<Span> = buildList {
    var start = 0
    for (span in this@cut) {
        val end = start + span.text.length
        val inside = sought.filter { it.start < end && it.end > start }
        if (span is Span.Own) {
            // A number stands behind it, once.
            add(inside.firstOrNull()?.let { Span.Sought(span, it.number) } ?: span)
            start = end
            continue
        }
        addAll(
            span.text.cut(inside, { maxOf(it.start - start, 0) }, { minOf(it.end, end) - start }) { words, found ->
                span.with(words).let { if (found == null) it else Span.Sought(it, found.number) }
            },
        )
        start = end
    }
}

private fun Span.with(words: String): Span = when (this) {
    is Span.Plain -> copy(text = words)
    is Span.Strong -> copy(text = words)
    is Span.Emphasis -> copy(text = words)
    is Span.Link -> copy(text = words)
    is Span.Web -> copy(text = words)
    is Span.Term -> copy(text = words)
    is Span.Own, is Span.Sought -> this
}

/** A text in pieces side by side: those that are marked, each with its mark, and what lies between them. */
private fun <M, P> String.cut(marks: List<M>, start: (M) -> Int, end: (M) -> Int, piece: (String, M?) -> P): List<P> = buildList {
    var at = 0
    for (mark in marks) {
        if (start(mark) > at) add(piece(substring(at, start(mark)), null))
        add(piece(substring(start(mark), end(mark)), mark))
        at = end(mark)
    }
    if (at < length) add(piece(substring(at), null))
}

private fun Mark.span(words: String): Span = when (val kind = kind) {
    is MarkKind.Strong -> Span.Strong(words)
    is MarkKind.Emphasis -> Span.Emphasis(words)
    is MarkKind.Link -> Span.Link(words, kind.section)
    is MarkKind.Web -> Span.Web(words, kind.url)
    is MarkKind.Term -> Span.Term(words, kind.concept)
    is MarkKind.Own -> Span.Own(words, kind.number.toModel())
}

internal fun CoreFound.toModel() = Found(hits.map { it.toModel() }, total, nearest, correction, rebuilt)

private fun CoreHit.toModel() =
    Hit(section, title.pieces(), topicTitle, snippet.pieces(), shown.toModel(), call?.let { Call(it.name, it.phone) }, badge?.toModel())

internal fun Snippet.pieces(): List<Piece> =
    text.cut(highlights, { it.start }, { it.end }) { words, found -> Piece(words, matched = found != null) }

internal fun CoreBookmark.toModel(note: String) = Bookmark.Kept(id, state == CoreFate.CHANGED, note)

internal fun CoreSaved.toModel() = Saved(id, section, title, topicTitle, state.toModel(), note, labels, badge?.toModel())

private fun CoreDirection.toModel() = when (this) {
    CoreDirection.LEFT_TO_RIGHT -> Direction.LeftToRight
    CoreDirection.RIGHT_TO_LEFT -> Direction.RightToLeft
}

private fun CoreFreshness.toModel() = when (this) {
    CoreFreshness.SOURCE -> Freshness.Source
    CoreFreshness.CURRENT -> Freshness.Current
    CoreFreshness.OUTDATED -> Freshness.Outdated
}

private fun CoreReview.toModel() = when (this) {
    CoreReview.MACHINE -> Review.Machine
    CoreReview.DRAFT -> Review.Draft
    CoreReview.REVIEWED -> Review.Reviewed
    CoreReview.APPROVED -> Review.Approved
}

private fun CoreBoxKind.toModel() = when (this) {
    CoreBoxKind.DEFINITION -> BoxKind.Definition
    CoreBoxKind.CAUTION -> BoxKind.Caution
    CoreBoxKind.ACT_NOW -> BoxKind.ActNow
    CoreBoxKind.VOICE -> BoxKind.Voice
    CoreBoxKind.EXAMPLE -> BoxKind.Example
    CoreBoxKind.SAY -> BoxKind.Say
    CoreBoxKind.DO -> BoxKind.Do
    CoreBoxKind.DONT -> BoxKind.Dont
    CoreBoxKind.CALL -> BoxKind.Call
    CoreBoxKind.WRITE -> BoxKind.Write
}

private fun CoreFate.toModel() = when (this) {
    CoreFate.UNCHANGED -> Fate.Unchanged
    CoreFate.CHANGED -> Fate.Changed
    CoreFate.MOVED -> Fate.Moved
    CoreFate.REMOVED -> Fate.Removed
    CoreFate.ELSEWHERE -> Fate.Elsewhere
}

internal fun CoreImportReport.toModel() = ImportReport(added, alreadyThere, skipped)

private fun CoreBadge.toModel() = Badge(agency, version, issued, reviewBy)

internal fun CoreShelvedPack.toModel() = ShelvedPack(handbook, Release(version, issued), reviewBy, publisher, inUse, overlay)

internal fun CorePackNotice.toModel(): PackNotice = when (this) {
    is CorePackNotice.FellBack -> PackNotice.FellBack(version)
    is CorePackNotice.Unlisted -> PackNotice.Unlisted
    is CorePackNotice.LeftOut -> PackNotice.LeftOut(agency)
}

internal fun CoreOffer.toModel() = Offer(
    id = id,
    publisher = publisher,
    title = title,
    overlay = overlay,
    release = release.toModel(),
    replaces = replaces?.toModel(),
    older = older,
    same = same,
    languages = languages.map { it.toModel() },
    languagesGone = languagesGone,
    added = added,
    changed = changed,
    moved = moved,
    removed = removed,
    saved = saved?.let { SavedEffect(it.all, it.changed, it.moved, it.removed) },
)

private fun CoreOfferedRelease.toModel() = OfferedRelease(version, issued, issuedAhead, reviewBy, reviewPassed)

private fun CoreOfferedLanguage.toModel() = OfferedLanguage(language.toModel(), isNew)

internal fun CorePinState.toModel() = PinState(on, locked, digits, wait, wipeAfter)

internal fun CorePinProblem.toModel() = when (this) {
    CorePinProblem.TOO_SHORT -> PinProblem.TooShort
    CorePinProblem.TOO_LONG -> PinProblem.TooLong
    CorePinProblem.TOO_EASY -> PinProblem.TooEasy
}

internal fun NewPin.toCore() = CoreNewPin(typed.whole(), probeMillis, wipeAfter, giveUpDamaged)
