//! A small handbook, and a reader of it without a terminal.

use doorstep_core::Doorstep;
use doorstep_core::doorstep::Config;
use doorstep_core::handbook::{Answer, Block, BoxKind, Boxed, Confidentiality, Contact, Item, OwnNumber, Pair};
use doorstep_core::handbook::{SectionId, SourceRef, Span};
use doorstep_core::locale::Locale;
use doorstep_core::pack::{
    Change, ConceptDraft, Date, GlossaryTerm, HandbookInfo, PackBuilder, PackLocation, PassageDraft, Release,
    ReviewStatus, SectionDraft, SourceInfo, SourceKind, TopicKind,
};
use doorstep_core::search::WordList;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use tempfile::TempDir;

use super::super::app::App;
use super::super::context::Context;
use crate::reader::data::Folder;
use crate::reader::failure::Failure;
use crate::reader::pin::PinSource;
use crate::reader::text::{ASCII, Look, UNICODE};

/// 2026-11-24.
pub const NOW: i64 = 1_795_478_400;

pub const COLOURLESS: Look = Look { colour: false, glyphs: &UNICODE };
pub const PLAIN: Look = Look { colour: false, glyphs: &ASCII };

fn text(text: &str) -> Span {
    Span::Text { text: text.to_owned() }
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph { spans: vec![text(words)] }
}

fn items(words: &[&str]) -> Vec<Item> {
    words.iter().map(|words| Item { spans: vec![text(words)] }).collect()
}

fn id(text: &str) -> SectionId {
    SectionId::parse(text).unwrap()
}

fn danger(call: &str, name: &str) -> Vec<Block> {
    let boxed = Boxed { role: BoxKind::ActNow, speaker: None, blocks: vec![paragraph(call)] };
    let contact = Contact {
        name: name.to_owned(),
        phone: Some("911".to_owned()),
        text: Some("233733".to_owned()),
        words: Some("HELP".to_owned()),
        urgent: true,
        source: "sheet".to_owned(),
        ..Contact::default()
    };
    vec![Block::Boxed(boxed), Block::Contact(Box::new(contact))]
}

fn private_en() -> Vec<Block> {
    let term = Span::Term { text: "mandated reporter".to_owned(), concept: "reporter".to_owned() };
    let link = Span::Link { text: "call 911".to_owned(), section: id("danger") };
    let caution = Boxed { role: BoxKind::Caution, speaker: None, blocks: vec![paragraph("Never promise secrecy.")] };
    let pair = |left: &str, right: &str| Pair { left: vec![text(left)], right: vec![text(right)] };
    vec![
        Block::Paragraph {
            spans: vec![text("Say early what you must report as a "), term, text(". In danger, "), link, text(".")],
        },
        Block::Boxed(caution),
        Block::Checklist { items: items(&["Where we can talk alone", "What happens next"]) },
        Block::Pairs {
            heading: pair("You may hear", "You can say"),
            rows: vec![pair("“Don’t tell anyone.”", "“I have to tell one person. I will tell you before I do.”")],
        },
    ]
}

fn private_es() -> Vec<Block> {
    vec![
        paragraph("Diga pronto lo que tiene que denunciar."),
        paragraph("Nunca prometa guardar un secreto."),
        Block::Checklist { items: items(&["Dónde podemos hablar a solas", "Qué pasa después"]) },
    ]
}

/// Many short paragraphs, the same number in each language.
fn long(words: &str) -> Vec<Block> {
    (1..=30).map(|number| paragraph(&format!("{number}. {words}"))).collect()
}

fn passage(builder: &mut PackBuilder, tag: &str, title: &str, blocks: &[Block]) {
    emergency(builder, tag, title, blocks, &[]);
}

