internal import DoorstepCore

// The core's records as the screens' own.

extension Home {
    init(_ home: DoorstepCore.Home) {
        self.init(
            title: home.title,
            topics: home.topics.map(Topic.init),
            calls: home.calls.map(Call.init),
            languages: home.languages.map(Language.init),
            reading: home.reading,
            reviewPassed: home.reviewPassed,
            overlays: home.overlays.map { Overlay(id: $0.id, badge: Badge($0.badge), reviewPassed: $0.reviewPassed) })
    }
}

extension Badge {
    init(_ badge: DoorstepCore.Badge) {
        self.init(agency: badge.agency, version: badge.version, issued: badge.issued, reviewBy: badge.reviewBy)
    }
}

extension Topic {
    init(_ topic: DoorstepCore.TopicEntry) {
        self.init(
            id: topic.id, title: topic.title, summary: topic.summary, actNow: topic.actNow, rightNow: topic.rightNow,
            sections: Int(topic.sections), badge: topic.badge.map(Badge.init))
    }
}

extension Contents {
    init(_ contents: DoorstepCore.Contents) {
        self.init(
            topic: Topic(contents.topic),
            sections: contents.sections.map { Listed(section: $0.section, title: $0.title, call: $0.call.map(Call.init)) })
    }
}

extension Call {
    init(_ call: DoorstepCore.Call) {
        self.init(name: call.name, phone: call.phone)
    }
}

extension Link {
    init(_ link: DoorstepCore.SectionLink) {
        self.init(section: link.section, title: link.title)
    }
}

extension Language {
    init(_ language: DoorstepCore.Language) {
        self.init(
            tag: language.tag,
            endonym: language.endonym,
            direction: Direction(language.direction),
            percent: Int(language.percent),
            outdated: Int(language.outdated),
            review: Review(language.status))
    }
}

extension Tongue {
    init(_ language: DoorstepCore.InterfaceLanguage) {
        self.init(tag: language.tag, endonym: language.endonym, direction: Direction(language.direction))
    }
}

extension Shown {
    init(_ shown: DoorstepCore.Shown) {
        self.init(
            tag: shown.tag,
            endonym: shown.endonym,
            direction: Direction(shown.direction),
            fallback: shown.fallback,
            freshness: Freshness(shown.freshness),
            review: Review(shown.status))
    }
}

extension Source {
    init(_ source: DoorstepCore.Source) {
        self.init(label: source.label, title: source.title, publisher: source.publisher, url: source.url)
    }
}

extension Article {
    init(_ article: DoorstepCore.Article, languages: [DoorstepCore.Language]) {
        self.init(
            section: article.section,
            topic: article.topic,
            topicTitle: article.topicTitle,
            title: article.title,
            audience: Audience(article.audience),
            blocks: article.blocks.map(Block.init),
            plain: article.plainText,
            spoken: article.spoken.map { Spoken($0, of: article.blocks) },
            calls: article.calls.map { LinkedCall(section: $0.section, name: $0.name, phone: $0.phone) },
            voices: article.voices,
            definitions: article.definitions.map { definition in
                let direction = languages.first { $0.tag == definition.locale }.map { Direction($0.direction) }
                return Definition(
                    concept: definition.concept, term: definition.term, text: definition.definition, language: definition.locale,
                    direction: direction ?? .leftToRight)
            },
            shown: Shown(article.shown),
            previous: article.previous.map(Link.init),
            next: article.next.map(Link.init),
            number: Int(article.number),
            of: Int(article.of),
            release: Release(version: article.version, issued: article.issued),
            badge: article.badge.map(Badge.init),
            matches: article.blocks.flatMap(\.lines).map(\.sought.count).reduce(0, +))
    }
}

extension Spoken {
    /// The point of a passage stands above its first block.
    init(_ spoken: DoorstepCore.Spoken, of blocks: [DoorstepCore.Block]) {
        let number = Int(spoken.block)
        let leads = blocks.indices.contains(number) ? blocks[number].isLead : false
        self.init(block: leads ? nil : number, text: spoken.text)
    }
}

extension DoorstepCore.Block {
    fileprivate var isLead: Bool {
        if case .lead = self { true } else { false }
    }

    fileprivate var lines: [RichText] {
        switch self {
        case .paragraph(let text): [text]
        case .itemList(_, let items), .checklist(let items): items
        case .pairs(let heading, let rows): ([heading] + rows).flatMap { [$0.left, $0.right] }
        case .boxed(_, _, let blocks): blocks.flatMap(\.lines)
        case .say(let phrases): phrases.map(\.text)
        case .lead, .heading, .decision, .contactCard, .sources: []
        }
    }
}

extension ShownPhrase {
    init(_ phrase: DoorstepCore.ShownPhrase) {
        self.init(
            section: phrase.section, number: Int(phrase.number), of: Int(phrase.of), own: PhraseText(phrase.own),
            theirs: phrase.theirs.map(PhraseText.init), mark: phrase.mark.map(SourceMark.init),
            release: Release(version: phrase.version, issued: phrase.issued))
    }
}

