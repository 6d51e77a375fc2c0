//! The interface's words: the Fluent files of this folder, one a language, inside the program.
//!
//! A new language is a new file, named for its tag.

use doorstep_core::locale::Locale;
use doorstep_core::strings::Resource;

/// The files by their names.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Every language's words, English first: the language that the others fall back to.
pub fn resources() -> Vec<Resource> {
    let files = FILES.iter().filter_map(|(tag, fluent)| {
        let locale = Locale::parse(tag);
        debug_assert!(locale.is_ok(), "{tag}.ftl is named for a language");
        Some(Resource { locale: locale.ok()?, fluent })
    });
    let mut resources: Vec<_> = files.collect();
    resources.sort_by_key(|resource| (resource.locale != Locale::english(), resource.locale.clone()));
    resources
}

#[cfg(test)]
mod tests {
    use super::*;
    use doorstep_core::strings::Catalog;

    fn text(tag: &str, key: &str) -> String {
        Catalog::new(resources()).words(&Locale::parse(tag).unwrap()).text(key)
    }

    #[test]
    fn every_file_of_the_folder_is_a_language() {
        let files = std::fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap();
        let ftl = files.filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|end| end == "ftl"));
        assert_eq!(resources().len(), ftl.count());
        assert_eq!(resources()[0].locale, Locale::english());
    }

    #[test]
    fn l1_a_regional_language_uses_its_parent_and_unknown_ones_english() {
        assert_eq!(text("es-MX", "tab-search"), text("es", "tab-search"));
        assert_ne!(text("es", "tab-search"), text("en", "tab-search"));
        assert_eq!(text("vi", "tab-search"), "Search");
    }
}
