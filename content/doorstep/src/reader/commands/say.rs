//! `doorstep say`: phrases to say, in the family's language with the worker's own beside it.

use doorstep_core::doorstep::{PhraseText, ShownPhrase};
use doorstep_core::handbook::SectionId;
use doorstep_core::locale::Locale;

use super::Session;
use crate::reader::failure::{Exit, Failure};
use crate::reader::json;
use crate::reader::text::Tone;

/// Prints one phrase of a section, or all of them.
pub fn run(session: &mut Session<'_>, section: &str, number: Option<u32>, to: &Locale) -> Result<Exit, Failure> {
    let section = SectionId::parse(section).map_err(|_| Failure::Unknown)?;
    let phrase = |number| session.door.phrase(&section, number, session.language(), to).map_err(Failure::from);
    let phrases = match number {
        Some(number) => vec![phrase(number)?],
        None => {
            let first = phrase(1)?;
            let rest = (2..=first.of).map(phrase).collect::<Result<Vec<_>, _>>()?;
            std::iter::once(first).chain(rest).collect()
        }
    };
    if session.options.json {
        session.out.json(&phrases.into_iter().map(json::Phrase::from).collect::<Vec<_>>())?;
        return Ok(Exit::Done);
    }
    let Some(first) = phrases.first() else { return Ok(Exit::Done) };
    let release = release(session, first, to);
    for phrase in &phrases {
        print(session, phrase)?;
        session.out.gap()?;
    }
    // How far to trust the words is said to both who read them.
    for text in first.theirs.iter().chain([&first.own]) {
        for language in [to, &first.own.shown.locale] {
            let labels = session.words.labels_in(&text.shown, session.out.look.glyphs, language);
            session.say(&labels, Tone::Quiet)?;
        }
    }
    session.say(&release, Tone::Quiet)?;
    Ok(Exit::Done)
}

fn print(session: &mut Session<'_>, phrase: &ShownPhrase) -> Result<(), Failure> {
    if let Some(PhraseText { text, .. }) = &phrase.theirs {
        session.say(text, Tone::Title)?;
    }
    session.say(&phrase.own.text, if phrase.theirs.is_some() { Tone::Plain } else { Tone::Title })?;
    let Some(mark) = &phrase.mark else { return Ok(()) };
    let told = session.words.source_mark(mark, session.out.look.glyphs);
    session.say(&told, Tone::Quiet)
}

/// The release and its day, in the language of who is shown the phrase.
fn release(session: &Session<'_>, phrase: &ShownPhrase, to: &Locale) -> String {
    let from = phrase
        .badge
        .as_ref()
        .map(|badge| session.words.in_language("badge-from", &[("agency", badge.agency.as_str().into())], to));
    let number = session.words.in_language("pack-release", &[("number", phrase.version.into())], to);
    let issued = session.words.in_language("pack-issued", &[("date", phrase.issued.to_string().into())], to);
    let parts: Vec<_> = from.into_iter().chain([number, issued]).collect();
    parts.join(&format!(" {} ", session.out.look.glyphs.dot))
}
