/// What goes with a text that leaves the worker's hands, line by line: how far to trust it, in the text's language and in the worker's;
/// where it comes from; of which release it is.
struct Colophon {
    let shown: Shown
    let marks: [SourceMark]
    let release: Release

    init(_ article: Article) {
        (shown, marks, release) = (article.shown, article.marks, article.release)
    }

    init(_ phrase: ShownPhrase) {
        (shown, marks, release) = (phrase.large.shown, [phrase.mark].compactMap { $0 }, phrase.release)
    }

    /// The lines; `theirs` are the words in the text's language, where there are any.
    func lines(own: Words, theirs: Words?) -> [String] {
        let first = theirs ?? own
        let lines = [first.trust(shown), own.trust(shown)] + marks.map(first.mark) + [first.release(release)]
        return lines.unique.filter { !$0.isEmpty }
    }
}

extension Article {
    /// The passage as a text to hand on. Blocks.
    func shared(_ words: Words) -> String {
        let colophon = Colophon(self).lines(own: words, theirs: words.in(shown.tag))
        return [title, plain, colophon.joined(separator: "\n")].joined(separator: "\n\n")
    }
}
