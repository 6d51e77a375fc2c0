extension String {
    /// The text in pieces side by side: those that are marked, each with its mark, and what lies between them. Marks are in order and
    /// apart, in UTF-16 code units; one that is not is left out.
    func cut<Mark, Part>(
        _ marks: [Mark], _ start: (Mark) -> Int32, _ end: (Mark) -> Int32, _ part: (String, Mark?) -> Part
    ) -> [Part] {
        var parts: [Part] = []
        var at = startIndex
        for mark in marks {
            guard let from = place(start(mark)), let to = place(end(mark)), at <= from, from <= to else { continue }
            if at < from { parts.append(part(String(self[at..<from]), nil)) }
            parts.append(part(String(self[from..<to]), mark))
            at = to
        }
        if at < endIndex { parts.append(part(String(self[at...]), nil)) }
        return parts
    }

    private func place(_ units: Int32) -> Index? {
        units < 0 ? nil : utf16.index(startIndex, offsetBy: Int(units), limitedBy: endIndex)
    }
}