extension PhraseText {
    init(_ text: DoorstepCore.PhraseText) {
        self.init(text: text.text, shown: Shown(text.shown))
    }
}

extension SourceMark {
    init(_ mark: DoorstepCore.SourceMark) {
        self.init(kind: mark.kind.map(SourceKind.init), labels: mark.labels)
    }
}

extension Block {
    init(_ block: DoorstepCore.Block) {
        self =
            switch block {
            case .lead(let text): .lead(text)
            case .paragraph(let text): .paragraph(text.spans)
            case .heading(let text): .heading(text)
            case .itemList(let ordered, let items): .items(ordered: ordered, items.map(\.spans))
            case .checklist(let items): .checklist(items.map(\.spans))
            case .pairs(let heading, let rows):
                .pairs(
                    left: heading.left.spans, right: heading.right.spans,
                    rows: rows.map { Row(left: $0.left.spans, right: $0.right.spans) })
            case .boxed(let role, let speaker, let blocks):
                .boxed(kind: BoxKind(role), speaker: speaker, blocks: blocks.map(Block.init))
            case .say(let phrases): .say(phrases.map { Phrase(number: Int($0.number), spans: $0.text.spans) })
            case .decision(let question, let answers):
                .decision(question: question, answers: answers.map { Answer(text: $0.text, section: $0.section) })
            case .contactCard(let contact): .contact(Contact(contact))
            case .sources(let mark): .sources(SourceMark(mark))
            }
    }
}

extension Contact {
    init(_ contact: DoorstepCore.Contact) {
        self.init(
            name: contact.name, phone: contact.phone, text: contact.text, words: contact.words, url: contact.url,
            hours: contact.hours, note: contact.note, urgent: contact.urgent, languages: contact.languages, free: contact.free,
            confidentiality: contact.confidentiality.map(Confidentiality.init), passesOn: contact.passesOn, relay: contact.relay,
            chat: contact.chat, verified: contact.verified, stale: contact.stale)
    }
}

extension OwnSlot {
    init(_ slot: DoorstepCore.OwnSlot) {
        self.init(
            slot: OwnNumber(slot.slot), name: slot.name,
            number: slot.number.map(FilledNumber.init), damaged: slot.damaged,
            agency: slot.agency.map { AgencyNumber(badge: Badge($0.badge), number: FilledNumber($0.number)) })
    }
}

extension FilledNumber {
    init(_ number: DoorstepCore.FilledNumber) {
        self.init(number: number.number, dial: number.dial, label: number.label)
    }
}

extension RichText {
    /// A line with marks on it as pieces side by side, cut where words begin and end that were looked for.
    var spans: [Span] {
        sought.isEmpty ? marked : marked.cut(sought)
    }

    private var marked: [Span] {
        text.cut(marks, \.start, \.end) { words, mark in
            switch mark?.kind {
            case nil: .plain(words)
            case .strong: .strong(words)
            case .emphasis: .emphasis(words)
            case .link(let section): .link(words, section: section)
            case .web(let url): .web(words, url: url)
            case .term(let concept): .term(words, concept: concept)
            case .own(let number): .own(words, number: OwnNumber(number))
            }
        }
    }
}

extension [Span] {
    fileprivate func cut(_ sought: [SoughtWords]) -> [Span] {
        var (parts, start): ([Span], Int32) = ([], 0)
        for span in self {
            let end = start + Int32(clamping: span.text.utf16.count)
            parts += span.cut(sought.filter { [start] in $0.start < end && $0.end > start }, from: start, to: end)
            start = end
        }
        return parts
    }
}

extension Span {
    /// The piece, which stands from one place of its line to another, in parts that were looked for and others.
    fileprivate func cut(_ sought: [SoughtWords], from start: Int32, to end: Int32) -> [Span] {
        // A number stands behind it, once.
        if case .own = self { return [marked(sought.first)] }
        return text.cut(sought, { Swift.max($0.start - start, 0) }, { Swift.min($0.end, end) - start }) { with($0).marked($1) }
    }

    private func marked(_ words: SoughtWords?) -> Span {
        words.map { .sought(self, number: Int($0.number)) } ?? self
    }

    private func with(_ text: String) -> Span {
        switch self {
        case .plain: .plain(text)
        case .strong: .strong(text)
        case .emphasis: .emphasis(text)
        case .link(_, let section): .link(text, section: section)
        case .web(_, let url): .web(text, url: url)
        case .term(_, let concept): .term(text, concept: concept)
        case .own, .sought: self
        }
    }
}

extension Snippet {
    var pieces: [Piece] {
        text.cut(highlights, \.start, \.end) { words, found in Piece(text: words, matched: found != nil) }
    }
}

extension Found {
    init(_ found: DoorstepCore.Found) {
        self.init(
            hits: found.hits.map(Hit.init), total: Int(found.total), nearest: found.nearest, correction: found.correction,
            rebuilt: found.rebuilt)
    }
}

extension Hit {
    init(_ hit: DoorstepCore.Hit) {
        self.init(
            section: hit.section, title: hit.title.pieces, topicTitle: hit.topicTitle, snippet: hit.snippet.pieces,
            shown: Shown(hit.shown), call: hit.call.map(Call.init), badge: hit.badge.map(Badge.init))
    }
}

