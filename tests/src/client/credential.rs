//! What security asks for: the first alternative of which every scheme can be met.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::body::is_token;
use super::{Cannot, Parts};
use crate::description::Operation;
use crate::node::Node;

/// Adds credentials; well formed, though nobody issued them.
pub(super) fn add(operation: &Operation<'_>, parts: &mut Parts) -> Result<(), Cannot> {
    let alternatives = operation.security();
    let possible = alternatives.iter().find(|schemes| {
        let n_authorizations = schemes
            .iter()
            .filter(|(_, one)| is_authorization(one.as_ref()))
            .count();
        n_authorizations <= 1 && schemes.iter().all(|(_, one)| one.is_some())
    });
    let Some(schemes) = possible.or(alternatives.first()) else {
        return Ok(());
    };
    for (name, scheme) in schemes {
        let Some(scheme) = scheme else {
            return Err(Cannot::proved(format!(
                "the security scheme `{name}` is not defined"
            )));
        };
        meet(scheme, parts)?;
    }
    Ok(())
}

fn is_authorization(scheme: Option<&Node<'_>>) -> bool {
    scheme.is_some_and(|scheme| {
        scheme.text("type") != "apiKey" || scheme.text("name").eq_ignore_ascii_case("authorization")
    })
}

fn meet(scheme: &Node<'_>, parts: &mut Parts) -> Result<(), Cannot> {
    let name = scheme.text("name");
    match (scheme.text("type"), scheme.text("in")) {
        ("apiKey", "query") => {
            if !parts
                .query
                .iter()
                .any(|one| one.split('=').next() == Some(name))
            {
                parts.query.push(format!("{name}=key"));
            }
        }
        ("apiKey", "cookie") => parts.cookies.push(format!("{name}=key")),
        ("apiKey", _) if !is_token(name) => {
            return Err(Cannot::proved(format!("`{name}` is no name of a header")));
        }
        ("apiKey", _) => header(parts, name, "key"),
        ("http", _) => header(
            parts,
            "Authorization",
            &authorization(scheme.text("scheme")),
        ),
        ("mutualTLS", _) => {}
        _ => header(parts, "Authorization", "Bearer token"),
    }
    Ok(())
}

fn authorization(scheme: &str) -> String {
    match scheme.to_ascii_lowercase().as_str() {
        "basic" => format!("Basic {}", STANDARD.encode("user:password")),
        "bearer" | "" => "Bearer token".to_owned(),
        _ => format!("{scheme} token"),
    }
}

/// A parameter of the same name may have been there first.
fn header(parts: &mut Parts, name: &str, value: &str) {
    if !parts.has_header(name) {
        parts.headers.push((name.to_owned(), value.to_owned()));
    }
}
