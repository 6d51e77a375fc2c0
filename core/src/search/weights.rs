//! The weights and limits of the ranking: what may be tuned, in one place.
//!
//! `tests/tests/search_quality.rs` judges them, and `tests/benches/search.rs` what they cost. Those of the fields and
//! [`MAX_READ`] are in the bytes of an index, so a change counts from the next one built. What a format or an algorithm
//! rests on stands beside it instead.

// Fields

/// What one occurrence counts in a title, glossary terms, headings and the body.
pub(super) const FIELD_WEIGHTS: [f32; 4] = [5.0, 4.0, 2.5, 1.0];
/// How far a field's length is made up for (BM25F's b).
pub(super) const FIELD_B: [f32; FIELD_WEIGHTS.len()] = [0.3, 0.0, 0.3, 0.6];
/// How soon more occurrences stop counting (BM25's k1).
pub(super) const K1: f32 = 1.2;

// What a word may stand for

/// Another form of the word.
pub(super) const STEM: f32 = 0.8;
/// A word with other marks, where the query is written with marks.
pub(super) const UNMARKED: f32 = 0.1;
/// A longer word that the unfinished one begins.
pub(super) const PREFIX: f32 = 0.95;
/// A word of another name for the same thing.
pub(super) const SYNONYM: f32 = 0.6;
/// A word so many mistakes away; what was typed is no word, so little is taken off.
pub(super) const NEAR: [f32; 3] = [1.0, 1.0, 0.8];
/// A form of a word whose stem is one mistake away.
pub(super) const NEAR_STEM: f32 = 0.7;
/// A word that only begins so.
pub(super) const NEAR_BEGINNING: f32 = 0.7;
/// A pair of a run without spaces that has part of the word's ending.
pub(super) const ENDING: f32 = 0.3;
/// What a further form of a word already found in a section adds.
pub(super) const FURTHER_FORM: f32 = 0.25;
/// Shortest word that is taken for a misspelled one, in letters.
pub(super) const SHORTEST_MISSPELLED: usize = 4;
/// Shortest word that may have two mistakes, in letters.
pub(super) const SHORTEST_MISSPELLED_TWICE: usize = 6;

/// The term that a word makes together with its neighbour.
pub(super) const JOINED: f32 = 0.9;
/// A term near in meaning to a word that no section has, by how near it is, the farthest first.
pub(super) const RELATED: [f32; 4] = [0.2, 0.3, 0.4, 0.5];
/// A function word, against another as frequent.
pub(super) const FUNCTION: f32 = 0.15;
/// Shortest word that two may make together, or one of its parts at least, in letters.
pub(super) const SHORTEST_JOINED: usize = 4;
/// Shortest word that may make one with its neighbour, in letters.
pub(super) const SHORTEST_NEIGHBOUR: usize = 3;
/// Longest word that is parted, in letters.
pub(super) const LONGEST_JOINED: usize = 40;
/// Shortest part of a word that two make together, in letters.
pub(super) const SHORTEST_PART: usize = 2;

// The language

/// As many sections as the language's own frequencies count for.
pub(super) const BACKGROUND: f32 = 100.0;
/// How often a word of each class is met, as a share of all words: Zipf's law at the middle of the class.
pub(super) const SHARES: [f32; 8] = [2e-3, 5e-4, 1e-4, 2.5e-5, 7e-6, 3e-6, 2e-6, 1e-6];

// Phrases

/// A phrase that leads to a section, times how few sections it leads to.
pub(super) const LEAD: f32 = 0.72;
/// What each further word of it adds, as a share.
pub(super) const LEAD_WORD: f32 = 0.35;
/// How many function words may stand between two of its words.
pub(super) const LEAD_GAP: usize = 2;
/// Fewest letters by which a phrase of one word is known before it is typed to its end.
pub(super) const SHORTEST_LEAD: usize = 4;
/// The same for a word of an emergency.
pub(super) const SHORTEST_EMERGENCY: usize = 4;
/// How many other words may stand between two of an emergency, beside function words.
pub(super) const EMERGENCY_GAP: usize = 2;
/// How many function words may stand there.
pub(super) const EMERGENCY_FUNCTION_GAP: usize = 3;

