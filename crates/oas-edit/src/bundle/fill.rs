//! A part in the place of the reference to it.

use oas_doc::{Document, EditOp, Node, Pointer, Syntax, TextEdit};

use super::reach::Use;
use crate::text::{Form, Standalone, indented, line_end, line_indentation};
use crate::to_yaml::to_yaml;

/// How much further a block is indented that takes the place of brackets.
const STEP: &str = "  ";

/// The edits that put `part` where the reference stands. What stands beside the reference stays,
/// and wins over what the part says under the same name.
pub(super) fn edits(one: &Use<'_>, part: Standalone) -> Vec<TextEdit> {
    let holder = one.link.holder;
    let part = without_doubles(one, part);
    let part = with_line_ends(part, holder.document());
    let step = json_step(holder.document());
    let in_form = |part, form| in_form(part, form, step);
    if holder.is_block() {
        let part = in_form(part, Form::Block);
        let beside_key = on_line_of_key(one, &part);
        return beside_key.unwrap_or_else(|| in_block(one, &part));
    }
    let opens_block =
        holder.document().syntax() == Syntax::Yaml && one.is_pure() && !holder.is_in_brackets();
    match (part.form, holder.document().syntax()) {
        (Form::Block | Form::Json, _) if opens_block => {
            as_block(holder, &in_form(part, Form::Block))
        }
        (_, Syntax::Json) => in_brackets(one, &in_form(part, Form::Json).text),
        _ => in_brackets(one, &in_form(part, Form::Inline).text),
    }
}

/// `Pet:` with a reference below becomes `Pet: {…}` where the part stands in brackets.
fn on_line_of_key(one: &Use<'_>, part: &Standalone) -> Option<Vec<TextEdit>> {
    let holder = one.link.holder;
    let text = holder.document().text();
    let key = holder
        .key_span()
        .filter(|_| one.is_pure() && part.form == Form::Inline)?;
    let start = text.get(key.end..)?.find(':')? + key.end + 1;
    let end = one.link.text.span().end;
    let is_plain = |range| {
        text.get(range)
            .is_some_and(|between: &str| between.trim().is_empty())
    };
    let line = text
        .get(end..)?
        .find(['\n', '\r'])
        .map_or(text.len(), |at| end + at);
    if !is_plain(start..holder.span().start) || !is_plain(end..line) {
        return None;
    }
    let below = indented(&part.text, line_indentation(text, key.start));
    let text = format!(" {below}");
    let range = start..line;
    Some(vec![TextEdit { range, text }])
}

/// Takes the line of `$ref`; a comment beside it goes above.
fn in_block(one: &Use<'_>, part: &Standalone) -> Vec<TextEdit> {
    let document = one.link.holder.document();
    let Some(key) = one.link.text.key_span() else {
        return Vec::new();
    };
    let end = one.link.text.span().end;
    let rest = document.text().get(end..).unwrap_or_default();
    let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let beside = rest.get(..line).unwrap_or_default().trim();
    let indentation = " ".repeat(one.link.holder.column());
    let mut text = indented(&part.text, &indentation);
    if beside.starts_with('#') {
        text = format!("{beside}{}{indentation}{text}", line_end(document));
    }
    let range = key.start..end + line;
    vec![TextEdit { range, text }]
}

/// `Pet: {$ref: x}  # note` becomes `Pet:  # note` with the part below it.
fn as_block(holder: Node<'_>, part: &Standalone) -> Vec<TextEdit> {
    let text = holder.document().text();
    let span = holder.span();
    let Some(key) = holder.key_span() else {
        let text = indented(&part.text, &" ".repeat(holder.column()));
        return vec![TextEdit { range: span, text }];
    };
    let line = text.get(..key.start).unwrap_or_default();
    let column = line.chars().rev().take_while(|c| *c != '\n').count();
    let indentation = " ".repeat(column) + STEP;
    let rest = text.get(span.end..).unwrap_or_default();
    let end = span.end + rest.find(['\n', '\r']).unwrap_or(rest.len());
    let before = text.get(..span.start).unwrap_or_default();
    let start = before.trim_end_matches(' ').len();
    let below = indented(&part.text, &indentation);
    let new = format!("{}{indentation}{below}", line_end(holder.document()));
    vec![
        TextEdit {
            range: start..span.end,
            text: String::new(),
        },
        TextEdit {
            range: end..end,
            text: new,
        },
    ]
}

