//! How a passage's blocks are stored: their text in one piece, and a row of small numbers that says what is what.
//!
//! The text begins with the passage's plain text, so that a list of hits needs nothing decoded; what no reader of it sees (where links
//! lead, which concept a term is, what is cited) follows. The numbers are in LEB128, up to 32 bits each.
//!
//! Format 2 had one list of sources, after the blocks. It is still there: empty since the sources are blocks, and read as a last block
//! of sources where it is not.

use super::date::Date;
use crate::handbook::{
    Answer, Block, BoxKind, Boxed, Confidentiality, Contact, Item, OwnNumber, Pair, SectionId, SourceRef, Span,
    plain_text,
};

/// Bytes in a passage's text, at most: more than a hundred screens (P7).
const MAX_TEXT: usize = 1 << 17;
/// Bytes in a passage's numbers, at most (P7).
const MAX_SHAPE: usize = 1 << 16;
/// Bytes in a passage's codes, at most: each byte of the text escaped.
pub(super) const MAX_CODES: usize = 2 * MAX_TEXT;
/// How deep boxes may stand in boxes; an editor cannot write one into another.
const MAX_DEPTH: usize = 4;

/// Blocks, items, rows and spans of a passage together, at most (P7).
const MAX_PARTS: usize = 4096;
/// What a passage cites, at most: each is held against the others (P7).
const MAX_CITED: usize = 512;
/// Links, answers and terms of a passage, at most: each is looked up (P7).
const MAX_LEADING: usize = 512;

const PARAGRAPH: usize = 0;
const HEADING: usize = 1;
const BULLETS: usize = 2;
const NUMBERS: usize = 3;
const CHECKLIST: usize = 4;
const PAIRS: usize = 5;
const BOXED: usize = 6;
const CONTACT: usize = 7;
const LEAD: usize = 8;
const DECISION: usize = 9;
const SOURCES: usize = 10;

const TEXT: usize = 0;
const STRONG: usize = 1;
const EMPHASIS: usize = 2;
const LINK: usize = 3;
const WEB: usize = 4;
const TERM: usize = 5;
const OWN: usize = 6;

/// What a contact's last number says, a bit each: format 2 has the first alone.
const URGENT: usize = 1;
const FREE: usize = 2;
/// Whether the fields follow that format 2 has not.
const MORE: usize = 4;

/// Between the two sides of a row in plain text.
const COLON: usize = ": ".len();

/// A passage's blocks as they are stored.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Body {
    /// What is what.
    pub shape: Vec<u8>,
    /// The plain text, then the rest.
    pub text: String,
    plain: usize,
}

impl Body {
    /// Encodes a passage; nothing where it is larger or deeper than a reader would take.
    pub fn encode(blocks: &[Block]) -> Option<Self> {
        let plain = plain_text(blocks);
        let mut encoder = Encoder::default();
        encoder.number(plain.len());
        encoder.blocks(blocks, MAX_DEPTH)?;
        encoder.sources(&[]);
        let Encoder { shape, aside } = encoder;
        let body = Self { shape, plain: plain.len(), text: plain + &aside };
        let fits = body.shape.len() <= MAX_SHAPE && body.text.len() <= MAX_TEXT;
        (fits && body.decode().is_some()).then_some(body)
    }

    /// Takes what was stored; nothing where it is larger than a passage can be.
    pub fn read(shape: &[u8], text: String) -> Option<Self> {
        if shape.len() > MAX_SHAPE || text.len() > MAX_TEXT {
            return None;
        }
        let plain = number(&mut &*shape)?;
        text.is_char_boundary(plain).then(|| Self { shape: shape.to_owned(), text, plain })
    }

    /// What [`plain_text`] gives for the blocks.
    pub fn plain_text(&self) -> &str {
        self.text.get(..self.plain).unwrap_or_default()
    }

    /// The blocks; nothing where the numbers and the text do not fit together exactly.
    pub fn decode(&self) -> Option<Vec<Block>> {
        let (lines, aside) = self.text.split_at_checked(self.plain)?;
        let mut decoder =
            Decoder { shape: &self.shape, lines, aside, begun: false, first: true, left: Left::default() };
        decoder.number()?;
        let mut blocks = decoder.blocks(MAX_DEPTH)?;
        let cited = decoder.sources()?;
        if !cited.is_empty() {
            blocks.push(Block::Sources { cited });
        }
        let all = decoder.shape.is_empty() && decoder.lines.is_empty() && decoder.aside.is_empty();
        all.then_some(blocks)
    }
}

