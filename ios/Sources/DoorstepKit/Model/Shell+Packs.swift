// Handbooks that are installed.

extension Shell {
    /// Looks at a handbook's file, and leads to what installing it would do. While a card is shown, no file is looked at: the phone may
    /// be in another hand.
    public func look(at file: any Picked) {
        look { packs, now in try file.with { try packs.inspect($0, now: now) } }
    }

    /// Leads to what going back to the handbook before would do.
    public func lookBefore() {
        look { packs, now in try packs.inspectBefore(now: now) }
    }

    private func look(_ look: @escaping @Sendable (any Packs, Int64) throws -> Offer) {
        guard !isShowing else { return }
        installing.look { [wall] packs in try look(packs, wall()) }
        open(.offer)
    }

    /// Installs what was offered, or goes back to it. Then the handbook is another one; the place stays, where that has it.
    public func install() {
        installing.accept { [weak self] offer, news in
            guard let self else { return }
            reopened(news)
            await leaveOffer()
            tell(done(offer))
        }
    }

    private func done(_ offer: Offer) -> Notice {
        if offer.back { return Notice(words.restored(offer.release)) }
        return Notice(words[offer.overlay ? .installDoneBeside : .installDone])
    }

    /// Keeps what is there: what was offered is dropped, and that is told.
    public func keepMine() {
        leave(.offer)
    }

    /// Takes away what an agency added.
    public func takeAway(_ overlay: String) {
        lower()
        installing.takeAway(overlay) { [weak self] news in
            guard let self else { return }
            reopened(news)
            redraw()
            tell(Notice(words[.installRemovedBeside]))
        }
    }

    /// What the start told of the handbooks was seen.
    public func dismissNews() {
        news.value = []
    }

    private func reopened(_ told: [Failure]) {
        renew()
        news.value = told
        searching.search()
    }
}
