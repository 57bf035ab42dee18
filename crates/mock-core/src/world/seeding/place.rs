//! A name or a path becomes one collection, or one entity.

use http::Method;

use crate::{
    MockApi, Request,
    mock_api::Owner,
    resource::{Facts, Resource, ResourceKind},
    route::Found,
};

/// Where entities are put.
#[derive(Debug)]
pub(super) struct Place<'a> {
    pub(super) owner: &'a Owner,
    /// The resource, in the owner's world.
    pub(super) idx: usize,
    pub(super) facts: &'a Facts,
    pub(super) parents: Vec<String>,
    /// The one entity that is meant; empty for a single thing, `None` for a collection.
    pub(super) id: Option<String>,
}

impl<'a> Place<'a> {
    /// Finds a place; otherwise a sentence says why there is none.
    pub(super) fn find(api: &'a MockApi, name: &str) -> Result<Self, String> {
        match name.starts_with('/') {
            true => Self::of_path(api, name),
            false => Self::of_name(api, name),
        }
    }

    pub(super) fn resource(&self) -> &'a Resource {
        &self.owner.world.resources.all[self.idx]
    }

    fn of_name(api: &'a MockApi, name: &str) -> Result<Self, String> {
        let all = api.owners().iter().flat_map(|owner| {
            let indices = 0..owner.world.resources.all.len();
            indices.map(move |idx| (owner, idx))
        });
        let mut found = all.filter(|(owner, idx)| {
            *owner.world.name(*idx) == *name || *owner.world.resources.all[*idx].name == *name
        });
        let (owner, idx) = found.next().ok_or_else(|| {
            format!("There is no resource `{name}`; `specwright state list` shows them.")
        })?;
        if found.next().is_some() {
            return Err(format!(
                "Several documents have a resource `{name}`; `specwright state list` shows their names."
            ));
        }
        let place = Self::new(owner, idx, Vec::new());
        let needed = &place.resource().parents;
        if needed.is_empty() {
            return Ok(place);
        }
        let path = place.resource().collection.as_deref().unwrap_or_default();
        Err(format!(
            "There is one `{name}` for each `{}`; name the path of one, as in `{path}`.",
            needed.join("`, `")
        ))
    }

    fn new(owner: &'a Owner, idx: usize, parents: Vec<String>) -> Self {
        let facts = owner.world.facts(&owner.book, idx);
        let id = (facts.kind == ResourceKind::Singleton).then(String::new);
        Self {
            owner,
            idx,
            facts,
            parents,
            id,
        }
    }

    fn of_path(api: &'a MockApi, path: &str) -> Result<Self, String> {
        let mut methods = api.router().methods(path);
        methods.sort();
        let found = methods.iter().find_map(|method| {
            let request = Request {
                method: Method::from_bytes(method.as_bytes()).ok()?,
                path: path.to_owned(),
                query: None,
                headers: http::HeaderMap::new(),
                body: bytes::Bytes::new(),
            };
            let Found::Operation(matched) = api.router().find(&request, &mut Vec::new()) else {
                return None;
            };
            let owner = api.owner(matched.route);
            let idx = owner
                .world
                .resources
                .of_operation(matched.route.operation)?;
            let resource = &owner.world.resources.all[idx];
            let value = |name: &str| {
                let mut values = matched.path_values.iter();
                let found = values.find(|(known, _)| *known == name);
                found.map(|(_, value)| value.clone())
            };
            let parents: Option<Vec<_>> = resource.parents.iter().map(|one| value(one)).collect();
            let ids: Option<Vec<_>> = resource.parameters.iter().map(|one| value(one)).collect();
            let mut place = Self::new(owner, idx, parents?);
            if place.id.is_none() {
                place.id = ids.filter(|ids| !ids.is_empty()).map(|ids| ids.join("/"));
            }
            Some(place)
        });
        found.ok_or_else(|| {
            format!("`{path}` leads to no resource; `specwright state list` shows them with their paths.")
        })
    }
}
