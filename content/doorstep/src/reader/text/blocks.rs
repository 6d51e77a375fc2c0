//! The blocks of a passage as lines.

use doorstep_core::doorstep::{Article, Call, LinkedCall, SourceMark};
use doorstep_core::handbook::{Answer, Block, BoxKind, Boxed, Confidentiality, Contact, Item, Pair, SectionId, Span};
use doorstep_core::pack::Date;

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
    today: Date,
    /// The marks of the parts that are still to come.
    marks: std::slice::Iter<'a, SourceMark>,
    /// The numbers that the passage links to.
    calls: &'a [LinkedCall],
    /// The words over what people with lived experience say.
    voices: Option<&'a str>,
    /// What stands before every line of a text that is set apart.
    margin: Vec<Run>,
    block: usize,
}

impl<'a> Setter<'a> {
    pub fn new(
        article: &'a Article,
        today: Date,
        words: Words<'a>,
        look: Look,
        columns: usize,
        mark: LinkMark,
    ) -> Self {
        Self {
            words,
            look,
            columns,
            from_right: false,
            page: Page::default(),
            mark,
            today,
            marks: article.marks.iter(),
            calls: &article.calls,
            voices: article.voices.as_deref(),
            margin: Vec::new(),
            block: 0,
        }
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
        let mut blocks = blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            self.block += 1;
            self.block(block);
            // A small heading stays with what it is over, and where a part comes from with what it is under.
            let is_held =
                matches!(block, Block::Heading { .. }) || matches!(blocks.peek(), Some(Block::Sources { .. }));
            if !is_held {
                self.gap();
            }
        }
        self.block += 1;
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Lead { text } => self.text(text, Tone::Emphasis),
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
            Block::Decision { question, answers } => self.decision(question, answers),
            Block::Contact(contact) => self.contact(contact),
            Block::Sources { .. } => self.sources(),
        }
    }

    /// The quiet line under a part.
    fn sources(&mut self) {
        let Some(mark) = self.marks.next() else { return };
        let told = [Run::new(&self.words.source_mark(mark, self.look.glyphs), Tone::Quiet)];
        self.hanging(&told, &format!("{} ", self.look.glyphs.dash), Tone::Quiet);
    }

    /// A question, and its answers as links to choose from.
    fn decision(&mut self, question: &str, answers: &[Answer]) {
        self.text(question, Tone::Strong);
        let pointer = format!("{} ", self.look.glyphs.pointer);
        for answer in answers {
            let mut runs = self.link(Run::new(&answer.text, Tone::Link), &answer.section);
            runs.extend(self.number_of(&answer.section, &answer.text));
            self.hanging(&runs, &pointer, Tone::Plain);
        }
    }

    /// The number to call of a section that is linked to, unless the words say it already.
    fn number_of(&self, section: &SectionId, said: &str) -> Vec<Run> {
        let call = self.calls.iter().find(|call| call.section == *section && !said.contains(&call.phone));
        let Some(call) = call else { return Vec::new() };
        let number = format!("{}\u{a0}{}", self.words.get("contact-call"), clean_line(&call.phone));
        vec![Run::new(&format!(" {}\u{a0}", self.look.glyphs.dot), Tone::Quiet), Run::new(&number, Tone::Strong)]
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
            BoxKind::Caution | BoxKind::Dont => Tone::Caution,
            BoxKind::ActNow => Tone::Urgent,
            _ => Tone::Strong,
        };
        self.margin = vec![Run::new(&format!("{} ", self.look.glyphs.bar), tone)];
        let word = match self.voices {
            Some(voices) if boxed.role == BoxKind::Voice => voices.to_owned(),
            _ => self.words.box_word(boxed.role),
        };
        let icon = self.icon(boxed.role).map(|icon| format!("{icon} ")).unwrap_or_default();
        self.text(&format!("{icon}{word}"), tone);
        for (number, block) in boxed.blocks.iter().enumerate() {
            if number > 0 {
                self.gap();
            }
            match (boxed.role, block) {
                (BoxKind::Call, Block::List { items, .. }) => self.calls(items),
                // Each item says itself whether it is to be done or left.
                (BoxKind::Do | BoxKind::Dont, Block::List { items, .. }) => self.items(items, |_, _| icon.clone()),
                _ => self.block(block),
            }
        }
        if let Some(speaker) = &boxed.speaker {
            self.text(&format!("{} {speaker}", self.look.glyphs.dash), Tone::Quiet);
        }
        self.margin.clear();
    }

    fn icon(&self, role: BoxKind) -> Option<&'static str> {
        let glyphs = self.look.glyphs;
        match role {
            BoxKind::Say => Some(glyphs.say),
            BoxKind::Do => Some(glyphs.yes),
            BoxKind::Dont => Some(glyphs.no),
            BoxKind::Call => Some(glyphs.call),
            BoxKind::Write => Some(glyphs.write),
            _ => None,
        }
    }

    /// Whom to call, each with the number that a link in it leads to.
    fn calls(&mut self, items: &[Item]) {
        let bullet = format!("{} ", self.look.glyphs.bullet);
        for item in items {
            let mut runs = self.spans(&item.spans);
            let said: String = item.spans.iter().map(Span::text).collect();
            let linked = item.spans.iter().filter_map(|span| match span {
                Span::Link { section, .. } => Some(section),
                _ => None,
            });
            runs.extend(linked.flat_map(|section| self.number_of(section, &said)).collect::<Vec<_>>());
            self.hanging(&runs, &bullet, Tone::Plain);
        }
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
        let more = [("contact-relay", &contact.relay), ("contact-chat", &contact.chat)];
        lines.extend(more.into_iter().filter_map(|(key, value)| Some(labelled(key, value.as_deref()?))));
        let said = [&contact.hours, &contact.languages, &contact.note, &contact.url];
        lines.extend(said.into_iter().flatten().map(|said| vec![Run::new(said, Tone::Plain)]));
        lines.extend(self.terms_of(contact));
        lines.extend(contact.passes_on.as_deref().map(|said| vec![Run::new(said, Tone::Plain)]));
        lines.extend(self.verified(contact));
        lines
    }

    /// Whether it is free, and whether what is said stays there.
    fn terms_of(&self, contact: &Contact) -> Option<Vec<Run>> {
        let free = contact.free.then_some("contact-free");
        let confidentiality = contact.confidentiality.map(|confidentiality| match confidentiality {
            Confidentiality::Confidential => "contact-confidential",
            Confidentiality::MayReport => "contact-may-report",
        });
        let told: Vec<_> = free.into_iter().chain(confidentiality).map(|key| self.words.get(key)).collect();
        let told = told.join(&format!(" {} ", self.look.glyphs.dot));
        (!told.is_empty()).then(|| vec![Run::new(&told, Tone::Plain)])
    }

    fn verified(&self, contact: &Contact) -> Option<Vec<Run>> {
        let date = [("date", contact.verified?.to_string().into())];
        Some(if contact.is_stale(self.today) {
            vec![Run::new(&self.words.with("contact-stale", &date), Tone::Caution)]
        } else {
            vec![Run::new(&self.words.with("contact-verified", &date), Tone::Quiet)]
        })
    }

    fn spans(&mut self, spans: &[Span]) -> Vec<Run> {
        spans.iter().flat_map(|span| self.span(span)).collect()
    }

    fn span(&mut self, span: &Span) -> Vec<Run> {
        let run = |tone| Run::new(span.text(), tone);
        match span {
            Span::Text { .. } => vec![run(Tone::Plain)],
            Span::Strong { .. } | Span::Own { .. } => vec![run(Tone::Strong)],
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
