//! One search over the handbook's languages.

use super::index::IndexError;
use super::interrupt::Watch;
use super::query::Query;
use super::rank::Match;
use super::searcher::{Scope, Searcher, concepts_of, knows};

/// Hits of several indexes, each with the position of its index, and the correction if there is one.
pub type AcrossMatches = (Vec<(usize, Match)>, Option<String>);

/// Searches several languages at once, the reader's own first.
///
/// Hits of the first index come first, then those of the others, best first; at most `limit` in all. Documents are
/// numbered per index. In the others, sections are found through the glossary's concepts, and by the words of the query
/// that the reader's own language does not know, such as names and words of the other language. Words that are right in
/// another language are not taken for misspelled ones of the reader's.
///
/// # Errors
/// As [`Searcher::search`].
pub fn search_all(
    searchers: &[&Searcher],
    query: &Query,
    limit: usize,
    watch: &Watch<'_>,
) -> Result<AcrossMatches, IndexError> {
    let Some((own, others)) = searchers.split_first() else { return Ok((Vec::new(), None)) };
    let scope = if is_foreign(own, others, query)? { Scope::AsTyped } else { Scope::Own };
    let concepts = concepts_of(own.index(), query)?;
    let found = own.search_in(query, scope, &concepts, limit, watch)?;
    let mut hits: Vec<(usize, Match)> = found.hits.into_iter().map(|hit| (0, hit)).collect();
    let mut foreign = Vec::new();
    let left = limit.saturating_sub(hits.len());
    if left > 0 {
        for (number, other) in (1..).zip(others) {
            let found = other.search_in(query, Scope::Other(own.index()), &concepts, left, watch)?;
            foreign.extend(found.hits.into_iter().map(|hit| (number, hit)));
        }
    }
    foreign.sort_by(|(m, a), (n, b)| b.score.total_cmp(&a.score).then(m.cmp(n)).then(a.document.cmp(&b.document)));
    foreign.truncate(left);
    hits.extend(foreign);
    Ok((hits, found.correction))
}

/// Whether one of the other languages knows every word as it is typed, and the reader's own does not.
fn is_foreign(own: &Searcher, others: &[&Searcher], query: &Query) -> Result<bool, IndexError> {
    if knows(own.index(), query)? {
        return Ok(false);
    }
    for other in others {
        if knows(other.index(), query)? {
            return Ok(true);
        }
    }
    Ok(false)
}
