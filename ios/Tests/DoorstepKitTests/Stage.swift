@testable import DoorstepKit

/// A shell over the fakes, moved and looked at in the words of the table.
@MainActor
final class Stage {
    struct Unknown: Error {
        let word: String
    }

    /// The number of what was saved first.
    private static let first: Int64 = 1

    private let handbook = FakeHandbook()
    private let uptime = FakeUptime()
    private let passages: FakePassages
    private let packs: FakePacks
    private let settings = FakeSettings()
    private let scope = Scope()
    private var shell: Shell!
    /// The passage under the finger: the one drawn last.
    private var article: (Article, Bookmark)?
    /// What last left the app.
    private var exported: String?
    /// What was shared last, and what was read aloud.
    private var shared: String?
    private var said: String?

    init() async throws {
        passages = FakePassages(handbook, uptime)
        packs = FakePacks(handbook, passages)
        try await start()
        await scope.settled()
    }

    private func start(_ remembered: String? = nil, found: Failure? = nil, news: [Failure] = []) async throws {
        let tongue = settings.tongue
        handbook.world {
            // The system hands the app the language of its buttons first.
            $0.reading = tongue ?? "en"
            $0.spoken = "en"
        }
        // The process began anew: what has a PIN is locked.
        _ = try passages.lock()
        shell = try await Shell.start(
            handbook: handbook, passages: passages, packs: packs, lock: passages, settings: settings, clock: { 0 }, uptime: uptime,
            scope: scope, remembered: remembered, found: found, news: news)
    }

    func run(_ line: Case.Line) async throws {
        if case .article(let article, let bookmark, _) = shell.frame.value?.screen { self.article = (article, bookmark) }
        try await act(line)
        if !line.waits { await scope.settled() }
    }

