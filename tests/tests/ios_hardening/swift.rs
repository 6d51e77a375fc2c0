//! Swift as far as the rules need it: code without comments, and the texts in it.

/// A Swift file's code.
#[derive(Clone)]
pub struct Source {
    /// Without comments, each run of white space as one space.
    pub code: String,
    /// What stands between quotation marks.
    pub literals: Vec<String>,
}

impl Source {
    pub fn of(text: &str) -> Self {
        let mut source = Self { code: String::new(), literals: Vec::new() };
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            rest = if rest.starts_with("//") {
                rest.split_once('\n').map_or("", |(_, after)| after)
            } else if rest.starts_with("/*") {
                rest.split_once("*/").map_or("", |(_, after)| after)
            } else if let Some(inside) = rest.strip_prefix('"') {
                source.literal(inside)
            } else {
                source.push(next);
                rest.get(next.len_utf8()..).unwrap_or_default()
            };
        }
        source
    }

    /// Takes a literal up to its end; answers what follows it.
    fn literal<'a>(&mut self, inside: &'a str) -> &'a str {
        let mut escaped = false;
        let end = inside.find(|sign| {
            let ends = sign == '"' && !escaped;
            escaped = sign == '\\' && !escaped;
            ends
        });
        let (text, after) = inside.split_at(end.unwrap_or(inside.len()));
        self.literals.push(text.to_owned());
        self.code.push('"');
        self.code.push_str(text);
        self.code.push('"');
        after.get(1..).unwrap_or_default()
    }

    fn push(&mut self, sign: char) {
        if !sign.is_whitespace() {
            self.code.push(sign);
        } else if !self.code.ends_with(' ') {
            self.code.push(' ');
        }
    }

    /// The words that stand right after another.
    pub fn words_after<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a str> {
        let words = self.code.split(' ');
        words.clone().zip(words.skip(1)).filter(move |(before, _)| *before == word).map(|(_, after)| after)
    }

    /// Whether the code holds this, not as a part of a longer name.
    pub fn holds(&self, wanted: &str) -> bool {
        let inside = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() || sign == '_');
        let (first, last) = (wanted.chars().next(), wanted.chars().next_back());
        self.code.match_indices(wanted).any(|(at, found)| {
            let before = self.code.get(..at).and_then(|text| text.chars().next_back());
            let after = self.code.get(at + found.len()..).and_then(|text| text.chars().next());
            !(inside(first) && inside(before) || inside(last) && inside(after))
        })
    }
}
