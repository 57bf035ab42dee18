//! What to say when the grammar of JSON is broken.

use super::{Expect, Place};
use crate::build::{Builder, MAX_DEPTH};
use crate::error::Fault;
use crate::node::NodeKind;

pub(super) fn end_of_text(builder: &mut Builder<'_>, expect: Expect, at: Place) {
    let open = builder.open_container();
    let fault = match open {
        None if expect == Expect::End => return,
        None => Fault::new(at.start..at.end, "The document is empty.")
            .hint("A JSON document holds one value, such as {}."),
        Some((kind, start)) => Fault::new(at.start..at.end, "The document ends in the middle.")
            .hint(format!(
                "It may have been cut off; `{}` is missing.",
                close_of(kind)
            ))
            .related(start..start + 1, "This is still open."),
    };
    builder.fault(fault);
}

pub(super) fn extra(builder: &mut Builder<'_>, at: Place) {
    let fault = Fault::new(
        at.start..at.end,
        "There is text after the end of the document.",
    );
    builder.fault(fault.hint("A JSON document holds one value; remove the rest."));
}

pub(super) fn trailing_comma(builder: &mut Builder<'_>, comma: usize) {
    let fault = Fault::new(comma..comma + 1, "Nothing follows this comma.");
    builder.fault(fault.hint("Remove it; JSON has no comma after the last entry."));
}

pub(super) fn extra_comma(builder: &mut Builder<'_>, at: Place) {
    let fault = Fault::new(at.start..at.end, "This comma has nothing before it.");
    builder.fault(fault.hint("Remove it."));
}

pub(super) fn missing_value(builder: &mut Builder<'_>, at: Place) {
    let fault = Fault::new(at.start..at.start, "A value is missing here.");
    builder.fault(fault.hint("Write one, or null."));
}

pub(super) fn missing_key(builder: &mut Builder<'_>, at: Place) {
    let fault = Fault::new(at.start..at.start, "A key is missing here.");
    builder.fault(fault.hint("An object holds entries like \"name\": value."));
}

pub(super) fn missing_colon(builder: &mut Builder<'_>, at: Place) {
    let fault = Fault::new(
        at.start..at.start,
        "A colon is missing between key and value.",
    );
    builder.fault(fault.hint("Write : after the key."));
}

pub(super) fn missing_comma(builder: &mut Builder<'_>, at: Place) {
    let fault = Fault::new(at.start..at.start, "A comma is missing before this entry.");
    builder.fault(fault.hint("Write , after the entry before."));
}

pub(super) fn stray_colon(builder: &mut Builder<'_>, at: Place) {
    let fault = Fault::new(at.start..at.end, "This colon follows no key.");
    builder.fault(fault.hint("Remove it, or put a comma and a key before it."));
}

pub(super) fn bare_word(builder: &mut Builder<'_>, at: Place) {
    let fault = Fault::new(at.start..at.end, "This is no JSON value.");
    builder
        .fault(fault.hint("Put text in double quotes; the bare words are true, false and null."));
}

pub(super) fn bare_key(builder: &mut Builder<'_>, at: Place) {
    let fault = Fault::new(at.start..at.end, "This key is not in double quotes.");
    builder.fault(fault.hint("Write every key as \"name\"."));
}

pub(super) fn unmatched_bracket(builder: &mut Builder<'_>, at: Place) {
    let fault = Fault::new(at.start..at.end, "This bracket closes nothing.");
    builder.fault(fault.hint("Remove it, or add the bracket that opens it."));
}

pub(super) fn not_closed(builder: &mut Builder<'_>, at: Place) {
    let Some((kind, start)) = builder.open_container() else {
        return;
    };
    let message = format!("`{}` is missing before this.", close_of(kind));
    let fault = Fault::new(at.start..at.end, message);
    builder.fault(fault.related(start..start + 1, "This is still open."));
}

pub(super) fn too_deep(builder: &mut Builder<'_>, at: Place) {
    let message = format!("There are more than {MAX_DEPTH} levels of nesting here.");
    let fault = Fault::new(at.start..at.end, message);
    builder.fault(fault.hint("The rest of the document was not read."));
}

fn close_of(kind: NodeKind) -> char {
    if kind == NodeKind::Sequence { ']' } else { '}' }
}
