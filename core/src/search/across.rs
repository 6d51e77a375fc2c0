//! One search over the handbook's languages.

use super::{Index, IndexError, Interrupt, Match, Query};

/// Hits of several indexes, each with the position of its index, and the correction if there is one.
pub type AcrossMatches = (Vec<(usize, Match)>, Option<String>);

/// Searches several languages at once, the reader's own first.
///
/// Hits of the first index come first, then those of the others, best first; at most `limit` in all. Documents are
/// numbered per index.
///
/// # Errors
/// As [`Index::search`].
pub fn search_all(
    indexes: &[&Index],
    query: &Query,
    limit: usize,
    interrupt: &Interrupt,
) -> Result<AcrossMatches, IndexError> {
    let mut hits = Vec::new();
    let mut correction = None;
    for (number, index) in indexes.iter().enumerate() {
        let found = index.search(query, limit - hits.len(), interrupt)?;
        hits.extend(found.hits.into_iter().map(|hit| (number, hit)));
        if number == 0 {
            correction = found.correction;
        }
    }
    Ok((hits, correction))
}