    private func act(_ line: Case.Line) async throws {
        let first = line.rest(after: 1) ?? ""
        switch line.words[0] {
        case "wait": break
        case "open": shell.open(try place(first))
        case "turn": shell.turn(try place(first))
        case "select": shell.select(try tab(first))
        case "back": shell.back()
        case "raise": shell.raise(try sheet(first))
        case "lower": shell.lower()
        case "show": shell.show(section: line.words[1], language: line.rest(after: 2))
        case "show-phrase": shell.show(section: line.words[1], phrase: Int(line.words[2])!, language: line.rest(after: 3))
        case "speak-phrase":
            shell.speak(section: line.words[1], phrase: Int(line.words[2])!, language: line.words[3]) { [self] in said = $0.text }
        case "share":
            guard let article else { throw Unknown(word: "share without a passage") }
            shell.share(article.0) { [self] in shared = $0 }
        case "hold": shell.holdShow()
        case "stay": shell.stayShown()
        case "leave": shell.endShow()
        case "read": shell.read(first)
        case "speak": shell.speak(first)
        case "title": shell.nameTitle(first == "yes")
        case "toggle":
            guard let article else { throw Unknown(word: "toggle without a passage") }
            shell.toggle(article.0, article.1)
        case "undo":
            guard let undo else { throw Unknown(word: "undo without an offer") }
            undo.run()
        case "act":
            guard let act = shell.notice.value?.act else { throw Unknown(word: "nothing is offered") }
            act.run()
        case "open-hit":
            guard let hit = shell.searching.state.value.found.hits.first(where: { $0.section == first }) else { throw Unknown(word: first) }
            shell.open(hit)
        case "find": shell.find(line.rest(after: 1))
        case "dismiss": if let notice = shell.notice.value { shell.dismiss(notice) }
        case "tick": shell.session.toggle(Tick(section: line.words[1], block: Int(line.words[2])!, item: Int(line.words[3])!))
        case "type": shell.searching.type(first)
        case "more": shell.searching.more()
        case "clear": shell.searching.clear()
        case "keep":
            let labels = line.words[2] == "-" ? [] : line.words[2].components(separatedBy: ",")
            shell.keep(try saved(line.words[1]), note: line.rest(after: 3) ?? "", labels: labels)
        case "narrow": shell.keeping.narrow(first)
        case "move": shell.keeping.move(try saved(line.words[1]), up: line.words[2] == "up")
        case "remove": shell.remove(try saved(first))
        case "write": shell.session.write(Self.first, Draft(note: first, labels: ""))
        case "type-note": shell.type(Self.first, Draft(note: first, labels: draft.labels))
        case "look": shell.keeping.look(first)
        case "only-changed": shell.keeping.narrowToChanged()
        case "order": shell.keeping.order(try order(first))
        case "light":
            guard let theme = Theme(rawValue: first) else { throw Unknown(word: first) }
            shell.light(theme)
        case "letters": shell.size(letters: Int(first)!)
        case "knows-hiding": shell.knowsHiding()
        case "new-here":
            settings.toldOfHiding = false
            try await start()
        case "keep-number": shell.keep(try slot(line.words[1]), number: line.words[2], label: line.rest(after: 3) ?? "")
        case "clear-number":
            guard let filled = shell.numbers.state.value[try slot(first)] else { throw Unknown(word: first) }
            shell.clear(filled)
        case "write-number": shell.session.write(try slot(line.words[1]), NumberDraft(number: line.words[2], label: ""))
        case "labels": shell.session.write(Self.first, Draft(note: draft.note, labels: first))
        case "chip": shell.session.write(Self.first, draft.toggling(first))
        case "export":
            shell.keeping.export { [self] text in
                exported = text
                return first == "yes"
            }
        case "export-sealed":
            shell.keeping.export(passphrase: word(line, 2), again: word(line, 3)) { [self] text in
                exported = text
                return line.words[1] == "yes"
            }
        case "passphrase": shell.keeping.unseal(first)
        case "arrive": shell.look(at: Named(name: first))
        case "install": shell.install()
        case "keep-mine": shell.keepMine()
        case "before": shell.lookBefore()
        case "remove-overlay": shell.takeAway(first)
        case "fell-back": try await start(news: [Failure("packs-fell-back", values: ["number": .words(first)])])
        case "left-out": try await start(news: [Failure("packs-left-out", values: ["agency": .words(first)])])
        case "unlisted": try await start(news: [Failure("packs-unlisted")])
        case "dismiss-news": shell.dismissNews()
        case "judge-pin": shell.locking.judge(word(line, 1), again: word(line, 2))
        case "set-pin": shell.setPin(pin(line, 1), again: word(line, 2))
        case "give-up-and-set-pin": shell.setPin(pin(line, 1, giveUp: true), again: word(line, 2))
        case "change-pin": shell.changePin(line.words[1], to: pin(line, 2), again: word(line, 3))
        case "remove-pin": shell.removePin(first)
        case "lock-now": shell.lockNow()
        case "unlock": shell.unlock(first)
        case "erase": shell.erase()
        case "pass":
            uptime.pass(Int64(first)!)
            shell.locking.count()
        case "away":
            shell.left()
            uptime.pass(Int64(first)!)
            shell.returned()
        case "damaged": passages.world { $0.damaged = line.words.last != "-" }
        case "import": shell.keeping.import(first)
        case "hide": shell.hide()
        case "uncover": shell.uncover()
        case "restart": try await start(line.words.count > 1 ? first : shell.frame.value?.at.remembered())
        case "open-saved": shell.openSaved(asked: first == "asked")
        case "follow": shell.follow(Array(line.words.dropFirst()))
        case "found": try await start(found: Failure(first))
        case "gone": handbook.world { _ = $0.gone.insert(first) }
        case "changed": passages.world { $0.changed = true }
        case "store": passages.world { $0.why = line.rest(after: 1).map { Failure($0) } }
        // The table's device has one disk.
        case "full": passages.world { $0.full = line.words.last != "-" }
        case "unreadable": handbook.world { $0.damaged = line.words.last != "-" }
        default: throw Unknown(word: line.words[0])
        }
    }

    /// What was typed; nothing for `-`.
    private func word(_ line: Case.Line, _ at: Int) -> String { line.words[at] == "-" ? "" : line.words[at] }

