//! The blocks of a passage as lines.

use doorstep_core::doorstep::Call;
use doorstep_core::handbook::{Block, BoxKind, Boxed, Contact, Item, Pair, SectionId, Span};

use super::page::{LinkMark, Page};
use super::{Line, Look, Run, Tone, clean_line, width, wrap};
use crate::reader::words::Words;

/// Fewer columns than this are too few for two columns side by side.
const TWO_COLUMNS: usize = 50;

/// Puts blocks below each other.
pub(super) struct Setter<'a> {
    pub words: Words<'a>,
    pub look: Look,
    pub columns: usize,
    pub from_right: bool,
    pub page: Page,
    mark: LinkMark,
    /// What stands before every line of a text that is set apart.
    margin: Vec<Run>,
    block: usize,
}

impl<'a> Setter<'a> {
    pub fn new(words: Words<'a>, look: Look, columns: usize, mark: LinkMark) -> Self {
        Self { words, look, columns, from_right: false, page: Page::default(), mark, margin: Vec::new(), block: 0 }
    }

    /// Adds lines as they are.
    pub fn lines(&mut self, lines: Vec<Line>) {
        let (from_right, block) = (self.from_right, self.block);
        self.page.lines.extend(lines.into_iter().map(|line| Line { from_right, block, ..line }));
    }

    /// An empty line, with the margin of a text that is set apart.
    pub fn gap(&mut self) {
        self.lines(vec![Line::from(self.margin.clone())]);
    }

    /// One piece of text.
    pub fn text(&mut self, text: &str, tone: Tone) {
        self.runs(&[Run::new(text, tone)]);
    }

    /// Runs, wrapped.
    pub fn runs(&mut self, runs: &[Run]) {
        self.lines(wrap(runs, self.columns, &self.margin, &self.margin));
    }

    /// Runs after a mark, with the further lines under the first.
    pub fn hanging(&mut self, runs: &[Run], mark: &str, tone: Tone) {
        let under = |run| self.margin.iter().cloned().chain([run]).collect::<Vec<_>>();
        let first = under(Run::new(mark, tone));
        let rest = under(Run::new(&" ".repeat(width(mark)), Tone::Plain));
        self.lines(wrap(runs, self.columns, &first, &rest));
    }

