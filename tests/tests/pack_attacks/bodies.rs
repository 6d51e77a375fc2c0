//! Passages that no editor writes: numbers and text as they are stored, within what a single passage may have.

const PARAGRAPH: usize = 0;
const BULLETS: usize = 2;
const BOXED: usize = 6;
const SOURCES: usize = 10;
const LINK: usize = 3;
const TERM: usize = 5;
/// The place among the kinds of boxes of that of whom to call.
const CALL: usize = 3;

/// A passage's numbers and its text, the plain one first.
#[derive(Default)]
pub struct Body {
    shape: Vec<u8>,
    plain: String,
    aside: String,
}

impl Body {
    fn put(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.shape.push(u8::try_from(number & 0x7f).unwrap() | 0x80);
            number >>= 7;
        }
        self.shape.push(u8::try_from(number).unwrap());
    }

    fn begun(blocks: usize) -> Self {
        let mut body = Self::default();
        body.put(blocks);
        body
    }

    /// The change of the database that makes it the text of some passages.
    pub fn sql(mut self, passages: &str) -> String {
        self.put(0);
        let mut shape = Self::default();
        shape.put(self.plain.len());
        shape.shape.extend(&self.shape);
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        // No symbols: each byte stands after the one that says so.
        let codes: String = (self.plain + &self.aside).bytes().map(|byte| format!("ff{byte:02x}")).collect();
        format!(
            "UPDATE language SET symbols = x''; UPDATE passage SET shape = x'{}', text = x'{codes}' WHERE {passages};",
            hex(&shape.shape)
        )
    }

    /// Cites one source in many places.
    pub fn cites(count: usize) -> Self {
        let mut body = Self::begun(1);
        body.put(SOURCES);
        body.put(count);
        for place in 0..count {
            body.put(1);
            body.put(5);
            body.aside.push_str(&format!("s{}", letters(place)));
        }
        body
    }

    /// A paragraph of terms, each another one.
    pub fn terms(count: usize) -> Self {
        let mut body = Self::begun(1);
        body.put(PARAGRAPH);
        body.put(count);
        for term in 0..count {
            body.put(TERM);
            body.put(1);
            body.put(4);
            body.plain.push('x');
            body.aside.push_str(&letters(term));
        }
        body
    }

    /// A box of whom to call with links to one section.
    pub fn calls(count: usize, section: &str) -> Self {
        let mut body = Self::begun(1);
        body.put(BOXED);
        body.put(CALL);
        body.put(0);
        body.put(1);
        body.put(PARAGRAPH);
        body.put(count);
        for _ in 0..count {
            body.put(LINK);
            body.put(1);
            body.put(section.len());
            body.plain.push('x');
            body.aside.push_str(section);
        }
        body
    }

    /// Empty paragraphs.
    pub fn paragraphs(count: usize) -> Self {
        let mut body = Self::begun(count);
        for _ in 0..count {
            body.put(PARAGRAPH);
            body.put(0);
        }
        body
    }

    /// A paragraph of words, each another one.
    pub fn words(length: usize) -> Self {
        let mut body = Self::begun(1);
        let text: String = (0..length / 5).map(|word| letters(word * 7919) + " ").collect();
        body.put(PARAGRAPH);
        body.put(1);
        body.put(0);
        body.put(text.len());
        body.plain = text;
        body
    }

    /// A list of empty items.
    pub fn items(count: usize) -> Self {
        let mut body = Self::begun(1);
        body.put(BULLETS);
        body.put(count);
        for _ in 0..count {
            body.put(0);
        }
        body
    }

    /// Boxes in boxes.
    pub fn nested(depth: usize) -> Self {
        let mut body = Self::default();
        for _ in 0..depth {
            body.put(1);
            body.put(BOXED);
            body.put(CALL);
            body.put(0);
        }
        body.put(0);
        body
    }
}

/// Four letters that tell a number from others.
pub fn letters(number: usize) -> String {
    let letter = |power: u32| char::from(b'a' + u8::try_from(number / 26_usize.pow(power) % 26).unwrap());
    [letter(3), letter(2), letter(1), letter(0)].iter().collect()
}