    /// What is typed twice for a PIN from a word on, and after how many wrong ones all is erased.
    private func pin(_ line: Case.Line, _ at: Int, giveUp: Bool = false) -> NewPin {
        NewPin(typed: word(line, at), wipeAfter: Int(line.words[at + 2]), giveUpDamaged: giveUp)
    }

    /// What there is to see under a name; none where there is nothing.
    func see(_ name: String) throws -> String? {
        let frame = shell.frame.value
        let search = shell.searching.state.value
        let kept = shell.keeping.state.value
        let installing = shell.installing.state.value
        let locking = shell.locking.state.value
        let own = shell.numbers.state.value.slots
        switch name {
        case "place": return frame.map { written($0.at.place) }
        case "holds-back": return frame.map { yes($0.at.holdsBack) }
        case "tab": return frame.map { "\($0.at.tab)" }
        case "sheet": return frame?.at.sheet.map(written)
        case "screen": return frame.map { written($0.screen) }
        case "text": return text(frame?.screen)
        case "reading": return frame?.reading.tag
        case "tongue": return frame?.words.tongue.tag
        case "direction": return frame.map { $0.words.tongue.direction == .rightToLeft ? "from-right" : "from-left" }
        case "label": return frame?.words[.tabSearch]
        case "title": return frame.map { yes($0.fullTitle) }
        case "resume": return shell.session.resume?.section
        case "resume-title": return shell.session.resume?.topicTitle
        case "ticks": return list(shell.session.ticks.value.map { "\($0.section)/\($0.block)/\($0.item)" }.sorted())
        case "draft": return shell.session.draft(Self.first)?.note
        case "listed": return list(draft.listed)
        case "exported": return exported
        case "bookmark": return bookmark(frame?.screen)
        case "card": return frame?.card.map(written)
        case "card-text": return text(frame?.card)
        case "colophon": return frame?.card.map { $0.colophon.joined(separator: " | ") }
        case "shared": return shared?.split(separator: "\n").joined(separator: " | ")
        case "said": return said
        case "family": return shell.session.family
        case "numbers": return list(own.compactMap { slot in slot.number.map { "\(slot.slot)=\($0.number)" } })
        case "agency-numbers": return list(shell.numbers.state.value.shown.compactMap { slot in slot.badge == nil ? nil : "\(slot.slot)=\(slot.callable!.number)" })
        case "numbers-known": return yes(!shell.numbers.state.value.slots.isEmpty)
        case "numbers-locked": return shell.numbers.state.value.locked?.key
        case "number-draft": return shell.session.draft(.supervisor)?.number
        case "lock": return frame?.card.map { "\($0.lock)" }
        case "notice": return shell.notice.value?.text
        case "undo": return shell.notice.value.map { _ in yes(undo != nil) }
        case "act": return shell.notice.value?.act?.word.key
        case "sought": return sought(frame?.screen)
        case "note": return note(frame?.screen)
        case "theme": return frame?.theme.rawValue
        case "letters": return frame.map { String($0.letters) }
        case "tells-of-hiding": return frame.map { yes($0.tellsOfHiding) }
        case "typed": return search.text.isEmpty ? nil : search.text
        case "hits": return list(search.found.hits.map(\.section))
        case "hit-languages": return list(Set(search.found.hits.map(\.shown.tag)).sorted())
        case "rows": return String(search.found.hits.count)
        case "total": return String(search.found.total)
        case "nearest": return yes(search.found.nearest)
        case "rebuilt": return yes(search.found.rebuilt)
        case "call": return search.found.hits.first?.call?.phone
        case "correction": return search.found.correction
        case "blank": return yes(search.blank)
        case "nothing": return yes(search.nothing)
        case "trouble": return search.failure?.key
        case "offer": return search.actNow?.id
        case "offered": return installing.offer.map(written)
        case "effect": return installing.offer.map { written($0.sections) }
        case "saved-effect": return installing.offer?.saved.map(written)
        case "refused": return installing.refused.map(say)
        case "looking": return yes(installing.looking)
        case "release": return try packs.list().first.map { String($0.version) }
        case "packs": return list(try packs.list().map(written), " | ")
        case "overlays": return list(frame?.overlays.map(\.badge.agency) ?? [])
        case "news": return list(shell.news.value.map(say), " | ")
        case "badge": return badge(frame?.screen)?.agency
        case "hit-badges": return list(search.found.hits.compactMap(\.badge?.agency))
        case "pin": return locking.pin.map { $0.locked ? "locked" : $0.on ? "on" : "off" } ?? "unknown"
        case "pin-problem": return locking.problem?.key
        case "pin-trouble": return locking.trouble.map(say)
        case "wait": return locking.wait == 0 ? nil : frame?.words.wait(locking.wait)
        case "give-up": return yes(locking.damaged)
        case "import-trouble": return kept.failure.map(say)
        case "searched": return list(handbook.world { $0.searches })
        case "saved": return list(kept.shown.compactMap(\.section))
        case "saved-titles": return list(kept.shown.map(\.title))
        case "labels": return list(kept.labels)
        case "narrowed": return kept.label
        case "locked": return kept.locked?.key
        case "notes": return list(kept.list.map(\.note).filter { !$0.isEmpty })
        case "drawn": return yes(frame != nil)
        case "hidden": return yes(shell.hidden.value)
        case "remembered": return frame?.at.remembered()
        default: throw Unknown(word: name)
        }
    }

