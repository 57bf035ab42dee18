//! From Swagger 2.0 to 3.0, which puts the same things into other places.
//!
//! What a request and an answer hold moves below `content`, what is shared below `components`,
//! and a parameter's type into its `schema`. Media types follow the rules by which the model
//! reads 2.0, so that both versions mean the same.
//!
//! Source: Swagger 2.0 and `OpenAPI` 3.0.4.

mod body; // bodies, from parameters
mod form; // bodies, from the members of a form
mod listed; // lists of parameters
mod media; // `consumes` and `produces`
mod names; // names that 3.0 does not allow
mod operation;
mod parameter; // parameters and headers
mod reference;
mod response;
mod root; // servers and components
mod schema;
mod security;

use oas_doc::Node;
use oas_model::DocumentId;

use super::roles::{Role, Spot};
use super::step::Step;
use super::version;
use names::Names;

/// What the whole document says, and every operation falls back to.
struct Whole<'a> {
    document: DocumentId,
    root: Option<Node<'a>>,
    consumes: Vec<String>,
    produces: Vec<String>,
    names: Names,
}

/// All rules of this step.
pub(super) fn rules<'a>(step: &mut Step<'a>, spots: &[Spot<'a>]) {
    let document = step.api.entry();
    let root = step.sources().document(document).root();
    let whole = Whole {
        document,
        root,
        consumes: root
            .map(|root| media::listed(root, "consumes"))
            .unwrap_or_default(),
        produces: root
            .map(|root| media::listed(root, "produces"))
            .unwrap_or_default(),
        names: Names::of(spots),
    };
    // Inner things first: what moves takes along what was changed in it.
    for &spot in spots {
        match spot.role {
            Role::Schema => schema::rule(step, spot),
            Role::Header => parameter::header(step, spot),
            Role::Parameter => parameter::rule(step, spot),
            Role::SecurityScheme => security::scheme(step, spot),
            _ => {}
        }
        reference::rule(step, &whole, spot);
    }
    for &spot in spots {
        if spot.role == Role::Response {
            response::rule(step, spot, &whole.produces);
        }
    }
    for &item in spots.iter().filter(|spot| spot.role == Role::PathItem) {
        operation::all(step, &whole, item);
    }
    for &root in spots.iter().filter(|spot| spot.role == Role::Root) {
        version::rule(step, root);
        root::rule(step, &whole, root);
    }
}
