//! Diagnostics and tables for a terminal.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use studio::{Diagnostic, DiagnosticSeverity};

/// More diagnostics than this are counted only.
const MAX_SHOWN: usize = 20;
/// An excerpt with a longer line helps nobody.
const MAX_LINE_BYTES: usize = 400;

/// Whether standard error is a terminal that wants colour (`NO_COLOR`, no-color.org).
pub(crate) fn colour() -> bool {
    wants_colour(&std::io::stderr())
}

fn wants_colour(stream: &impl std::io::IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

fn renderer(colour: bool) -> Renderer {
    if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
}

/// All diagnostics one below the other, for standard output.
pub(crate) fn report(all: &[Diagnostic]) -> String {
    let renderer = renderer(wants_colour(&std::io::stdout()));
    let each = all.iter().map(|one| diagnostic(one, &renderer) + "\n\n");
    each.collect()
}

/// Diagnostics one below the other, for standard error, with a count where they are too many.
pub(crate) fn diagnostics(all: &[Diagnostic]) -> String {
    let renderer = renderer(colour());
    let mut out = String::new();
    for one in all.iter().take(MAX_SHOWN) {
        let _ = writeln!(out, "{}\n", diagnostic(one, &renderer));
    }
    if all.len() > MAX_SHOWN {
        let _ = writeln!(out, "… and {} more.", all.len() - MAX_SHOWN);
    }
    out
}

/// One failure without a place.
pub(crate) fn failure(message: &str, hint: Option<&str>) -> String {
    let title = Level::ERROR.primary_title(message);
    let group = match hint {
        Some(hint) => Group::with_title(title).element(Level::HELP.message(hint)),
        None => Group::with_title(title),
    };
    renderer(colour()).render(&[group])
}

/// One diagnostic as a compiler would show it.
fn diagnostic(one: &Diagnostic, renderer: &Renderer) -> String {
    let level = match one.severity {
        DiagnosticSeverity::Error => Level::ERROR,
        DiagnosticSeverity::Warning => Level::WARNING,
        DiagnosticSeverity::Note => Level::NOTE,
    };
    let excerpt = Excerpt::of(one);
    let place = if one.line == 0 {
        one.file.clone()
    } else {
        format!("{}:{}:{}", one.file, one.line, one.column)
    };
    let message = if excerpt.is_some() {
        one.message.clone()
    } else {
        format!("{place}: {}", one.message)
    };
    let mut group = Group::with_title(level.primary_title(&message).id(&one.code));
    if let Some(excerpt) = &excerpt {
        let mut snippet = Snippet::source(excerpt.text)
            .path(&one.file)
            .line_start(excerpt.first_line);
        snippet = snippet.annotation(AnnotationKind::Primary.span(excerpt.span.clone()));
        group = group.element(snippet);
    }
    if let Some(hint) = &one.hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    renderer.render(&[group])
}

/// The lines around a place.
struct Excerpt<'a> {
    text: &'a str,
    first_line: usize,
    /// Inside `text`; not empty where the text is not.
    span: std::ops::Range<usize>,
}

impl<'a> Excerpt<'a> {
    fn of(one: &'a Diagnostic) -> Option<Self> {
        let whole = one.text.as_ref()?.text();
        if one.line == 0 || whole.is_empty() {
            return None;
        }
        let at = whole.floor_char_boundary(one.span.start.min(whole.len()));
        let line_start = whole[..at].rfind('\n').map_or(0, |end| end + 1);
        let line_end = whole[at..]
            .find('\n')
            .map_or(whole.len(), |length| at + length);
        let start = line_start.checked_sub(1).map_or(0, |end| {
            whole[..end].rfind('\n').map_or(0, |before| before + 1)
        });
        let text = &whole[start..line_end];
        let unprintable = |c: char| c.is_control() && !c.is_whitespace();
        if text.lines().any(|line| line.len() > MAX_LINE_BYTES) || text.contains(unprintable) {
            return None;
        }
        let above = usize::from(start < line_start);
        let end = whole.floor_char_boundary(one.span.end.clamp(at, line_end));
        let span = at - start..end.max(at) - start;
        Some(Self {
            text,
            first_line: (one.line as usize).saturating_sub(above),
            span,
        })
    }
}

/// A title in bold, where standard output is a terminal that wants it.
pub(crate) fn heading(text: &str) -> String {
    match wants_colour(&std::io::stdout()) {
        true => format!("\u{1b}[1m{text}\u{1b}[0m"),
        false => text.to_owned(),
    }
}

/// Columns with two spaces between; the last is not padded.
pub(crate) fn table(rows: &[Vec<String>]) -> String {
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
    };
    let widths: Vec<usize> = (0..n_columns)
        .map(|column| width(column).unwrap_or(0))
        .collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let _ = write!(line, "{cell:<width$}  ");
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}
