//! The interactive reader: a stack of screens, drawn whole after each key.

mod app;
mod article;
mod canvas;
mod contents;
mod context;
mod field;
mod help;
mod home;
mod keys;
mod languages;
mod menu;
mod note;
mod numbers;
mod pin;
mod saved;
mod search;
mod terminal;
#[cfg(test)]
mod tests;

use doorstep_core::Doorstep;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use super::args::Options;
use super::data::Folder;
use super::failure::{Exit, Failure};
use super::pin::PinSource;
use super::system;
use app::App;
use context::Context;
use keys::{Action, Binding};

/// Reads until the person leaves.
pub fn run(door: &Doorstep, options: &Options) -> Result<Exit, Failure> {
    let pin = PinSource::current(options.pin_file.as_deref(), None);
    let context = Context::new(door, system::look(), Folder::find(options.data_dir.as_deref(), pin), system::now);
    let app = App::new(context)?;
    terminal::run(app)?;
    Ok(Exit::Done)
}

/// One screen: its state, what its keys do, how it is drawn.
trait Screen {
    /// What stands at the top.
    fn title(&self, cx: &Context<'_>) -> String;

    /// What its keys do.
    fn bindings(&self) -> &'static [Binding];

    /// The message that says what some of its keys do now.
    fn words(&self, binding: &Binding) -> &'static str {
        binding.words
    }

    /// Does what a key asks for.
    fn act(&mut self, action: Action, cx: &mut Context<'_>) -> Result<Step, Failure>;

    /// Whether letters are typed here.
    fn is_typing(&self) -> bool {
        false
    }

    /// Takes a letter or an editing key.
    fn key(&mut self, _key: KeyEvent) {}

    /// Takes pasted text.
    fn paste(&mut self, _text: &str) {}

    /// Does what may wait until no more keys do, such as a search.
    fn settle(&mut self, _cx: &mut Context<'_>) -> Result<(), Failure> {
        Ok(())
    }

    /// Fetches its text anew: the language changed, or another screen changed what is shown here.
    fn reload(&mut self, cx: &mut Context<'_>) -> Result<(), Failure>;

    /// Draws what is between head and foot; where the cursor stands, if letters are typed.
    fn draw(&mut self, cx: &Context<'_>, area: Rect, buf: &mut Buffer) -> Option<(u16, u16)>;
}

/// What comes after a key.
enum Step {
    /// Nothing more.
    Stay,
    /// Another screen, from which there is a way back.
    Open(Box<dyn Screen>),
    /// The screen before.
    Back,
    /// The screen before, with what was asked for there before the PIN was.
    BackTo(Action),
}
