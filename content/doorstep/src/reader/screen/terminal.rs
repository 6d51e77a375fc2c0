//! The terminal itself: taken over, and given back as it was however the reader ends.

use std::io::{self, Write};
use std::panic;
use std::time::Duration;

use ratatui::crossterm::cursor::{MoveTo, Show};
use ratatui::crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::{Terminal, backend::CrosstermBackend};

use super::app::{App, Leave};

/// Draws and takes keys until the person leaves.
pub fn run(mut app: App<'_>) -> io::Result<()> {
    let taken = Taken::new()?;
    let mut terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
    while app.leaving().is_none() {
        terminal.draw(|frame| app.draw(frame))?;
        app.update(&event::read()?);
        // Keys that wait are taken before anything is searched or drawn: typing never runs ahead of the screen.
        while app.leaving().is_none() && event::poll(Duration::ZERO)? {
            app.update(&event::read()?);
        }
        app.settle();
    }
    let hide = app.leaving() == Some(Leave::Hide);
    if hide {
        // First of all, before anything slower.
        wipe()?;
    }
    drop(taken);
    if hide { wipe() } else { Ok(()) }
}

/// Clears the screen and what has scrolled off it.
fn wipe() -> io::Result<()> {
    execute!(io::stdout(), Clear(ClearType::All), Clear(ClearType::Purge), MoveTo(0, 0))
}

/// The terminal, taken over. It is given back when this is dropped.
struct Taken;

impl Taken {
    fn new() -> io::Result<Self> {
        give_back_on_panic();
        #[cfg(unix)]
        give_back_on_signal()?;
        enable_raw_mode()?;
        let taken = Self;
        execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
        Ok(taken)
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

/// Leaves the other screen, on which nothing stays. Where the terminal is gone, there is nothing to give back.
fn give_back() {
    let _ = execute!(io::stdout(), DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
    let _ = io::stdout().flush();
}

fn give_back_on_panic() {
    let told = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        give_back();
        told(info);
    }));
}

/// Ends like a program that does not know the signal, but gives the terminal back first.
#[cfg(unix)]
fn give_back_on_signal() -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    let mut signals = Signals::new([SIGHUP, SIGINT, SIGTERM])?;
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            give_back();
            std::process::exit(128 + signal);
        }
    });
    Ok(())
}
