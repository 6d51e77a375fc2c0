import Foundation

/// A day such as `2026-11-24`, written out in a language; none where it is no day.
func localized(day: String, in language: String) -> String? {
    let numbers = day.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let number = numbers[2],
        let utc = TimeZone(secondsFromGMT: 0)
    else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = utc
    let parts = DateComponents(calendar: calendar, year: year, month: month, day: number)
    guard parts.isValidDate, let date = parts.date else { return nil }
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: language)
    formatter.calendar = calendar
    formatter.timeZone = utc
    formatter.dateStyle = .long
    formatter.timeStyle = .none
    return formatter.string(from: date)
}
