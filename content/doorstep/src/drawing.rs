//! An editor's problems, drawn with the lines they are about.

use doorstep_press::problem::{Level, Problem};
use doorstep_press::source::Tree;
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource, Report, Severity};

/// Columns of a terminal that most people have open.
const WIDTH: usize = 110;

/// A problem with the lines it is about.
pub fn draw(problem: &Problem, tree: &Tree, colour: bool) -> String {
    let severity = match problem.level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
    };
    let mut diagnostic =
        MietteDiagnostic::new(&problem.what).with_code(problem.rule).with_help(&problem.cure).with_severity(severity);
    let (file, span) = (&problem.location.file, &problem.location.span);
    let text = tree.text(file).unwrap_or_default().to_owned();
    let in_text = span.end <= text.len() && !text.is_empty();
    if in_text {
        diagnostic = diagnostic.with_label(LabeledSpan::underline(span.clone()));
    }
    let report = Report::new(diagnostic).with_source_code(NamedSource::new(tree.shown_path(file), text));
    let theme = if colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let mut out = String::new();
    let drawn = GraphicalReportHandler::new_themed(theme).with_width(WIDTH).render_report(&mut out, report.as_ref());
    if drawn.is_err() || !in_text {
        // Without lines to show, the file must still be named.
        out = format!("{problem} ({})\n{out}", tree.shown_path(file));
    }
    out
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
            assert!(shown.starts_with("error: 3 became 4 (plan/es/"), "{shown}");
        }
    }
}