#[derive(Default)]
struct Encoder {
    shape: Vec<u8>,
    aside: String,
}

impl Encoder {
    fn number(&mut self, mut number: usize) {
        loop {
            let [low, ..] = number.to_le_bytes();
            number >>= 7;
            if number == 0 {
                return self.shape.push(low);
            }
            self.shape.push(low | 0x80);
        }
    }

    fn aside(&mut self, text: &str) {
        self.number(text.len());
        self.aside.push_str(text);
    }

    /// A length more by one, so that none is told from empty.
    fn optional(&mut self, text: Option<&String>) {
        self.number(text.map_or(0, |text| text.len() + 1));
    }

    fn blocks(&mut self, blocks: &[Block], depth: usize) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        self.number(blocks.len());
        blocks.iter().try_for_each(|block| self.block(block, depth))
    }

    fn block(&mut self, block: &Block, depth: usize) -> Option<()> {
        match block {
            Block::Paragraph { spans } => {
                self.number(PARAGRAPH);
                self.spans(spans, true)?;
            }
            Block::Lead { text } => {
                self.number(LEAD);
                self.number(text.len());
            }
            Block::Heading { text } => {
                self.number(HEADING);
                self.number(text.len());
            }
            Block::List { ordered, items } => {
                self.number(if *ordered { NUMBERS } else { BULLETS });
                self.items(items)?;
            }
            Block::Checklist { items } => {
                self.number(CHECKLIST);
                self.items(items)?;
            }
            Block::Pairs { heading, rows } => {
                self.number(PAIRS);
                // Plain text leaves the heading out.
                self.spans(&heading.left, false)?;
                self.spans(&heading.right, false)?;
                self.number(rows.len());
                for row in rows {
                    self.spans(&row.left, true)?;
                    self.spans(&row.right, true)?;
                }
            }
            Block::Boxed(boxed) => {
                self.number(BOXED);
                self.word(BoxKind::ALL, &boxed.role)?;
                self.optional(boxed.speaker.as_ref());
                self.blocks(&boxed.blocks, depth)?;
            }
            Block::Decision { question, answers } => {
                self.number(DECISION);
                self.number(question.len());
                self.number(answers.len());
                for answer in answers {
                    self.number(answer.text.len());
                    self.aside(answer.section.as_str());
                }
            }
            Block::Contact(contact) => self.contact(contact)?,
            Block::Sources { cited } => {
                self.number(SOURCES);
                self.sources(cited);
            }
        }
        Some(())
    }

    fn items(&mut self, items: &[Item]) -> Option<()> {
        self.number(items.len());
        items.iter().try_for_each(|item| self.spans(&item.spans, true))
    }

    /// An enumeration's case by its place among all.
    fn word<T: PartialEq>(&mut self, all: &[T], word: &T) -> Option<()> {
        self.number(all.iter().position(|known| known == word)?);
        Some(())
    }

    /// Spans; their words stand in the plain text, unless that does not show them.
    fn spans(&mut self, spans: &[Span], shown: bool) -> Option<()> {
        self.number(spans.len());
        for span in spans {
            let (kind, aside) = match span {
                Span::Text { .. } => (TEXT, None),
                Span::Strong { .. } => (STRONG, None),
                Span::Emphasis { .. } => (EMPHASIS, None),
                Span::Own { .. } => (OWN, None),
                Span::Link { section, .. } => (LINK, Some(section.as_str())),
                Span::Web { url, .. } => (WEB, Some(url.as_str())),
                Span::Term { concept, .. } => (TERM, Some(concept.as_str())),
            };
            self.number(kind);
            self.number(span.text().len());
            if !shown {
                self.aside.push_str(span.text());
            }
            if let Some(aside) = aside {
                self.aside(aside);
            }
            if let Span::Own { number, .. } = span {
                self.word(OwnNumber::ALL, number)?;
            }
        }
        Some(())
    }

    fn contact(&mut self, contact: &Contact) -> Option<()> {
        self.number(CONTACT);
        self.number(contact.name.len());
        let Contact { phone, text, words, hours, note, url, languages, passes_on, relay, chat, .. } = contact;
        for line in [phone, text, words, hours, note, url] {
            self.optional(line.as_ref());
        }
        let lines = [languages, passes_on, relay, chat];
        let more =
            lines.iter().any(|line| line.is_some()) || contact.confidentiality.is_some() || contact.verified.is_some();
        let bits = [(contact.urgent, URGENT), (contact.free, FREE), (more, MORE)];
        self.number(bits.into_iter().filter_map(|(set, bit)| set.then_some(bit)).sum());
        self.aside(&contact.source);
        if more {
            lines.into_iter().for_each(|line| self.optional(line.as_ref()));
            self.optional_word(Confidentiality::ALL, contact.confidentiality.as_ref())?;
            let verified = contact.verified.map(|day| day.to_string());
            self.optional(verified.as_ref());
            self.aside.push_str(verified.as_deref().unwrap_or_default());
        }
        Some(())
    }

    /// A place more by one, so that none is told from the first.
    fn optional_word<T: PartialEq>(&mut self, all: &[T], word: Option<&T>) -> Option<()> {
        let place = |word| all.iter().position(|known| known == word);
        self.number(match word {
            Some(word) => place(word)? + 1,
            None => 0,
        });
        Some(())
    }

    fn sources(&mut self, cited: &[SourceRef]) {
        self.number(cited.len());
        for source in cited {
            self.aside(&source.source);
            self.optional(source.locator.as_ref());
            self.aside.push_str(source.locator.as_deref().unwrap_or_default());
        }
    }
}