/// Takes the place of the brackets; beside other members, of `$ref` alone.
fn in_brackets(one: &Use<'_>, part: &str) -> Vec<TextEdit> {
    let holder = one.link.holder;
    let text = holder.document().text();
    let part = match part.contains('\n') {
        true => indented(part, line_indentation(text, holder.span().start)),
        false => part.to_owned(),
    };
    if one.is_pure() {
        let range = holder.span();
        return vec![TextEdit { range, text: part }];
    }
    let inner = part
        .trim()
        .strip_prefix('{')
        .and_then(|part| part.strip_suffix('}'));
    let key = one.link.text.key_span();
    let (Some(inner), Some(key)) = (inner, key) else {
        return Vec::new();
    };
    let text = inner.trim().to_owned();
    let range = key.start..one.link.text.span().end;
    vec![TextEdit { range, text }]
}

/// The part without what its place says itself.
fn without_doubles(one: &Use<'_>, part: Standalone) -> Standalone {
    if one.is_pure() {
        return part;
    }
    let syntax = match part.form {
        Form::Json => Syntax::Json,
        _ => Syntax::Yaml,
    };
    let mut document = Document::parse(&part.text, syntax);
    for (key, _) in one.link.holder.members() {
        let at = Pointer::root().push(key);
        let edits = document.edit(&EditOp::Remove { at });
        let removed = edits.and_then(|edits| document.apply(&edits));
        document = removed.unwrap_or(document);
    }
    Standalone {
        text: document.text().to_owned(),
        ..part
    }
}

/// The part with the line ends of its new place.
fn with_line_ends(part: Standalone, document: &Document) -> Standalone {
    if !part.text.contains('\n') {
        return part;
    }
    let text = part.text.replace("\r\n", "\n");
    let text = match line_end(document) {
        line_end if part.text.contains("\r\n") == (line_end == "\r\n") => part.text,
        "\n" => text,
        line_end => text.replace('\n', line_end),
    };
    Standalone { text, ..part }
}

/// The part in another notation, where its place asks for it.
fn in_form(part: Standalone, form: Form, step: &str) -> Standalone {
    let text = match (part.form, form) {
        (Form::Json, Form::Block) => as_yaml(&part.text),
        (Form::Block, Form::Inline) | (Form::Block | Form::Inline, Form::Json) => {
            let document = Document::parse(&part.text, Syntax::Yaml);
            let json = document.to_json().ok();
            json.map(|json| with_step(json.trim_end(), step))
        }
        _ => None,
    };
    match text {
        Some(text) => Standalone { text, form },
        None => part,
    }
}

/// JSON whose levels are two blanks with other ones.
fn with_step(json: &str, step: &str) -> String {
    let lines = json.split('\n').map(|line| {
        let rest = line.trim_start_matches(' ');
        step.repeat((line.len() - rest.len()) / 2) + rest
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What the first member of a document is indented by, where it has a line of its own.
///
/// The line is not searched for: a large document may have only one.
fn json_step(document: &Document) -> &str {
    const USUAL: &str = "  ";
    let text = document.text();
    let member = document.root().and_then(|root| {
        let key = root.members().next()?.1.key_span()?;
        Some(root.span().start..key.start)
    });
    let Some(range) = member.filter(|range| text.get(range.clone()).is_some_and(has_lines)) else {
        return USUAL;
    };
    match line_indentation(text, range.end) {
        "" => USUAL,
        step => step,
    }
}

fn has_lines(text: &str) -> bool {
    text.contains('\n')
}

/// JSON as a YAML block.
fn as_yaml(text: &str) -> Option<String> {
    let yaml = to_yaml(&Document::parse(text, Syntax::Json)).ok()?;
    Some(yaml.strip_suffix('\n').map_or(yaml.clone(), str::to_owned))
}
