//! Security schemes.

use oas_doc::{Entry, Node, Part};

use super::Whole;
use crate::upgrade::entries;
use crate::upgrade::roles::Spot;
use crate::upgrade::step::Step;

/// Says a scheme in the words of 3.0.
pub(super) fn scheme<'a>(step: &mut Step<'a>, at: Spot<'a>) {
    let Some(kind) = at.node.get("type") else {
        return;
    };
    match kind.as_str() {
        Some("basic") => {
            let name = "type".to_owned();
            let (from, value) = (Some(kind), Part::from("http"));
            let http = Entry { name, from, value };
            let members = step.members(at);
            entries::replace(members, kind, [http, Entry::new("scheme", "basic")]);
        }
        Some("oauth2") => oauth2(step, at),
        _ => {}
    }
}

/// One flow with its addresses becomes a map of flows.
fn oauth2<'a>(step: &mut Step<'a>, at: Spot<'a>) {
    let flow = at.node.get("flow");
    let named = match flow.and_then(Node::as_str) {
        Some("accessCode") => "authorizationCode",
        Some("application") => "clientCredentials",
        Some(other @ ("implicit" | "password")) => other,
        _ => return,
    };
    let of_flow = ["authorizationUrl", "tokenUrl", "scopes"];
    let members = step.members(at);
    let place = members.iter().position(|entry| entry.name == "flow");
    let (mut inner, mut outer): (Vec<_>, Vec<_>) = std::mem::take(members)
        .into_iter()
        .filter(|entry| entry.name != "flow")
        .partition(|entry| of_flow.contains(&entry.name.as_str()));
    if !inner.iter().any(|entry| entry.name == "scopes") {
        inner.push(Entry::new("scopes", Part::Mapping(Vec::new())));
    }
    let flows = Part::Mapping(vec![Entry::new(named, Part::Mapping(inner))]);
    let place = place.unwrap_or(outer.len()).min(outer.len());
    outer.insert(place, Entry::new("flows", flows));
    *members = outer;
}

/// Requirements name schemes, some of which have other names now.
pub(super) fn requirements<'a>(step: &mut Step<'a>, whole: &Whole<'a>, of: Spot<'a>) {
    let lists = of.node.get("security").into_iter().flat_map(Node::items);
    for requirement in lists.filter(|one| !one.is_alias()) {
        for (name, member) in requirement.members() {
            let new = whole
                .names
                .of_member(whole.document, "securityDefinitions", name);
            if new != name {
                let at = Spot {
                    node: requirement,
                    ..of
                };
                entries::rename(step.members(at), member, &new);
            }
        }
    }
}