/// A passage that stands first where one of the words is searched for.
fn emergency(builder: &mut PackBuilder, tag: &str, title: &str, blocks: &[Block], emergency_words: &[String]) {
    let locale = Locale::parse(tag).unwrap();
    let english = tag == "en";
    let sheet = SourceRef { source: "sheet".to_owned(), locator: Some("6".to_owned()) };
    let blocks = &[blocks, &[Block::Sources { cited: vec![sheet] }]].concat();
    let draft = PassageDraft {
        locale: &locale,
        title,
        blocks,
        made_from: (!english).then_some("r1"),
        status: if english { ReviewStatus::Draft } else { ReviewStatus::Machine },
        search_words: &[],
        emergency_words,
    };
    assert!(builder.passage(&draft).unwrap());
}

fn concept() -> ConceptDraft {
    let text = GlossaryTerm {
        concept: "reporter".to_owned(),
        locale: Locale::english(),
        term: "mandated reporter".to_owned(),
        forms: Vec::new(),
        definition: "Someone who by law must report abuse that they suspect.".to_owned(),
    };
    ConceptDraft { id: "reporter".to_owned(), section: None, texts: vec![text] }
}

fn builder() -> PackBuilder {
    let locales = ["en", "es", "ar", "zh-Hans"].map(|tag| Locale::parse(tag).unwrap());
    let release = Release {
        handbook: "sample".to_owned(),
        version: 3,
        source_locale: Locale::english(),
        locales: locales.to_vec(),
        issued: Date::parse("2026-11-01").unwrap(),
        review_by: Date::parse("2027-11-01").unwrap(),
    };
    let sheet = SourceInfo {
        label: "Sheet 2024".to_owned(),
        title: "A fact sheet".to_owned(),
        publisher: None,
        url: None,
        kind: Some(SourceKind::Sheet),
        checked: None,
    };
    let mut info = HandbookInfo::default();
    info.title.insert(Locale::english(), "A subject named".to_owned());
    info.sources.insert("sheet".to_owned(), sheet);
    PackBuilder::new(release, &info, &[concept()]).unwrap()
}

fn topic(builder: &mut PackBuilder, id: &str, kind: TopicKind, texts: &[(&str, &str, &str)]) {
    let texts = texts
        .iter()
        .map(|(tag, title, summary)| (Locale::parse(tag).unwrap(), (*title).to_owned(), (*summary).to_owned()));
    builder.topic(id, kind, &texts.collect::<Vec<_>>()).unwrap();
}

fn section(builder: &mut PackBuilder, name: &str) {
    builder.section(&SectionDraft { id: &id(name), change: Change::Editorial, revision: "r1" }).unwrap();
}

/// A handbook in English, Spanish, Arabic and Chinese; not every section is in each.
fn pack() -> PackLocation {
    let mut pack = builder();
    let function = WordList { frequent: "you\n", function: "you\n", ..WordList::default() };
    pack.words(&Locale::english(), &function).unwrap();
    let texts = [
        ("en", "If someone is in danger", "Who to call, day or night."),
        ("es", "Si alguien está en peligro", "A quién llamar, de día o de noche."),
    ];
    topic(&mut pack, "act-now", TopicKind::ActNow, &texts);
    section(&mut pack, "danger");
    let blocks = danger("Call 911 now.", "Emergency services");
    emergency(&mut pack, "en", "Someone is in danger right now", &blocks, &["gun".to_owned()]);
    let blocks = danger("Llame al 911 ahora.", "Servicios de emergencia");
    emergency(&mut pack, "es", "Alguien está en peligro", &blocks, &["pistola".to_owned()]);
    let texts = [
        ("en", "Talking with a young person", "How to begin, what to ask."),
        ("es", "Hablar con una persona joven", "Cómo empezar, qué preguntar."),
    ];
    topic(&mut pack, "talking", TopicKind::Plain, &texts);
    section(&mut pack, "private");
    passage(&mut pack, "en", "Say early what stays private", &private_en());
    passage(&mut pack, "es", "Diga pronto qué queda en privado", &private_es());
    passage(
        &mut pack,
        "ar",
        "ما يبقى سراً",
        &[paragraph("قل مبكراً ما الذي يجب أن تبلّغ عنه ولمن، واتصل بالرقم 911 عند الخطر.")],
    );
    section(&mut pack, "trust");
    passage(&mut pack, "en", "Trust takes time", &long("Trust grows slowly, and then it grows some more."));
    passage(
        &mut pack,
        "es",
        "La confianza lleva tiempo",
        &long("La confianza crece despacio, y después crece un poco más."),
    );
    passage(
        &mut pack,
        "zh-Hans",
        "信任需要时间",
        &long("信任慢慢建立。请先倾听，再提问，不要催促孩子，也不要作出无法兑现的承诺，让孩子自己决定说多少。"),
    );
    section(&mut pack, "english-only");
    passage(&mut pack, "en", "Not translated yet", &[paragraph("Only English knows this.")]);
    let mut bytes = Vec::new();
    pack.finish(&mut bytes).unwrap();
    PackLocation::Memory(bytes.into())
}