    /// What the notice takes back.
    private var undo: Act? {
        guard let act = shell.notice.value?.act, act.word == .actionUndo else { return nil }
        return act
    }

    /// What is typed for what was saved first.
    private var draft: Draft { shell.session.draft(Self.first) ?? Draft(note: "", labels: "") }

    private func list(_ items: [String], _ between: String = " ") -> String? {
        items.isEmpty ? nil : items.joined(separator: between)
    }

    private func say(_ failure: Failure) -> String { shell.frame.value?.words.failure(failure) ?? failure.key }

    private func written(_ offer: Offer) -> String {
        let over = offer.replaces.map { String($0.version) } ?? "-"
        return "\(offer.publisher ?? "-") \(offer.release.version) over \(over)"
    }

    private func written(_ sections: OfferedSections) -> String {
        "added=\(sections.added.count) changed=\(sections.changed.count) moved=\(sections.moved.count) removed=\(sections.removed.count)"
    }

    private func written(_ effect: SavedEffect) -> String {
        "all=\(effect.all) changed=\(effect.changed) moved=\(effect.moved) removed=\(effect.removed)"
    }

    private func written(_ pack: Shelved) -> String {
        "\(pack.id)/\(pack.version) " + (pack.overlay ? "beside" : pack.inUse ? "read" : "kept")
    }

    private func badge(_ screen: Screen?) -> Badge? {
        if case .article(let article, _, _) = screen { article.badge } else { nil }
    }

    private func sought(_ screen: Screen?) -> String? {
        guard case .article(_, _, let sought?) = screen else { return nil }
        return sought.typed ? "typed \(sought.words)" : sought.words
    }

    private func note(_ screen: Screen?) -> String? {
        guard case .article(_, .kept(_, _, let note), _) = screen, !note.isEmpty else { return nil }
        return note
    }

    private func order(_ name: String) throws -> Keeping.Order {
        guard let order = Keeping.Order.allCases.first(where: { "\($0)" == name }) else { throw Unknown(word: name) }
        return order
    }

    private func yes(_ so: Bool) -> String { so ? "yes" : "no" }

    private func saved(_ section: String) throws -> Int64 {
        guard let id = shell.keeping.state.value.list.first(where: { $0.section == section })?.id else { throw Unknown(word: section) }
        return id
    }

    private func tab(_ name: String) throws -> Tab {
        guard let tab = Tab.allCases.first(where: { "\($0)" == name }) else { throw Unknown(word: name) }
        return tab
    }

    private func task(_ name: String) throws -> PinTask {
        guard let task = PinTask(rawValue: name) else { throw Unknown(word: name) }
        return task
    }

    private func slot(_ name: String) throws -> OwnNumber {
        guard let slot = OwnNumber(rawValue: name) else { throw Unknown(word: name) }
        return slot
    }