struct Decoder<'a> {
    shape: &'a [u8],
    lines: &'a str,
    aside: &'a str,
    /// Whether something of the current line was read, so that its line break is behind us.
    begun: bool,
    /// Whether no line was begun yet.
    first: bool,
    left: Left,
}

/// How many of each a passage may still have.
struct Left {
    parts: usize,
    cited: usize,
    leading: usize,
}

impl Default for Left {
    fn default() -> Self {
        Self { parts: MAX_PARTS, cited: MAX_CITED, leading: MAX_LEADING }
    }
}

/// Takes one of those that are left.
fn one_of(left: &mut usize) -> Option<()> {
    *left = left.checked_sub(1)?;
    Some(())
}

impl<'a> Decoder<'a> {
    fn number(&mut self) -> Option<usize> {
        number(&mut self.shape)
    }

    /// Words of the current line. Plain text leaves out lines that are empty, and has a line break between the others.
    fn words(&mut self, len: usize) -> Option<&'a str> {
        if len > 0 && !self.begun {
            if !self.first {
                take(&mut self.lines, 1)?;
            }
            (self.begun, self.first) = (true, false);
        }
        take(&mut self.lines, len)
    }

    fn line(&mut self, len: usize) -> Option<String> {
        self.begun = false;
        self.words(len).map(str::to_owned)
    }

    /// A line whose length comes before it.
    fn numbered_line(&mut self) -> Option<String> {
        let len = self.number()?;
        self.line(len)
    }

    /// Fills a line that may not be there.
    fn optional_line(&mut self, line: &mut Option<String>) -> Option<()> {
        if let Some(len) = self.number()?.checked_sub(1) {
            *line = Some(self.line(len)?);
        }
        Some(())
    }

    fn aside(&mut self) -> Option<&'a str> {
        let len = self.number()?;
        take(&mut self.aside, len)
    }

    fn blocks(&mut self, depth: usize) -> Option<Vec<Block>> {
        let depth = depth.checked_sub(1)?;
        self.several(|decoder| decoder.block(depth))
    }

    /// As many as a number says. Each takes a byte of the numbers at least, so what is kept is bounded by what was stored.
    fn several<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()?;
        let mut all = Vec::with_capacity(count.min(16));
        for _ in 0..count {
            one_of(&mut self.left.parts)?;
            all.push(one(self)?);
        }
        Some(all)
    }

    fn block(&mut self, depth: usize) -> Option<Block> {
        match self.number()? {
            PARAGRAPH => Some(Block::Paragraph { spans: self.shown()? }),
            LEAD => Some(Block::Lead { text: self.numbered_line()? }),
            HEADING => Some(Block::Heading { text: self.numbered_line()? }),
            BULLETS => Some(Block::List { ordered: false, items: self.items()? }),
            NUMBERS => Some(Block::List { ordered: true, items: self.items()? }),
            CHECKLIST => Some(Block::Checklist { items: self.items()? }),
            PAIRS => {
                let heading = Pair { left: self.unshown()?, right: self.unshown()? };
                Some(Block::Pairs { heading, rows: self.several(Self::row)? })
            }
            BOXED => {
                let role = *BoxKind::ALL.get(self.number()?)?;
                let mut speaker = None;
                self.optional_line(&mut speaker)?;
                Some(Block::Boxed(Boxed { role, speaker, blocks: self.blocks(depth)? }))
            }
            CONTACT => self.contact().map(|contact| Block::Contact(Box::new(contact))),
            DECISION => {
                let question = self.numbered_line()?;
                Some(Block::Decision { question, answers: self.several(Self::answer)? })
            }
            SOURCES => Some(Block::Sources { cited: self.sources()? }),
            _ => None,
        }
    }

    fn answer(&mut self) -> Option<Answer> {
        one_of(&mut self.left.leading)?;
        Some(Answer { text: self.numbered_line()?, section: SectionId::parse(self.aside()?).ok()? })
    }

    fn items(&mut self) -> Option<Vec<Item>> {
        self.several(|decoder| Some(Item { spans: decoder.shown()? }))
    }

    fn row(&mut self) -> Option<Pair> {
        let left = self.shown()?;
        self.words(COLON)?;
        Some(Pair { left, right: self.spans(Self::words)? })
    }

    /// Spans that begin a line.
    fn shown(&mut self) -> Option<Vec<Span>> {
        self.begun = false;
        self.spans(Self::words)
    }

    /// Spans that plain text leaves out.
    fn unshown(&mut self) -> Option<Vec<Span>> {
        self.spans(|decoder, len| take(&mut decoder.aside, len))
    }

    fn spans(&mut self, mut words: impl FnMut(&mut Self, usize) -> Option<&'a str>) -> Option<Vec<Span>> {
        self.several(|decoder| {
            let (kind, len) = (decoder.number()?, decoder.number()?);
            let text = words(decoder, len)?.to_owned();
            if matches!(kind, LINK | TERM) {
                one_of(&mut decoder.left.leading)?;
            }
            Some(match kind {
                TEXT => Span::Text { text },
                STRONG => Span::Strong { text },
                EMPHASIS => Span::Emphasis { text },
                LINK => Span::Link { text, section: SectionId::parse(decoder.aside()?).ok()? },
                WEB => Span::Web { text, url: decoder.aside()?.to_owned() },
                TERM => Span::Term { text, concept: decoder.aside()?.to_owned() },
                OWN => Span::Own { text, number: *OwnNumber::ALL.get(decoder.number()?)? },
                _ => return None,
            })
        })
    }

    fn contact(&mut self) -> Option<Contact> {
        let name = self.numbered_line()?;
        let mut contact = Contact { name, ..Contact::default() };
        let Contact { phone, text, words, hours, note, url, .. } = &mut contact;
        for line in [phone, text, words, hours, note, url] {
            self.optional_line(line)?;
        }
        let bits = self.number()?;
        if bits > URGENT | FREE | MORE {
            return None;
        }
        (contact.urgent, contact.free) = (bits & URGENT != 0, bits & FREE != 0);
        self.aside()?.clone_into(&mut contact.source);
        if bits & MORE != 0 {
            self.more_of_contact(&mut contact)?;
        }
        Some(contact)
    }

    fn more_of_contact(&mut self, contact: &mut Contact) -> Option<()> {
        let Contact { languages, passes_on, relay, chat, .. } = &mut *contact;
        for line in [languages, passes_on, relay, chat] {
            self.optional_line(line)?;
        }
        if let Some(place) = self.number()?.checked_sub(1) {
            contact.confidentiality = Some(*Confidentiality::ALL.get(place)?);
        }
        let mut verified = None;
        self.optional_aside(&mut verified)?;
        if let Some(day) = verified {
            contact.verified = Some(Date::parse(&day).ok()?);
        }
        Some(())
    }

    /// Fills words that no line shows and that may not be there.
    fn optional_aside(&mut self, words: &mut Option<String>) -> Option<()> {
        if let Some(len) = self.number()?.checked_sub(1) {
            *words = Some(take(&mut self.aside, len)?.to_owned());
        }
        Some(())
    }

    fn sources(&mut self) -> Option<Vec<SourceRef>> {
        self.several(|decoder| {
            one_of(&mut decoder.left.cited)?;
            let source = decoder.aside()?.to_owned();
            let mut locator = None;
            decoder.optional_aside(&mut locator)?;
            Some(SourceRef { source, locator })
        })
    }
}

