//! What the keys do: one table a screen, from which both the foot and the help are drawn.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::reader::text::Glyphs;
use crate::reader::words::Words;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Up,
    Down,
    PageUp,
    PageDown,
    Start,
    End,
    Open,
    Back,
    Previous,
    Next,
    Save,
    Terms,
    NextLink,
    PreviousLink,
    Follow(usize),
    Note,
    Labels,
    Remove,
    Undo,
    MoveUp,
    MoveDown,
    Keep,
    Search,
    Saved,
    Languages,
    Help,
    Quit,
    Lock,
    Hide,
}

/// How a key is named.
#[derive(Clone, Copy, Debug)]
pub enum Name {
    /// As it is typed.
    Typed(&'static str),
    /// By a word of the interface.
    Word(&'static str),
    /// With the control key.
    Control(&'static str),
    /// By arrows.
    UpDown,
    /// By arrows.
    LeftRight,
}

/// Keys that do the same.
#[derive(Debug)]
pub struct Binding {
    pub name: Name,
    /// The message that says what they do.
    pub words: &'static str,
    /// Each key with what it does.
    keys: &'static [(KeyCode, KeyModifiers, Action)],
}

const NONE: KeyModifiers = KeyModifiers::NONE;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const CONTROL: KeyModifiers = KeyModifiers::CONTROL;

const fn binding(name: Name, words: &'static str, keys: &'static [(KeyCode, KeyModifiers, Action)]) -> Binding {
    Binding { name, words, keys }
}

const fn letter(name: &'static str, words: &'static str, keys: &'static [(KeyCode, KeyModifiers, Action)]) -> Binding {
    binding(Name::Typed(name), words, keys)
}

const UP_DOWN: &[(KeyCode, KeyModifiers, Action)] = &[
    (KeyCode::Up, NONE, Action::Up),
    (KeyCode::Down, NONE, Action::Down),
    (KeyCode::PageUp, NONE, Action::PageUp),
    (KeyCode::PageDown, NONE, Action::PageDown),
];
const UP_DOWN_OR_LETTERS: &[(KeyCode, KeyModifiers, Action)] = &[
    (KeyCode::Up, NONE, Action::Up),
    (KeyCode::Down, NONE, Action::Down),
    (KeyCode::Char('k'), NONE, Action::Up),
    (KeyCode::Char('j'), NONE, Action::Down),
    (KeyCode::PageUp, NONE, Action::PageUp),
    (KeyCode::PageDown, NONE, Action::PageDown),
    (KeyCode::Char(' '), NONE, Action::PageDown),
    (KeyCode::Home, NONE, Action::Start),
    (KeyCode::End, NONE, Action::End),
    (KeyCode::Char('g'), NONE, Action::Start),
    (KeyCode::Char('G'), NONE, Action::End),
];
const ENTER: &[(KeyCode, KeyModifiers, Action)] = &[(KeyCode::Enter, NONE, Action::Open)];
const ESCAPE: &[(KeyCode, KeyModifiers, Action)] = &[(KeyCode::Esc, NONE, Action::Back)];
const BACK: &[(KeyCode, KeyModifiers, Action)] =
    &[(KeyCode::Esc, NONE, Action::Back), (KeyCode::Backspace, NONE, Action::Back)];

/// A list to choose from.
pub static LIST: [Binding; 3] = [
    binding(Name::UpDown, "action-move", UP_DOWN_OR_LETTERS),
    binding(Name::Word("key-enter"), "action-open", ENTER),
    binding(Name::Word("key-escape"), "action-back", BACK),
];

/// The list that there is no way back from.
pub static HOME: [Binding; 2] =
    [binding(Name::UpDown, "action-move", UP_DOWN_OR_LETTERS), binding(Name::Word("key-enter"), "action-open", ENTER)];

/// A passage.
pub static ARTICLE: [Binding; 7] = [
    binding(Name::UpDown, "action-scroll", UP_DOWN_OR_LETTERS),
    binding(Name::Word("key-escape"), "action-back", BACK),
    binding(
        Name::LeftRight,
        "action-turn",
        &[
            (KeyCode::Left, NONE, Action::Previous),
            (KeyCode::Right, NONE, Action::Next),
            (KeyCode::Char('h'), NONE, Action::Previous),
            (KeyCode::Char('n'), NONE, Action::Next),
            (KeyCode::Char('p'), NONE, Action::Previous),
        ],
    ),
    letter("s", "action-save", &[(KeyCode::Char('s'), NONE, Action::Save)]),
    letter("d", "action-terms", &[(KeyCode::Char('d'), NONE, Action::Terms)]),
    letter(
        "1-9",
        "action-follow",
        &[
            (KeyCode::Char('1'), NONE, Action::Follow(0)),
            (KeyCode::Char('2'), NONE, Action::Follow(1)),
            (KeyCode::Char('3'), NONE, Action::Follow(2)),
            (KeyCode::Char('4'), NONE, Action::Follow(3)),
            (KeyCode::Char('5'), NONE, Action::Follow(4)),
            (KeyCode::Char('6'), NONE, Action::Follow(5)),
            (KeyCode::Char('7'), NONE, Action::Follow(6)),
            (KeyCode::Char('8'), NONE, Action::Follow(7)),
            (KeyCode::Char('9'), NONE, Action::Follow(8)),
        ],
    ),
    binding(
        Name::Word("key-tab"),
        "action-link",
        &[
            (KeyCode::Tab, NONE, Action::NextLink),
            (KeyCode::BackTab, SHIFT, Action::PreviousLink),
            (KeyCode::Enter, NONE, Action::Open),
        ],
    ),
];

/// A sheet over a screen.
pub static SHEET: [Binding; 2] = [
    binding(Name::UpDown, "action-scroll", UP_DOWN_OR_LETTERS),
    binding(
        Name::Word("key-escape"),
        "action-back",
        &[
            (KeyCode::Esc, NONE, Action::Back),
            (KeyCode::Backspace, NONE, Action::Back),
            (KeyCode::Enter, NONE, Action::Back),
            (KeyCode::Char('d'), NONE, Action::Back),
        ],
    ),
];

/// The search, where letters are typed.
pub static SEARCH: [Binding; 3] = [
    binding(Name::UpDown, "action-move", UP_DOWN),
    binding(Name::Word("key-enter"), "action-open", ENTER),
    binding(Name::Word("key-escape"), "action-back", ESCAPE),
];

/// The saved passages.
pub static SAVED: [Binding; 8] = [
    binding(Name::UpDown, "action-move", UP_DOWN_OR_LETTERS),
    binding(Name::Word("key-enter"), "action-open", ENTER),
    letter("n", "action-note", &[(KeyCode::Char('n'), NONE, Action::Note)]),
    letter("t", "action-labels", &[(KeyCode::Char('t'), NONE, Action::Labels)]),
    letter(
        "x",
        "action-unsave",
        &[(KeyCode::Char('x'), NONE, Action::Remove), (KeyCode::Delete, NONE, Action::Remove)],
    ),
    letter("u", "action-undo", &[(KeyCode::Char('u'), NONE, Action::Undo)]),
    letter(
        "K J",
        "action-sort",
        &[
            (KeyCode::Char('K'), NONE, Action::MoveUp),
            (KeyCode::Char('J'), NONE, Action::MoveDown),
            (KeyCode::Up, SHIFT, Action::MoveUp),
            (KeyCode::Down, SHIFT, Action::MoveDown),
        ],
    ),
    binding(Name::Word("key-escape"), "action-back", BACK),
];

/// The worker's own numbers.
pub static NUMBERS: [Binding; 5] = [
    binding(Name::UpDown, "action-move", UP_DOWN_OR_LETTERS),
    binding(Name::Word("key-enter"), "own-number-number", ENTER),
    letter("t", "own-number-label", &[(KeyCode::Char('t'), NONE, Action::Labels)]),
    letter("x", "action-clear", &[(KeyCode::Char('x'), NONE, Action::Remove), (KeyCode::Delete, NONE, Action::Remove)]),
    binding(Name::Word("key-escape"), "action-back", BACK),
];

/// A note, in which Enter begins a line.
pub static NOTE: [Binding; 2] = [
    binding(Name::Control("S"), "action-keep", &[(KeyCode::Char('s'), CONTROL, Action::Keep)]),
    binding(Name::Word("key-escape"), "action-cancel", ESCAPE),
];

/// A line of text.
pub static LINE: [Binding; 2] = [
    binding(
        Name::Word("key-enter"),
        "action-keep",
        &[(KeyCode::Enter, NONE, Action::Keep), (KeyCode::Char('s'), CONTROL, Action::Keep)],
    ),
    binding(Name::Word("key-escape"), "action-cancel", ESCAPE),
];

/// On every screen where no letters are typed.
pub static COMMON: [Binding; 3] = [
    letter("/", "action-search", &[(KeyCode::Char('/'), NONE, Action::Search)]),
    letter("b", "action-saved", &[(KeyCode::Char('b'), NONE, Action::Saved)]),
    letter("q", "action-quit", &[(KeyCode::Char('q'), NONE, Action::Quit)]),
];

/// The same, at the end of the foot.
pub static HELP: [Binding; 1] = [letter("?", "screen-help", &[(KeyCode::Char('?'), NONE, Action::Help)])];

/// The same, in the head beside the language's name.
pub static LANGUAGE: [Binding; 1] = [letter("l", "action-language", &[(KeyCode::Char('l'), NONE, Action::Languages)])];

/// What the keys do wherever no letters are typed.
pub static EVERYWHERE: [&[Binding]; 3] = [&COMMON, &LANGUAGE, &HELP];

/// On every screen.
pub static ALWAYS: [Binding; 1] = [binding(
    Name::Control("X"),
    "action-hide",
    &[(KeyCode::Char('x'), CONTROL, Action::Hide), (KeyCode::Char('c'), CONTROL, Action::Quit)],
)];

/// The same, which no foot has room for.
pub static LOCK: [Binding; 1] =
    [binding(Name::Control("L"), "action-lock", &[(KeyCode::Char('l'), CONTROL, Action::Lock)])];

/// Typing the PIN.
pub static PIN: [Binding; 2] = [
    binding(Name::Word("key-enter"), "action-unlock", &[(KeyCode::Enter, NONE, Action::Keep)]),
    binding(Name::Word("key-escape"), "action-cancel", ESCAPE),
];

/// What a key asks for by some tables.
pub fn find(tables: &[&[Binding]], key: KeyEvent) -> Option<Action> {
    let same = |code: KeyCode, modifiers: KeyModifiers| match key.code {
        // A capital letter comes with or without the shift key, and a caps lock is no command.
        KeyCode::Char(_) => key.code == code && key.modifiers.difference(SHIFT) == modifiers,
        _ => key.code == code && key.modifiers == modifiers,
    };
    let mut keys = tables.iter().flat_map(|table| table.iter()).flat_map(|binding| binding.keys);
    keys.find(|(code, modifiers, _)| same(*code, *modifiers)).map(|(.., action)| *action)
}

impl Name {
    /// The name as it is shown.
    pub fn shown(self, words: Words<'_>, glyphs: &Glyphs) -> String {
        match self {
            Self::Typed(key) => key.to_owned(),
            Self::Word(key) => words.get(key),
            Self::Control(key) => format!("{}-{key}", words.get("key-control")),
            Self::UpDown => glyphs.up_down.to_owned(),
            Self::LeftRight => glyphs.left_right.to_owned(),
        }
    }
}