    /// `language`, `show/s1`, `show/d1/2` or `speak/d1/2`.
    private func sheet(_ text: String) throws -> Sheet {
        let parts = text.split(separator: "/").map(String.init)
        let phrase = parts.count > 2 ? Int(parts[2]) : nil
        switch (parts[0], phrase) {
        case ("language", _): return .language
        case ("remove", _): return .remove(overlay: parts[1], agency: FakeHandbook.badge.agency)
        case ("show", _): return .show(section: parts[1], phrase: phrase)
        case ("speak", let phrase?): return .speak(section: parts[1], phrase: phrase)
        default: throw Unknown(word: text)
        }
    }

    private func id(_ text: String) throws -> String {
        guard let id = text.split(separator: "/").last else { throw Unknown(word: text) }
        return String(id)
    }

    private func place(_ text: String) throws -> Place {
        switch text.split(separator: "/").first {
        case "root": .root(try tab(try id(text)))
        case "topic": .topic(try id(text))
        case "article": .article(try id(text))
        case "edit": .edit(Int64(try id(text))!)
        case "numbers": .numbers
        case "number": .number(try slot(try id(text)))
        case "settings": .settings
        case "languages": .languages
        case "pack": .pack
        case "lock": .lock
        case "pin": .pin(try task(try id(text)))
        case "erase": .erase
        case "export": .export
        case "about": .about
        case "privacy": .privacy
        default: throw Unknown(word: text)
        }
    }

    private func written(_ place: Place) -> String {
        switch place {
        case .root(let tab): "root/\(tab)"
        case .topic(let id): "topic/\(id)"
        case .article(let id, _): "article/\(id)"
        case .edit(let id): "edit/\(id)"
        case .numbers: "numbers"
        case .number(let slot): "number/\(slot)"
        case .settings: "settings"
        case .languages: "languages"
        case .pack: "pack"
        case .offer: "offer"
        case .lock: "lock"
        case .pin(let task): "pin/\(task)"
        case .erase: "erase"
        case .export: "export"
        case .passphrase: "passphrase"
        case .about: "about"
        case .privacy: "privacy"
        }
    }

    private func written(_ sheet: Sheet) -> String {
        switch sheet {
        case .language: "language"
        case .term(let definition): "term/\(definition.concept)"
        case .show(let section, let phrase): (["show", section] + [phrase].compactMap { $0 }.map(String.init)).joined(separator: "/")
        case .speak(let section, let phrase): "speak/\(section)/\(phrase)"
        case .remove(let overlay, _): "remove/\(overlay)"
        }
    }

    private func written(_ screen: Screen) -> String {
        switch screen {
        case .home: "home"
        case .topic: "topic"
        case .article: "article"
        case .search: "search"
        case .saved: "saved"
        case .edit: "edit"
        case .numbers: "numbers"
        case .number: "number"
        case .settings: "settings"
        case .languages: "languages"
        case .pack: "pack"
        case .offer: "offer"
        case .lock: "lock"
        case .pin: "pin"
        case .erase: "erase"
        case .export: "export"
        case .passphrase: "passphrase"
        case .locked: "locked"
        case .about: "about"
        case .privacy: "privacy"
        case .failed(let failure): "failed \(failure.key)"
        }
    }

    private func written(_ card: Shell.Card) -> String {
        switch card.turned {
        case .passage(let article): "\(article.section) \(article.shown.tag)"
        case .phrase(let phrase): "\(phrase.section)/\(phrase.number) \(phrase.large.shown.tag)"
        }
    }

    private func text(_ card: Shell.Card?) -> String? {
        switch card?.turned {
        case .passage(let article): article.title
        case .phrase(let phrase): [phrase.large, phrase.beneath].compactMap { $0?.text }.joined(separator: " | ")
        case nil: nil
        }
    }

    private func text(_ screen: Screen?) -> String? {
        if case .article(let article, _, _) = screen { article.title } else { nil }
    }

    private func bookmark(_ screen: Screen?) -> String? {
        guard case .article(_, let bookmark, _) = screen else { return nil }
        switch bookmark {
        case .unknown: return "unknown"
        case .none: return "none"
        case .kept(_, let changed, _): return changed ? "changed" : "kept"
        }
    }
}
