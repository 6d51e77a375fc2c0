//! The words of a language, for the search of a pack.

use doorstep_core::locale::Locale;
use doorstep_core::search::WordList;

/// The words of a language, where there is a list of them.
pub fn of(locale: &Locale) -> Option<WordList<'static>> {
    let words = doorstep_words::words(locale.language())?;
    Some(WordList { frequent: words.frequent, function: words.function, related: words.related })
}
