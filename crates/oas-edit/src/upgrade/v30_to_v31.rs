//! From 3.0 to 3.1, where schemas became JSON Schema 2020-12.
//!
//! Source: `OpenAPI` 3.1.1, "Schema Object", "Migrating Binary Descriptions from OAS 3.0", and
//! Appendix A of 3.1.0.

mod binary; // bytes, in forms and as whole bodies
mod exclusive; // bounds
mod locations; // words that a parameter may have only in some places
mod nullable;
mod siblings; // words beside `$ref`
mod webhooks;

use super::note::NoteKind;
use super::roles::{Role, Spot};
use super::step::Step;
use super::version;

/// All rules of this step.
pub(super) fn rules<'a>(step: &mut Step<'a>, spots: &[Spot<'a>]) {
    for &spot in spots {
        match spot.role {
            Role::Root => {
                version::rule(step, spot);
                webhooks::rule(step, spot);
            }
            Role::Schema => schema(step, spot),
            Role::Parameter | Role::Header => locations::rule(step, spot),
            Role::MediaType => binary::media_type(step, spot),
            _ => {}
        }
    }
    examples(step, spots);
}

fn schema<'a>(step: &mut Step<'a>, spot: Spot<'a>) {
    if spot.node.get("$ref").is_some() {
        siblings::rule(step, spot);
        return;
    }
    exclusive::rule(step, spot);
    binary::base64(step, spot);
    nullable::rule(step, spot);
}

/// `example` of a schema is deprecated, but not wrong, so that it stays.
fn examples<'a>(step: &mut Step<'a>, spots: &[Spot<'a>]) {
    let schemas = spots.iter().filter(|spot| spot.role == Role::Schema);
    let written = schemas.filter_map(|spot| Some((*spot, spot.node.get("example")?)));
    let mut written: Vec<_> = written.collect();
    written.sort_by_key(|(spot, node)| (spot.document, node.span().start));
    if let Some(&(spot, first)) = written.first() {
        let n_examples = written.len();
        let message = format!(
            "`example` in schemas ({n_examples}, here is the first) is deprecated since 3.1 but \
             still read, so it stays; `examples: […]` is the new word."
        );
        step.note(NoteKind::Hint, "schema-example", spot, first, message);
    }
}
