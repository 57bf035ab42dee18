//! Credentials that requests showed and the document does not ask for.
//!
//! In:  the security schemes of the document, and operations with what requests showed.
//! Out: a requirement where neither the operation nor the document says anything, and the schemes
//!      that it needs; one that the document has is used by its own name.
//! Never: changes what an operation or the document asks for.

use std::collections::{BTreeMap, BTreeSet};

use oas_doc::{Node, NodeKind};
use serde_json::{Map, Value as Json, json};

use super::Addition;
use crate::infer::credential::Credential;
use crate::infer::endpoint::Endpoint;
use crate::infer::merge::place::Files;
use crate::infer::{names, security};

/// The security schemes of a document.
#[derive(Debug)]
pub(super) struct Schemes<'d> {
    written: Vec<(&'d str, Node<'d>)>,
    names: BTreeSet<String>,
    new: BTreeMap<Credential, String>,
    /// Whether the document asks for something wherever an operation says nothing.
    is_stated: bool,
    /// Whether schemes can be told apart and added.
    is_open: bool,
}

impl<'d> Schemes<'d> {
    pub(super) fn of(files: Files<'d>, root: Node<'d>) -> Self {
        let components = root.get("components");
        let schemes = components.and_then(|all| all.get("securitySchemes"));
        let members: Vec<_> = schemes.into_iter().flat_map(Node::members).collect();
        let followed = members
            .iter()
            .map(|(name, one)| Some((*name, files.follow(*one)?)));
        let written: Option<Vec<_>> = followed.collect();
        let is_plain = |one: Node<'_>| one.kind() == NodeKind::Mapping && !one.is_alias();
        Self {
            names: members.iter().map(|(name, _)| (*name).to_owned()).collect(),
            is_open: written.is_some()
                && components.is_none_or(is_plain)
                && schemes.is_none_or(is_plain),
            written: written.unwrap_or_default(),
            new: BTreeMap::new(),
            is_stated: root.get("security").is_some(),
        }
    }

    /// The requirement for what was shown, in the document's names.
    fn requirement(&mut self, endpoint: &Endpoint) -> Option<Json> {
        let alternatives = security::alternatives(endpoint).filter(|_| self.is_open)?;
        let shown: Vec<&Credential> = endpoint.credentials.iter().flatten().collect();
        let mut all = Vec::new();
        for alternative in alternatives.as_array()? {
            let mut own = Map::new();
            for name in alternative.as_object()?.keys() {
                let meant = shown.iter().find(|one| one.scheme_name() == *name)?;
                own.insert(self.name(meant), json!([]));
            }
            all.push(Json::Object(own));
        }
        Some(Json::Array(all))
    }

    fn name(&mut self, credential: &Credential) -> String {
        let mut written = self.written.iter();
        if let Some((name, _)) = written.find(|(_, scheme)| describes(*scheme, credential)) {
            return (*name).to_owned();
        }
        if let Some(name) = self.new.get(credential) {
            return name.clone();
        }
        let name = names::unique(&credential.scheme_name(), &mut self.names);
        self.new.insert(credential.clone(), name.clone());
        name
    }
}

impl<'d> Addition<'d> {
    /// The requirement of an operation that the document has not.
    pub(super) fn new_security(&mut self, endpoint: &Endpoint) -> Option<Json> {
        match self.schemes.is_stated {
            true => None,
            false => self.schemes.requirement(endpoint),
        }
    }

    /// The requirement of an operation that asks for nothing, and has nothing to ask for.
    pub(super) fn known_security(&mut self, operation: Node<'d>, endpoint: &Endpoint) {
        if operation.get("security").is_none()
            && let Some(security) = self.new_security(endpoint)
        {
            self.member(operation, "security", &security);
        }
    }

    pub(super) fn finish_schemes(&mut self) {
        let new = std::mem::take(&mut self.schemes.new).into_iter();
        let new: Map<String, Json> = new
            .map(|(credential, name)| (name, security::scheme(&credential)))
            .collect();
        if new.is_empty() {
            return;
        }
        let components = self.root.get("components");
        match (
            components,
            components.and_then(|all| all.get("securitySchemes")),
        ) {
            (_, Some(schemes)) => {
                for (name, scheme) in &new {
                    self.member(schemes, name, scheme);
                }
            }
            (Some(components), None) => self.member(components, "securitySchemes", &json!(new)),
            (None, None) => {
                let all = json!({ "securitySchemes": new });
                self.member(self.root, "components", &all);
            }
        }
    }
}

/// Whether a written scheme lets in with such a credential.
fn describes(scheme: Node<'_>, credential: &Credential) -> bool {
    let text = |name: &str| {
        let text = scheme.get(name).and_then(Node::as_str);
        text.unwrap_or_default().to_ascii_lowercase()
    };
    let http = |wanted: &str| text("type") == "http" && text("scheme") == wanted;
    let key = |place: &str, name: &str| {
        let is_same = match place {
            "header" => text("name") == name.to_ascii_lowercase(),
            _ => scheme.get("name").and_then(Node::as_str) == Some(name),
        };
        text("type") == "apikey" && text("in") == place && is_same
    };
    match credential {
        // Tokens of OAuth and OpenID travel as those of no origin do.
        Credential::Bearer => {
            http("bearer") || matches!(text("type").as_str(), "oauth2" | "openidconnect")
        }
        Credential::Basic => http("basic"),
        Credential::Digest => http("digest"),
        Credential::Header(name) => key("header", name),
        Credential::Query(name) => key("query", name),
        Credential::Cookie(name) => key("cookie", name),
    }
}
