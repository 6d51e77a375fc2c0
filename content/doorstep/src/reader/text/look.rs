//! How tones and drawing characters come out on this terminal.

use ratatui::style::{Color, Modifier, Style};

use super::Tone;

/// How things are drawn on this terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether colour is welcome (`NO_COLOR` is not set).
    pub colour: bool,
    /// The drawing characters.
    pub glyphs: &'static Glyphs,
}

/// The characters that are drawn around the text.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyphs {
    pub act_now: &'static str,
    pub pointer: &'static str,
    pub back: &'static str,
    pub forward: &'static str,
    pub bullet: &'static str,
    pub box_to_tick: &'static str,
    pub bar: &'static str,
    pub rule: &'static str,
    pub dot: &'static str,
    pub ellipsis: &'static str,
    pub chosen: &'static str,
    pub not_chosen: &'static str,
    pub saved: &'static str,
    pub thumb: &'static str,
    pub up_down: &'static str,
    pub left_right: &'static str,
    pub dash: &'static str,
    pub say: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub call: &'static str,
    pub write: &'static str,
}

/// For terminals that show UTF-8.
pub static UNICODE: Glyphs = Glyphs {
    act_now: "▲",
    pointer: "›",
    back: "‹",
    forward: "›",
    bullet: "•",
    box_to_tick: "☐",
    bar: "┃",
    rule: "─",
    dot: "·",
    ellipsis: "…",
    chosen: "●",
    not_chosen: "○",
    saved: "★",
    thumb: "┃",
    up_down: "↑↓",
    left_right: "←→",
    dash: "—",
    say: "“",
    yes: "✓",
    no: "✗",
    call: "☎",
    write: "✎",
};

/// For terminals of which that is not known.
pub static ASCII: Glyphs = Glyphs {
    act_now: "!",
    pointer: ">",
    back: "<",
    forward: ">",
    bullet: "*",
    box_to_tick: "[ ]",
    bar: "|",
    rule: "-",
    dot: "-",
    ellipsis: "...",
    chosen: "(*)",
    not_chosen: "( )",
    saved: "*",
    thumb: "|",
    up_down: "^v",
    left_right: "<>",
    dash: "--",
    say: "\"",
    yes: "+",
    no: "x",
    call: "#",
    write: "_",
};

impl Look {
    /// The style of a tone. What colour says is said by weight or a word as well.
    pub fn style(&self, tone: Tone) -> Style {
        let (modifier, colour) = match tone {
            Tone::Plain => (Modifier::empty(), None),
            // A gray of the palette may be the background's own.
            Tone::Quiet if self.colour => (Modifier::DIM, None),
            Tone::Quiet => (Modifier::empty(), None),
            Tone::Strong | Tone::Title | Tone::Heading => (Modifier::BOLD, None),
            Tone::Emphasis => (Modifier::ITALIC, None),
            Tone::Link => (Modifier::UNDERLINED, Some(Color::Cyan)),
            Tone::Focus => (Modifier::REVERSED, None),
            Tone::Term => (Modifier::UNDERLINED, None),
            Tone::Match => (Modifier::BOLD.union(Modifier::UNDERLINED), None),
            Tone::Caution => (Modifier::BOLD, Some(Color::Yellow)),
            Tone::Urgent => (Modifier::BOLD, Some(Color::Red)),
            Tone::Selected => (Modifier::BOLD, Some(Color::Cyan)),
        };
        let style = Style::new().add_modifier(modifier);
        match colour {
            Some(colour) if self.colour => style.fg(colour),
            _ => style,
        }
    }
}