// Look-alikes

/// A word that only looks alike, times how alike it looks.
pub(super) const ALIKE: f32 = 0.5;
/// How alike two words are at least: the cosine of their sets of pieces.
pub(super) const LEAST_ALIKE: f32 = 0.45;
/// How alike words are at least that begin with the same letters.
pub(super) const KINDRED: f32 = 0.5;
/// How many letters that are at least.
pub(super) const SHORTEST_BEGINNING: usize = 4;
/// How many of a long word's letters they are, as a fraction.
pub(super) const BEGINNING_SHARE: (usize, usize) = (3, 5);

// Hits

/// The least share of the best section's score with which another is worth showing.
pub(super) const WEAKEST: f32 = 0.08;

// Nearness

/// What the nearness of two words counts next to finding them.
pub(super) const NEARNESS: f32 = 0.2;
/// Farthest that two words still count as near, in words.
pub(super) const REACH: usize = 8;

// Snippets

/// Share of a word's weight below which a term is not shown as matched, such as a Vietnamese word with other marks.
pub(super) const HARDLY_MEANT: f32 = 0.15;
/// What a word counts in a snippet each time it is there again.
pub(super) const THERE_AGAIN: f32 = 0.05;

// Budgets

/// Most postings that one search looks at: the weightiest come first, and what is left could hardly change the order.
pub(super) const MAX_POSTINGS: u32 = 30_000;
/// Most hits in other languages than the reader's.
pub(super) const MAX_FOREIGN: usize = 100;
/// How many of the best sections are looked at more closely.
pub(super) const LOOKED_AT: usize = 40;
/// How many are looked at where a quoted phrase has to be in them, and how many with it are counted.
pub(super) const LOOKED_AT_FOR_PHRASE: usize = 10_000;
pub(super) const COUNTED_WITH_PHRASE: usize = 1000;
/// Most terms of a word that are looked for in a trace.
pub(super) const MAX_TRACED: usize = 12;
/// Most longer words that an unfinished one stands for: the most frequent ones.
pub(super) const MAX_COMPLETIONS: usize = 64;
/// Most blocks of the dictionary walked through for words nearly like one: several times those of the largest that was measured.
pub(super) const MAX_WALKED: usize = 16_384;
/// Most blocks of the dictionary read for longer words.
pub(super) const MAX_BLOCKS: usize = 48;
/// Most blocks read for words that begin alike.
pub(super) const MAX_BLOCKS_OF_KIN: usize = 8;
/// Most sections that are looked through for two words that are written together.
pub(super) const MAX_FOLLOWED: u32 = 64;
/// Most words that the second of them may begin.
pub(super) const MAX_FOLLOWING: usize = 8;
/// Most near words from which the best are taken.
pub(super) const MAX_SEEN: usize = 4096;
/// Most words near a misspelled one.
pub(super) const MAX_NEAR: usize = 32;
/// Most of those whose other forms count too.
pub(super) const MAX_NEAR_FAMILIES: usize = 4;
/// Most blocks that are read of the lists of a word's pieces, those of the rarest pieces first; a longer list is not kept.
pub(super) const MAX_READ: u32 = 4096;
/// Most blocks whose terms are compared for look-alikes.
pub(super) const MAX_COMPARED: usize = 16;
/// Most look-alikes of a word.
pub(super) const MAX_ALIKE: usize = 8;
/// Longest part of a text that a snippet is cut from, in bytes.
pub(super) const MAX_TEXT: usize = 1 << 20;
/// Most words that matched among which the best part of a text is chosen.
pub(super) const MAX_HITS: usize = 256;