/// A handbook with a card and a question for right now.
fn card_pack() -> PackLocation {
    let mut pack = builder();
    topic(&mut pack, "act-now", TopicKind::ActNow, &[("en", "In danger", "Who to call.")]);
    section(&mut pack, "danger");
    let contact = Contact {
        name: "Emergency services".to_owned(),
        phone: Some("911".to_owned()),
        languages: Some("Many languages".to_owned()),
        free: true,
        confidentiality: Some(Confidentiality::MayReport),
        verified: Some(Date::parse("2025-11-01").unwrap()),
        source: "sheet".to_owned(),
        ..Contact::default()
    };
    passage(&mut pack, "en", "Danger right now", &[Block::Contact(Box::new(contact))]);
    topic(&mut pack, "right-now", TopicKind::RightNow, &[("en", "Right now", "Short cards.")]);
    section(&mut pack, "what");
    let answer = |text: &str, section: &str| Answer { text: text.to_owned(), section: id(section) };
    let answers = vec![answer("Somebody is in danger", "danger"), answer("They won't talk", "card")];
    let lead = |text: &str| Block::Lead { text: text.to_owned() };
    let question = "What is in front of you?".to_owned();
    passage(&mut pack, "en", "What is happening?", &[lead("Pick one."), Block::Decision { question, answers }]);
    section(&mut pack, "card");
    let list = |role, items| {
        let blocks = vec![Block::List { ordered: false, items }];
        Block::Boxed(Boxed { role, speaker: None, blocks })
    };
    let link = Span::Link { text: "The emergency line".to_owned(), section: id("danger") };
    let own = Span::Own { text: "Your supervisor".to_owned(), number: OwnNumber::Supervisor };
    let calls = [link, own].map(|span| Item { spans: vec![span, text(", if you are worried.")] });
    let card = [
        lead("Meet their needs first."),
        list(BoxKind::Do, items(&["Offer water.", "Stay calm, and let them know that they can talk another day."])),
        list(BoxKind::Say, items(&["“Would you like a break?”", "“You do not have to talk.”"])),
        list(BoxKind::Dont, items(&["Press for details."])),
        list(BoxKind::Call, calls.to_vec()),
        list(BoxKind::Write, items(&["What they said, in their own words."])),
    ];
    passage(&mut pack, "en", "They won't talk", &card);
    let mut bytes = Vec::new();
    pack.finish(&mut bytes).unwrap();
    PackLocation::Memory(bytes.into())
}

/// The handbook with a card, open.
pub fn card_door() -> Doorstep {
    Doorstep::open(&Config { pack: card_pack(), preferred: Vec::new(), strings: doorstep_strings::resources() })
        .unwrap()
}