/// Takes a number from the front.
fn number(bytes: &mut &[u8]) -> Option<usize> {
    let mut number = 0_u32;
    for shift in (0..32).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        let low = u32::from(byte & 0x7f);
        number |= low.checked_shl(shift).filter(|high| high >> shift == low)?;
        if byte & 0x80 == 0 {
            return usize::try_from(number).ok();
        }
    }
    None
}

/// Takes so many bytes from the front, where that is between two characters.
fn take<'a>(text: &mut &'a str, len: usize) -> Option<&'a str> {
    let (taken, rest) = text.split_at_checked(len)?;
    *text = rest;
    Some(taken)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn word() -> impl Strategy<Value = String> {
        // Empty, with line breaks, and in several scripts.
        prop_oneof![
            Just(String::new()),
            "[a-z é安
:]{1,9}"
        ]
    }

    fn span() -> impl Strategy<Value = Span> {
        prop_oneof![
            word().prop_map(|text| Span::Text { text }),
            word().prop_map(|text| Span::Strong { text }),
            word().prop_map(|text| Span::Emphasis { text }),
            (word(), "[a-z0-9]{1,8}")
                .prop_map(|(text, id)| Span::Link { text, section: SectionId::parse(&id).unwrap() }),
            (word(), word()).prop_map(|(text, url)| Span::Web { text, url }),
            (word(), word()).prop_map(|(text, concept)| Span::Term { text, concept }),
            (word(), prop::sample::select(OwnNumber::ALL)).prop_map(|(text, number)| Span::Own { text, number }),
        ]
    }

    fn spans() -> impl Strategy<Value = Vec<Span>> {
        prop::collection::vec(span(), 0..4)
    }

    fn items() -> impl Strategy<Value = Vec<Item>> {
        prop::collection::vec(spans().prop_map(|spans| Item { spans }), 0..4)
    }

    fn pair() -> impl Strategy<Value = Pair> {
        (spans(), spans()).prop_map(|(left, right)| Pair { left, right })
    }

    fn contact() -> impl Strategy<Value = Contact> {
        let maybe = || prop::option::of(word());
        let lines = [(); 10].map(|()| maybe());
        let rest = (prop::option::of(prop::sample::select(Confidentiality::ALL)), prop::option::of(any::<u32>()));
        (word(), lines, any::<(bool, bool)>(), rest, word()).prop_map(
            |(name, lines, (urgent, free), (confidentiality, verified), source)| {
                let [phone, text, words, url, hours, note, languages, passes_on, relay, chat] = lines;
                let verified = verified.map(|seconds| Date::from_unix(seconds.into()));
                Contact {
                    name,
                    phone,
                    text,
                    words,
                    url,
                    hours,
                    note,
                    urgent,
                    source,
                    languages,
                    free,
                    confidentiality,
                    passes_on,
                    relay,
                    chat,
                    verified,
                }
            },
        )
    }

    fn decision() -> impl Strategy<Value = Block> {
        let answer =
            (word(), "[a-z0-9]{1,8}").prop_map(|(text, id)| Answer { text, section: SectionId::parse(&id).unwrap() });
        (word(), prop::collection::vec(answer, 0..4))
            .prop_map(|(question, answers)| Block::Decision { question, answers })
    }

    fn block() -> impl Strategy<Value = Block> {
        let leaf = prop_oneof![
            spans().prop_map(|spans| Block::Paragraph { spans }),
            word().prop_map(|text| Block::Heading { text }),
            word().prop_map(|text| Block::Lead { text }),
            decision(),
            sources().prop_map(|cited| Block::Sources { cited }),
            (any::<bool>(), items()).prop_map(|(ordered, items)| Block::List { ordered, items }),
            items().prop_map(|items| Block::Checklist { items }),
            (pair(), prop::collection::vec(pair(), 0..3)).prop_map(|(heading, rows)| Block::Pairs { heading, rows }),
            contact().prop_map(|contact| Block::Contact(Box::new(contact))),
        ];
        leaf.prop_recursive(3, 12, 3, |inner| {
            let inner = prop::collection::vec(inner, 0..3);
            (prop::sample::select(BoxKind::ALL), prop::option::of(word()), inner)
                .prop_map(|(role, speaker, blocks)| Block::Boxed(Boxed { role, speaker, blocks }))
        })
    }

    fn sources() -> impl Strategy<Value = Vec<SourceRef>> {
        let source = (word(), prop::option::of(word()));
        prop::collection::vec(source.prop_map(|(source, locator)| SourceRef { source, locator }), 0..3)
    }

    fn boxes(depth: usize) -> Block {
        let blocks = if depth == 1 { Vec::new() } else { vec![boxes(depth - 1)] };
        Block::Boxed(Boxed { role: BoxKind::Example, speaker: None, blocks })
    }

    fn paragraph(len: usize) -> Vec<Block> {
        vec![Block::Paragraph { spans: vec![Span::Text { text: "a".repeat(len) }] }]
    }

    proptest! {
        #[test]
        fn every_passage_comes_back_and_its_plain_text_is_at_hand(
            blocks in prop::collection::vec(block(), 0..6),
        ) {
            let body = Body::encode(&blocks).unwrap();
            prop_assert_eq!(body.plain_text(), plain_text(&blocks));
            let read = Body::read(&body.shape, body.text.clone()).unwrap();
            prop_assert_eq!(&read, &body);
            prop_assert_eq!(read.decode().unwrap(), blocks);
        }

        #[test]
        fn p13_sources_after_the_blocks_are_the_last_block(
            blocks in prop::collection::vec(block(), 0..4), cited in sources(),
        ) {
            let mut body = Body::encode(&blocks).unwrap();
            let mut after = Encoder::default();
            after.sources(&cited);
            body.shape.pop();
            body.shape.extend(after.shape);
            body.text.push_str(&after.aside);
            let with_last = if cited.is_empty() { blocks } else { [blocks, vec![Block::Sources { cited }]].concat() };
            prop_assert_eq!(body.decode().unwrap(), with_last);
        }

        #[test]
        fn damaged_numbers_give_nothing_or_something_and_no_panic(
            blocks in prop::collection::vec(block(), 1..4),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
            cut in any::<prop::sample::Index>(),
        ) {
            let mut body = Body::encode(&blocks).unwrap();
            for (at, byte) in changes {
                let at = at.index(body.shape.len());
                body.shape[at] = byte;
            }
            let whole = Body::read(&body.shape, body.text.clone());
            let _ = whole.and_then(|body| body.decode());
            let cut = cut.index(body.shape.len());
            let _ = Body::read(&body.shape[..cut], body.text).and_then(|body| body.decode());
        }

        #[test]
        fn any_bytes_give_nothing_or_something_and_no_panic(
            shape in prop::collection::vec(0_u8..12, 0..60), text in "[a-z
    é]{0,30}",
        ) {
            let _ = Body::read(&shape, text).and_then(|body| body.decode());
        }
    }

    #[test]
    fn a_text_or_numbers_left_over_or_missing_are_refused() {
        let blocks = paragraph(5);
        let body = Body::encode(&blocks).unwrap();
        let read = |shape: &[u8], text: &str| Body::read(shape, text.into()).and_then(|body| body.decode());
        assert!(read(&body.shape, "aaaaa").is_some(), "as it was");
        assert!(read(&body.shape, "aaaaaa").is_none());
        assert!(read(&body.shape, "aaaa").is_none());
        assert!(read(&body.shape, "aaaaé").is_none(), "between the bytes of a character");
        assert!(read(&[body.shape.as_slice(), &[0]].concat(), "aaaaa").is_none());
        assert!(read(&[0xff, 0xff, 0xff, 0xff, 0x10], "").is_none(), "a number past 32 bits");
    }

    #[test]
    fn p7_what_is_larger_or_deeper_than_a_passage_is_neither_written_nor_read() {
        assert!(Body::encode(&paragraph(MAX_TEXT)).is_some());
        assert!(Body::encode(&paragraph(MAX_TEXT + 1)).is_none());
        assert!(Body::read(&[0], "a".repeat(MAX_TEXT + 1)).is_none());
        assert!(Body::read(&vec![0; MAX_SHAPE + 1], String::new()).is_none());
        assert!(Body::encode(&[boxes(MAX_DEPTH - 1)]).is_some());
        assert!(Body::encode(&[boxes(MAX_DEPTH)]).is_none());
        // A box in a box in a box, as often as there is room for.
        let nested = [&[0][..], &[1, 6, 0, 0].repeat(MAX_SHAPE / 4 - 1)].concat();
        assert!(Body::read(&nested, String::new()).unwrap().decode().is_none());
        // More blocks than there are numbers.
        assert!(Body::read(&[0, 0xff, 0xff, 0xff, 0x7f], String::new()).unwrap().decode().is_none());
    }
}
