//! Writing into translations which source text they were made from.

use doorstep_core::locale::Locale;

use crate::source::{Handbook, Section, TopicFile, Tree};
use crate::whole;

/// Why nothing was stamped.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StampError {
    /// The language is the source or not listed.
    #[error("{0} is not a translation of this handbook; handbook.toml lists them")]
    NotATranslation(Locale),
    /// No section or topic has this name in the language.
    #[error("there is no section or topic `{0}` in this language; `doorstep home` lists them")]
    Unknown(String),
    /// A file could not be written.
    #[error("{path} can't be written: {cause}")]
    Write {
        /// The file.
        path: String,
        /// What the file system said.
        #[source]
        cause: std::io::Error,
    },
}

/// Stamps a language's sections and topics (by id), or all those that have no stamp yet; returns how many.
pub fn stamp(tree: &Tree, handbook: &Handbook, locale: &Locale, only: &[String]) -> Result<usize, StampError> {
    if !handbook.translations().any(|translation| translation == locale) {
        return Err(StampError::NotATranslation(locale.clone()));
    }
    let known = |id: &String| handbook.topics_in(locale).any(|topic| has(topic, id));
    if let Some(unknown) = only.iter().find(|id| !known(id)) {
        return Err(StampError::Unknown(unknown.clone()));
    }
    let mut stamped = 0;
    for topic in handbook.topics_in(locale) {
        let text = tree.text(&topic.file).unwrap_or_default();
        let (new, count) = stamp_topic(text, topic, handbook, only);
        if count > 0 {
            let path = tree.path(&topic.file);
            whole::write(&path, new.as_bytes())
                .map_err(|cause| StampError::Write { path: path.display().to_string(), cause })?;
            stamped += count;
        }
    }
    Ok(stamped)
}

fn has(topic: &TopicFile, id: &str) -> bool {
    topic.topic == *id || topic.sections.iter().any(|section| section.id.as_str() == id)
}

fn stamp_topic(text: &str, topic: &TopicFile, handbook: &Handbook, only: &[String]) -> (String, usize) {
    let source = &handbook.settings.source_locale;
    let wanted = |id: &str, stamped: bool| if only.is_empty() { !stamped } else { only.iter().any(|one| one == id) };
    let mut new = text.to_owned();
    let mut count = 0;
    // From the end, so that what is still to come stays where it was.
    for section in topic.sections.iter().rev() {
        let original = handbook.section(source, &section.id);
        if let Some(original) = original.filter(|_| wanted(section.id.as_str(), section.attributes.src.is_some())) {
            count += usize::from(stamp_heading(&mut new, section, &original.fingerprint()));
        }
    }
    let original = handbook.topics_in(source).find(|other| other.topic == topic.topic);
    if let Some(original) = original.filter(|_| wanted(&topic.topic, topic.front.src.is_some())) {
        count += usize::from(stamp_front(&mut new, &original.front.fingerprint()));
    }
    (new, count)
}

/// Puts `src=…` into the braces of a heading.
fn stamp_heading(text: &mut String, section: &Section, fingerprint: &str) -> bool {
    let span = section.heading.span.clone();
    let Some(line) = text.get(span.clone()) else { return false };
    let Some((title, braces)) = line.rsplit_once('{') else { return false };
    let Some((inside, after)) = braces.split_once('}') else { return false };
    let kept: Vec<_> = inside.split_whitespace().filter(|word| !word.starts_with("src=")).collect();
    let (id, rest) = kept.split_first().map_or(("", &[][..]), |(id, rest)| (*id, rest));
    let mut words = vec![id.to_owned(), format!("src={fingerprint}")];
    words.extend(rest.iter().map(ToString::to_string));
    let new = format!("{title}{{{}}}{after}", words.join(" "));
    text.replace_range(span, &new);
    true
}

/// Puts `src = "…"` at the end of the front matter.
fn stamp_front(text: &mut String, fingerprint: &str) -> bool {
    let Some(end) = text.strip_prefix("+++\n").and_then(|rest| rest.find("\n+++")).map(|at| at + "+++\n".len()) else {
        return false;
    };
    let front = text.get(..end).unwrap_or_default();
    let kept: Vec<_> = front.lines().filter(|line| !is_src(line)).collect();
    let new = format!("{}\nsrc = \"{fingerprint}\"", kept.join("\n"));
    text.replace_range(..end, &new);
    true
}

fn is_src(line: &str) -> bool {
    line.strip_prefix("src").is_some_and(|rest| rest.trim_start().starts_with('='))
}