/// A handbook of 45 passages on rain.
fn long_pack() -> PackLocation {
    let mut pack = builder();
    topic(&mut pack, "weather", TopicKind::Plain, &[("en", "Weather", "What falls.")]);
    for number in 1..=45 {
        section(&mut pack, &format!("rain-{number}"));
        passage(&mut pack, "en", &format!("Rain on day {number}"), &[paragraph("It rains.")]);
    }
    let mut bytes = Vec::new();
    pack.finish(&mut bytes).unwrap();
    PackLocation::Memory(bytes.into())
}

/// The handbook of many passages, open.
pub fn long_door() -> Doorstep {
    Doorstep::open(&Config { pack: long_pack(), preferred: Vec::new(), strings: doorstep_strings::resources() })
        .unwrap()
}

/// The sample handbook, open.
pub fn door(preferred: &[&str]) -> Doorstep {
    let preferred = preferred.iter().map(|tag| (*tag).to_owned()).collect();
    Doorstep::open(&Config { pack: pack(), preferred, strings: doorstep_strings::resources() }).unwrap()
}

/// A reader whose keys are typed by a test.
pub struct Reader<'a> {
    pub app: App<'a>,
    terminal: Terminal<TestBackend>,
}

impl<'a> Reader<'a> {
    pub fn new(door: &'a Doorstep, folder: &TempDir, size: (u16, u16)) -> Self {
        Self::with_look(door, folder, size, COLOURLESS)
    }

    pub fn with_look(door: &'a Doorstep, folder: &TempDir, size: (u16, u16), look: Look) -> Self {
        let context = Context::new(door, look, data(folder), || NOW);
        let terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        let mut reader = Self { app: App::new(context).unwrap(), terminal };
        reader.screen();
        reader
    }

    /// Presses keys that have names or are letters, one after the other, separated by spaces.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ') {
            let (code, modifiers) = match key {
                "Enter" => (KeyCode::Enter, KeyModifiers::NONE),
                "Esc" => (KeyCode::Esc, KeyModifiers::NONE),
                "Up" => (KeyCode::Up, KeyModifiers::NONE),
                "Down" => (KeyCode::Down, KeyModifiers::NONE),
                "Left" => (KeyCode::Left, KeyModifiers::NONE),
                "Right" => (KeyCode::Right, KeyModifiers::NONE),
                "PageDown" => (KeyCode::PageDown, KeyModifiers::NONE),
                "Tab" => (KeyCode::Tab, KeyModifiers::NONE),
                "Backspace" => (KeyCode::Backspace, KeyModifiers::NONE),
                "Ctrl-L" => (KeyCode::Char('l'), KeyModifiers::CONTROL),
                "Ctrl-S" => (KeyCode::Char('s'), KeyModifiers::CONTROL),
                "Ctrl-X" => (KeyCode::Char('x'), KeyModifiers::CONTROL),
                letter => (KeyCode::Char(letter.chars().next().unwrap()), KeyModifiers::NONE),
            };
            self.app.update(&Event::Key(KeyEvent::new(code, modifiers)));
            self.app.settle();
            self.screen();
        }
        self
    }

    /// Types a text letter by letter.
    pub fn write(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.app.update(&Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)));
            self.app.settle();
        }
        self.screen();
        self
    }

    /// The screen as text.
    pub fn screen(&mut self) -> String {
        self.terminal.draw(|frame| self.app.draw(frame)).unwrap();
        let shown = self.terminal.backend().to_string();
        let lines: Vec<_> = shown.lines().map(|line| line.trim_matches('"').trim_end()).collect();
        lines.join("\n")
    }

    /// Makes the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.terminal.backend_mut().resize(columns, rows);
        self.app.update(&Event::Resize(columns, rows));
        self.screen();
        self
    }

    /// The terminal's cells, for their styles.
    pub fn cells(&self) -> &ratatui::buffer::Buffer {
        self.terminal.backend().buffer()
    }
}

/// Where a test's reader keeps what is saved.
pub fn data(folder: &TempDir) -> Result<Folder, Failure> {
    Folder::find(Some(&folder.path().join("data")), PinSource::current(None, None))
}