    /// A passage's blocks.
    pub fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block += 1;
            self.block(block);
            // A small heading stays with what it is over.
            if !matches!(block, Block::Heading { .. }) {
                self.gap();
            }
        }
        self.block += 1;
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { spans } => {
                let runs = self.spans(spans);
                self.runs(&runs);
            }
            Block::Heading { text } => self.text(text, Tone::Heading),
            Block::List { ordered: false, items } => self.items(items, |_, look| format!("{} ", look.glyphs.bullet)),
            Block::List { ordered: true, items } => {
                let digits = items.len().to_string().len();
                self.items(items, |number, _| format!("{:>digits$}. ", number + 1));
            }
            Block::Checklist { items } => self.items(items, |_, look| format!("{} ", look.glyphs.box_to_tick)),
            Block::Pairs { heading, rows } => self.pairs(heading, rows),
            Block::Boxed(boxed) => self.boxed(boxed),
            Block::Contact(contact) => self.contact(contact),
        }
    }

    fn items(&mut self, items: &[Item], mark: impl Fn(usize, Look) -> String) {
        for (number, item) in items.iter().enumerate() {
            let runs = self.spans(&item.spans);
            self.hanging(&runs, &mark(number, self.look), Tone::Plain);
        }
    }

    /// Two columns, or one under the other where there is no room or the text is read from the right.
    fn pairs(&mut self, heading: &Pair, rows: &[Pair]) {
        if self.columns < TWO_COLUMNS || self.from_right {
            return self.stacked(heading, rows);
        }
        let gutter = 2;
        let left = self.columns * 2 / 5;
        let right = self.columns - left - gutter;
        let rule = self.look.glyphs.rule;
        self.side_by_side(heading, left, right, true);
        self.text(&format!("{}  {}", rule.repeat(left), rule.repeat(right)), Tone::Quiet);
        for row in rows {
            self.side_by_side(row, left, right, false);
        }
    }

    fn side_by_side(&mut self, pair: &Pair, left: usize, right: usize, heading: bool) {
        let cell = |setter: &mut Self, spans: &[Span], columns| {
            let mut runs = setter.spans(spans);
            if heading {
                runs.iter_mut().for_each(|run| run.tone = Tone::Strong);
            }
            wrap(&runs, columns, &[], &[])
        };
        let lefts = cell(self, &pair.left, left);
        let rights = cell(self, &pair.right, right);
        let rows = lefts.len().max(rights.len());
        let lines = (0..rows).map(|row| {
            let mut line = lefts.get(row).cloned().unwrap_or_default();
            if let Some(right) = rights.get(row) {
                line.runs.push(Run::new(&" ".repeat(left + 2 - line.width().min(left)), Tone::Plain));
                line.runs.extend(right.runs.iter().cloned());
            }
            line
        });
        self.lines(lines.collect());
    }

    fn stacked(&mut self, heading: &Pair, rows: &[Pair]) {
        let of_heading = |spans: &[Span]| spans.iter().map(Span::text).collect::<String>();
        self.text(&format!("{} {}", of_heading(&heading.left), self.look.glyphs.pointer), Tone::Quiet);
        self.text(&format!("  {}", of_heading(&heading.right)), Tone::Quiet);
        for row in rows {
            self.gap();
            let left: Vec<_> = self.spans(&row.left).into_iter().map(strong).collect();
            self.runs(&left);
            let right = self.spans(&row.right);
            self.hanging(&right, "  ", Tone::Plain);
        }
    }

    fn boxed(&mut self, boxed: &Boxed) {
        let tone = match boxed.role {
            BoxKind::Caution => Tone::Caution,
            BoxKind::ActNow => Tone::Urgent,
            BoxKind::Definition | BoxKind::Voice | BoxKind::Example => Tone::Strong,
        };
        self.margin = vec![Run::new(&format!("{} ", self.look.glyphs.bar), tone)];
        self.text(&self.words.box_word(boxed.role), tone);
        for (number, block) in boxed.blocks.iter().enumerate() {
            if number > 0 {
                self.gap();
            }
            self.block(block);
        }
        if let Some(speaker) = &boxed.speaker {
            self.text(&format!("{} {speaker}", self.look.glyphs.dash), Tone::Quiet);
        }
        self.margin.clear();
    }

    fn contact(&mut self, contact: &Contact) {
        if contact.urgent {
            let name = [Run::new(&contact.name, Tone::Urgent)];
            self.hanging(&name, &format!("{} ", self.look.glyphs.act_now), Tone::Urgent);
        } else {
            self.text(&contact.name, Tone::Strong);
        }
        for line in self.contact_lines(contact) {
            self.hanging(&line, "  ", Tone::Plain);
        }
    }

    /// How to reach somebody, each way on its own line with the number written out.
    fn contact_lines(&self, contact: &Contact) -> Vec<Vec<Run>> {
        let mut lines = Vec::new();
        let labelled = |key: &str, value: &str| {
            vec![Run::new(&self.words.get(key), Tone::Plain), Run::new(" ", Tone::Plain), Run::new(value, Tone::Strong)]
        };
        lines.extend(contact.phone.as_deref().map(|number| labelled("contact-call", number)));
        lines.extend(contact.text.as_deref().map(|number| match &contact.words {
            Some(words) => {
                let args = [("words", words.as_str().into()), ("number", number.into())];
                vec![Run::new(&self.words.with("contact-text-words", &args), Tone::Strong)]
            }
            None => labelled("contact-text", number),
        }));
        let said = [&contact.hours, &contact.note, &contact.url];
        lines.extend(said.into_iter().flatten().map(|said| vec![Run::new(said, Tone::Plain)]));
        lines
    }

    fn spans(&mut self, spans: &[Span]) -> Vec<Run> {
        spans.iter().flat_map(|span| self.span(span)).collect()
    }

    fn span(&mut self, span: &Span) -> Vec<Run> {
        let run = |tone| Run::new(span.text(), tone);
        match span {
            Span::Text { .. } => vec![run(Tone::Plain)],
            Span::Strong { .. } => vec![run(Tone::Strong)],
            Span::Emphasis { .. } => vec![run(Tone::Emphasis)],
            Span::Term { .. } => vec![run(Tone::Term)],
            Span::Web { text, url } if text == url => vec![run(Tone::Plain)],
            Span::Web { url, .. } => vec![run(Tone::Plain), Run::new(&format!(" <{url}>"), Tone::Quiet)],
            Span::Link { section, .. } => self.link(run(Tone::Link), section),
        }
    }

    fn link(&mut self, run: Run, section: &SectionId) -> Vec<Run> {
        let links = &mut self.page.links;
        let number = links.iter().position(|known| known == section).unwrap_or(links.len());
        if number == links.len() {
            links.push(section.clone());
        }
        let mark = match self.mark {
            LinkMark::Number => format!("\u{a0}[{}]", number + 1),
            LinkMark::Id => format!("\u{a0}[{section}]"),
        };
        let mark = Run::new(&mark, Tone::Quiet);
        vec![Run { link: Some(number), ..run }, mark]
    }
}

/// A number to call at once, and who answers.
pub fn call_runs(call: &Call, words: Words<'_>, look: Look) -> Vec<Run> {
    let number = format!("{} {}", words.get("contact-call"), clean_line(&call.phone));
    let who = format!(" {} {}", look.glyphs.dot, clean_line(&call.name));
    vec![Run::new(&number, Tone::Urgent), Run::new(&who, Tone::Strong)]
}

fn strong(run: Run) -> Run {
    if run.tone == Tone::Plain { Run { tone: Tone::Strong, ..run } } else { run }
}
