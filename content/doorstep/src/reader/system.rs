//! What the system says: languages, terminal, clock.

use std::env;
use std::io::{self, IsTerminal};
use std::time::{SystemTime, UNIX_EPOCH};

use doorstep_core::locale::Locale;
use ratatui::crossterm::terminal;

use super::text::{ASCII, Look, UNICODE};

/// The languages that the person reads, best first: the one asked for, else those of the system.
pub fn preferred(asked: Option<&Locale>) -> Vec<String> {
    match asked {
        Some(locale) => vec![locale.to_string()],
        None => of_environment(variable),
    }
}

/// The language for messages as POSIX names it, then the further ones of GNU's `LANGUAGE`.
fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let Some(first) = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(&variable) else {
        return variable("LANGUAGE").map(|list| list.split(':').map(str::to_owned).collect()).unwrap_or_default();
    };
    if is_plain(&first) {
        // Whoever asks for the plain locale wants no translation.
        return Vec::new();
    }
    let more = variable("LANGUAGE").unwrap_or_default();
    std::iter::once(first.as_str()).chain(more.split(':')).map(str::to_owned).collect()
}

/// Whether a locale is `C` or `POSIX`, with whatever encoding.
fn is_plain(locale: &str) -> bool {
    matches!(locale.split('.').next(), Some("C" | "POSIX"))
}

/// How things are drawn here.
pub fn look() -> Look {
    let glyphs = if shows_utf8(variable) { &UNICODE } else { &ASCII };
    Look { colour: variable("NO_COLOR").is_none(), glyphs }
}

/// Whether the locale's encoding is UTF-8.
fn shows_utf8(variable: impl Fn(&str) -> Option<String>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable).unwrap_or_default();
    let encoding = locale.split('.').nth(1).unwrap_or_default().to_ascii_lowercase();
    matches!(encoding.split('@').next(), Some("utf-8" | "utf8")) || locale.eq_ignore_ascii_case("utf-8")
}

/// Whether a person sits at a terminal that can be drawn on.
pub fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal() && !is_dumb()
}

/// Whether somebody can be asked.
pub fn is_asked() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Whether what is printed may be styled.
pub fn is_styled(look: Look) -> bool {
    io::stdout().is_terminal() && look.colour && !is_dumb()
}

fn is_dumb() -> bool {
    variable("TERM").is_none_or(|term| term == "dumb")
}

/// How many columns there are to print in.
pub fn columns() -> usize {
    const USUAL: usize = 80;
    let terminal = io::stdout().is_terminal().then(|| terminal::size().ok()).flatten();
    terminal.map(|(columns, _)| usize::from(columns)).filter(|columns| *columns > 0).unwrap_or(USUAL).min(USUAL)
}

/// Seconds on a clock that nobody can set: since the machine started. Where the system does not tell them, the time of day
/// stands in, which can be set ahead.
pub fn clock() -> i64 {
    let uptime = std::fs::read_to_string("/proc/uptime").ok();
    let seconds = uptime.and_then(|text| text.split(['.', ' ']).next().and_then(|seconds| seconds.parse().ok()));
    seconds.unwrap_or_else(now)
}

/// The time in seconds since 1970.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(pairs: &'static [(&str, &str)]) -> impl Fn(&str) -> Option<String> {
        |name| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn the_systems_language_comes_before_its_further_ones() {
        let preferred = |pairs| of_environment(environment(pairs));
        assert_eq!(
            preferred(&[("LC_ALL", "es_MX.UTF-8"), ("LANG", "en_US"), ("LANGUAGE", "vi:en")]),
            ["es_MX.UTF-8", "vi", "en"]
        );
        assert_eq!(preferred(&[("LANG", "es_US")])[0], "es_US");
        assert_eq!(preferred(&[("LANGUAGE", "es:en")]), ["es", "en"]);
        assert!(preferred(&[("LC_ALL", "C.UTF-8"), ("LANG", "es_US"), ("LANGUAGE", "es")]).is_empty());
        assert!(preferred(&[]).is_empty());
    }

    #[test]
    fn drawing_characters_need_a_utf8_locale() {
        let utf8 = |pairs| shows_utf8(environment(pairs));
        assert!(
            utf8(&[("LANG", "en_US.UTF-8")])
                && utf8(&[("LC_CTYPE", "UTF-8")])
                && utf8(&[("LC_ALL", "ca_ES.utf8@valencia")])
        );
        assert!(!utf8(&[("LC_ALL", "C"), ("LANG", "en_US.UTF-8")]) && !utf8(&[("LANG", "ru_RU.KOI8-R")]) && !utf8(&[]));
    }
}