extension Saved {
    init(_ saved: DoorstepCore.Saved) {
        self.init(
            id: saved.id, section: saved.section, title: saved.title, topicTitle: saved.topicTitle, fate: Fate(saved.state),
            note: saved.note, labels: saved.labels, badge: saved.badge.map(Badge.init))
    }
}

extension Bookmark {
    init(_ bookmark: DoorstepCore.SectionBookmark, note: String) {
        self = .kept(id: bookmark.id, changed: bookmark.state == .changed, note: note)
    }
}

extension Shelved {
    init(_ pack: DoorstepCore.ShelvedPack) {
        self.init(
            id: pack.handbook, version: pack.version, issued: pack.issued, reviewBy: pack.reviewBy, publisher: pack.publisher,
            inUse: pack.inUse, overlay: pack.overlay)
    }
}

extension Offer {
    init(_ offer: DoorstepCore.Offer, back: Bool) {
        self.init(
            id: offer.id, back: back, publisher: offer.publisher, title: offer.title, overlay: offer.overlay,
            release: OfferedRelease(offer.release), replaces: offer.replaces.map(OfferedRelease.init), older: offer.older,
            same: offer.same, languages: offer.languages.map(OfferedLanguage.init), languagesGone: offer.languagesGone,
            sections: OfferedSections(added: offer.added, changed: offer.changed, moved: offer.moved, removed: offer.removed),
            saved: offer.saved.map {
                SavedEffect(all: Int($0.all), changed: Int($0.changed), moved: Int($0.moved), removed: Int($0.removed))
            })
    }
}

extension OfferedRelease {
    init(_ release: DoorstepCore.OfferedRelease) {
        self.init(
            version: release.version, issued: release.issued, issuedAhead: release.issuedAhead, reviewBy: release.reviewBy,
            reviewPassed: release.reviewPassed)
    }
}

extension OfferedLanguage {
    init(_ offered: DoorstepCore.OfferedLanguage) {
        self.init(Language(offered.language), isNew: offered.isNew)
    }
}

extension PinState {
    init(_ state: DoorstepCore.PinState) {
        self.init(
            on: state.on, locked: state.locked, digits: state.digits, failures: Int(state.failures), wait: Int(state.wait),
            wipeAfter: state.wipeAfter.map(Int.init))
    }
}

extension DoorstepCore.Value {
    init(_ value: Value) {
        self =
            switch value {
            case .words(let text), .day(let text): .words(text: text)
            case .count(let count): .count(count: Int64(count))
            }
    }
}

extension Direction {
    init(_ direction: DoorstepCore.Direction) {
        self =
            switch direction {
            case .leftToRight: .leftToRight
            case .rightToLeft: .rightToLeft
            }
    }
}

extension Freshness {
    init(_ freshness: DoorstepCore.Freshness) {
        self =
            switch freshness {
            case .source: .source
            case .current: .current
            case .outdated: .outdated
            }
    }
}

extension Review {
    init(_ status: DoorstepCore.ReviewStatus) {
        self =
            switch status {
            case .machine: .machine
            case .draft: .draft
            case .reviewed: .reviewed
            case .approved: .approved
            }
    }
}

extension BoxKind {
    init(_ kind: DoorstepCore.BoxKind) {
        self =
            switch kind {
            case .definition: .definition
            case .caution: .caution
            case .actNow: .actNow
            case .voice: .voice
            case .example: .example
            case .do: .do
            case .dont: .dont
            case .call: .call
            case .write: .write
            case .say: .say
            }
    }
}

extension Audience {
    init(_ audience: DoorstepCore.Audience) {
        self =
            switch audience {
            case .worker: .worker
            case .family: .family
            }
    }
}

extension SourceKind {
    init(_ kind: DoorstepCore.SourceKind) {
        self =
            switch kind {
            case .sheet: .sheet
            case .editors: .editors
            case .law: .law
            case .agency: .agency
            }
    }
}

extension Confidentiality {
    init(_ confidentiality: DoorstepCore.Confidentiality) {
        self =
            switch confidentiality {
            case .confidential: .confidential
            case .mayReport: .mayReport
            }
    }
}

extension OwnNumber {
    init(_ slot: DoorstepCore.OwnNumber) {
        self =
            switch slot {
            case .reporting: .reporting
            case .supervisor: .supervisor
            case .advocacy: .advocacy
            case .clinic: .clinic
            case .interpreter: .interpreter
            }
    }
}

extension DoorstepCore.OwnNumber {
    init(_ slot: OwnNumber) {
        self =
            switch slot {
            case .reporting: .reporting
            case .supervisor: .supervisor
            case .advocacy: .advocacy
            case .clinic: .clinic
            case .interpreter: .interpreter
            }
    }
}

extension Fate {
    init(_ state: DoorstepCore.SavedState) {
        self =
            switch state {
            case .unchanged: .unchanged
            case .changed: .changed
            case .moved: .moved
            case .removed: .removed
            case .elsewhere: .elsewhere
            }
    }
}
