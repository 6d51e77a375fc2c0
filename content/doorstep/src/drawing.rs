//! An editor's problems, drawn with the lines they are about.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Title, Origin, Renderer, Snippet};
use doorstep_press::problem::{Level, Problem};
use doorstep_press::source::Tree;

use crate::clean::blanked;

/// Columns of a terminal that most people have open.
const WIDTH: usize = 110;

/// A problem with the lines it is about.
pub fn draw(problem: &Problem, tree: &Tree, colour: bool) -> String {
    let level = match problem.level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
    };
    let (file, span) = (&problem.location.file, &problem.location.span);
    // What comes from files is blanked before, since the drawing has escapes of its own; their places in the text stay what they were.
    let path = blanked(&tree.shown_path(file)).replace('\n', "?");
    let text = blanked(tree.text(file).unwrap_or_default());
    let (what, cure) = (blanked(&problem.what), blanked(&problem.cure));
    let title = Group::with_title(level.primary_title(&what).id(problem.rule));
    // Without lines to show, the file must still be named.
    let group = if !text.is_empty() && text.get(span.clone()).is_some() {
        let shown = AnnotationKind::Primary.span(span.clone());
        title.element(Snippet::source(text.as_str()).path(&path).annotation(shown))
    } else {
        title.element(Origin::path(&path))
    };
    let report = [group.element(Title::HELP.message(&cure))];
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Unicode).term_width(WIDTH).render(&report) + "\n"
}

#[cfg(test)]
mod tests {
    use doorstep_press::problem::Location;

    use super::*;

    fn drawn(file: &str, span: std::ops::Range<usize>) -> String {
        let tree = Tree::new("plan", [("es/plan.md".to_owned(), "## Plan\n\nHaga 4 pasos.\n".to_owned())]);
        let location = Location { file: file.to_owned(), span };
        draw(&Problem::error(location, "different-figures", "3 became 4", "make them the same"), &tree, false)
    }

    #[test]
    fn a_problem_shows_its_file_line_cause_and_cure() {
        let shown = drawn("es/plan.md", 9..22);
        for part in ["different-figures", "es/plan.md:3", "3 became 4", "make them the same", "Haga 4 pasos"] {
            assert!(shown.contains(part), "{part} is not in:\n{shown}");
        }
    }

    #[test]
    fn a_file_that_has_no_such_lines_is_named_all_the_same() {
        for shown in [drawn("es/other.md", 0..0), drawn("es/plan.md", 0..900)] {
            assert!(shown.contains("3 became 4") && shown.contains("plan/es/"), "{shown}");
        }
    }
}
