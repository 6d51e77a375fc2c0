//! The languages of text and buttons, chosen apart (L14).

use doorstep_core::doorstep::Language;
use doorstep_core::locale::Locale;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::canvas::columns;
use super::context::Context;
use super::keys::{self, Action, Binding};
use super::menu::{Item, MARK, Menu};
use super::{Screen, Step};
use crate::reader::failure::Failure;
use crate::reader::text::{Line, Run, Tone, wrap};
use crate::reader::words::status;

/// The languages to choose from.
pub struct Languages {
    reading: Vec<Language>,
    interface: Vec<Locale>,
    menu: Menu,
}

impl Languages {
    pub fn new(cx: &Context<'_>) -> Result<Self, Failure> {
        let reading = cx.door.languages()?;
        let now = cx.door.reading_language();
        let mut menu = Menu::default();
        menu.selected = reading.iter().position(|language| language.locale == now).unwrap_or(0);
        Ok(Self { reading, interface: cx.door.interface_languages(), menu })
    }

    fn choose(&self, cx: &Context<'_>) {
        let selected = self.menu.selected;
        if let Some(language) = self.reading.get(selected) {
            cx.door.use_language(&language.locale);
        } else if let Some(locale) = self.interface.get(selected - self.reading.len()) {
            cx.door.use_interface_language(locale);
        }
    }

    fn items(&self, cx: &Context<'_>, columns: usize) -> Vec<Item> {
        let heading = |key: &str| Line::new(&cx.words.get(key), Tone::Quiet);
        let reading = cx.door.reading_language();
        let interface = cx.door.interface_language();
        let mut items = Vec::new();
        for (number, language) in self.reading.iter().enumerate() {
            let above = if number == 0 { vec![heading("language-reading")] } else { Vec::new() };
            let mut lines = choice(&language.endonym, language.locale == reading, cx);
            let percent = u64::from(language.percent);
            let facts = [
                cx.words.with("language-completeness", &[("percent", percent.into())]),
                cx.words.get(&status(language.status)),
            ];
            let facts = Run::new(&facts.join(&format!(" {} ", cx.look.glyphs.dot)), Tone::Quiet);
            let under = Run::new(&" ".repeat(cx.look.glyphs.chosen.chars().count() + 1), Tone::Plain);
            lines.extend(wrap(&[facts], columns, std::slice::from_ref(&under), std::slice::from_ref(&under)));
            items.push(Item { above, lines });
        }
        for (number, locale) in self.interface.iter().enumerate() {
            let above = if number == 0 { vec![Line::default(), heading("language-interface")] } else { Vec::new() };
            items.push(Item { above, lines: choice(&locale.endonym(), *locale == interface, cx) });
        }
        items
    }
}

fn choice(name: &str, chosen: bool, cx: &Context<'_>) -> Vec<Line> {
    let mark = if chosen { cx.look.glyphs.chosen } else { cx.look.glyphs.not_chosen };
    vec![Line::new(&format!("{mark} {name}"), Tone::Title)]
}

impl Screen for Languages {
    fn title(&self, cx: &Context<'_>) -> String {
        cx.words.get("screen-languages")
    }

    fn bindings(&self) -> &'static [Binding] {
        &keys::LIST
    }

    fn act(&mut self, action: Action, cx: &mut Context<'_>) -> Result<Step, Failure> {
        if self.menu.act(action, self.reading.len() + self.interface.len()) {
            return Ok(Step::Stay);
        }
        match action {
            Action::Open => {
                self.choose(cx);
                Ok(Step::Back)
            }
            Action::Back => Ok(Step::Back),
            _ => Ok(Step::Stay),
        }
    }

    fn reload(&mut self, cx: &mut Context<'_>) -> Result<(), Failure> {
        self.reading = cx.door.languages()?;
        Ok(())
    }

    fn draw(&mut self, cx: &Context<'_>, area: Rect, buf: &mut Buffer) -> Option<(u16, u16)> {
        let items = self.items(cx, columns(area).saturating_sub(MARK + 1));
        self.menu.draw(&items, cx.look, area, buf);
        None
    }
}
