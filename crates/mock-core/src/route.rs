//! Method and path -> operation.
//!
//! Concrete beats templated, from left to right, whatever the order in the file.

mod base; // paths of servers
mod explain; // why a route won
mod nearest; // suggestions for a miss
mod selector; // what stands behind `?` or `#`
mod template; // what one path template matches
mod trie; // all templates as a tree

use std::sync::Arc;

use oas_model::{Api, OperationHead, OperationId};

use self::{
    base::{ByText, base_paths, own_base_paths},
    selector::{Fit, Selector},
    template::Template,
    trie::{Hit, Trie},
};
use crate::{BasePath, OperationName, Request, Step, url};

/// One way to reach one operation.
#[derive(Debug)]
pub(crate) struct Route {
    pub(crate) api: usize,
    pub(crate) operation: OperationId,
    pub(crate) name: OperationName,
    /// The server's path in front of the template: `""` or `/v1`.
    pub(crate) base: Arc<str>,
    /// Reached without the server's path.
    pub(crate) bare: bool,
    names: Vec<String>,
    selector: Selector,
    won: Arc<str>,
    lost: Arc<str>,
}

/// All routes of all APIs on one port.
#[derive(Debug, Default)]
pub(crate) struct Router {
    trie: Trie,
    routes: Vec<Route>,
    /// For each leaf the routes that end there.
    leaves: Vec<Vec<usize>>,
}

impl Route {
    /// Whether it takes the requests that `other`, of a later document, waits for.
    fn is_rival_of(&self, other: &Self) -> bool {
        self.api < other.api
            && !self.bare
            && self.name.method == other.name.method
            && self.selector == other.selector
    }
}

/// An operation that a request reaches.
#[derive(Debug)]
pub(crate) struct Matched<'r> {
    pub(crate) route: &'r Route,
    /// Path parameters by name, decoded.
    pub(crate) path_values: Vec<(&'r str, String)>,
    /// A HEAD that is answered from GET.
    pub(crate) head_from_get: bool,
}

/// What a lookup gives.
#[derive(Debug)]
pub(crate) enum Found<'r> {
    /// This one.
    Operation(Matched<'r>),
    /// The path is known, with other methods.
    OtherMethods(Vec<Arc<str>>),
    /// Several documents describe this bare path, each under a base path of its own.
    Ambiguous(Vec<&'r Route>),
    /// Nothing.
    Nothing,
}

impl Router {
    /// Adds every operation of one API under its base paths, its bare path, or both.
    pub(crate) fn add(&mut self, api_idx: usize, api: &Api, served: BasePath) {
        let document: Arc<str> = api.sources().uri(api.entry()).into();
        let shared: Vec<Arc<str>> = base_paths(api.servers());
        let mut known = ByText::new();
        for head in api.operations() {
            let own = own_base_paths(api, head, &mut known);
            let name = operation_name(api, head, &document);
            for base in own.as_ref().unwrap_or(&shared) {
                if served != BasePath::Without || base.is_empty() {
                    self.insert(api_idx, head.id, &name, base, false);
                }
            }
            let bases = own.as_ref().unwrap_or(&shared);
            if served != BasePath::With && !bases.iter().any(|base| base.is_empty()) {
                self.insert(api_idx, head.id, &name, &Arc::from(""), true);
            }
        }
    }

    fn insert(
        &mut self,
        api: usize,
        operation: OperationId,
        name: &OperationName,
        base: &Arc<str>,
        bare: bool,
    ) {
        let template = Template::parse(&format!("{base}{}", name.path));
        let leaf = self.trie.leaf(&template.segments);
        if self.leaves.len() <= leaf {
            self.leaves.resize_with(leaf + 1, Vec::new);
        }
        self.leaves[leaf].push(self.routes.len());
        let known_as = format!("`{} {base}{}`", name.method, name.path);
        self.routes.push(Route {
            api,
            operation,
            name: name.clone(),
            base: base.clone(),
            bare,
            names: template.names,
            selector: template.selector,
            won: format!("{known_as} matches").into(),
            lost: format!("{known_as} matches too, but is less specific").into(),
        });
    }

    /// Finds the operation of a request and says why the others lost.
    pub(crate) fn find(&self, request: &Request, trace: &mut Vec<Step>) -> Found<'_> {
        let segments = url::segments(&request.path);
        let hits = self.trie.find(&segments);
        let method = request.method.as_str();
        let found = self.pick(&hits, method, request, false);
        let found = match (found, method) {
            (Found::Nothing, "HEAD") => self.pick(&hits, "GET", request, true),
            (found, _) => found,
        };
        match found {
            Found::Operation(matched) => {
                self.explain(&hits, &matched, request, trace);
                Found::Operation(matched)
            }
            Found::Nothing => self.other_methods(&hits, method),
            other => other,
        }
    }

    fn pick<'r>(
        &'r self,
        hits: &[Hit],
        method: &str,
        request: &Request,
        head_from_get: bool,
    ) -> Found<'r> {
        for hit in hits {
            let routes = self.leaves[hit.leaf].iter().map(|&idx| &self.routes[idx]);
            let fitting: Vec<(Fit, &Route)> = routes
                .filter(|route| &*route.name.method == method)
                .filter_map(|route| Some((route.selector.fit(request)?, route)))
                .collect();
            // Of equals the first in the document: the last of the reversed.
            let best = fitting
                .iter()
                .rev()
                .max_by_key(|(fit, route)| (!route.bare, *fit, std::cmp::Reverse(route.api)));
            let Some(&(_, best)) = best else {
                continue;
            };
            let fitting: Vec<&Route> = fitting.iter().map(|(_, route)| *route).collect();
            // Under a server's own path the first document answers; a bare path has no owner then.
            let is_rival = |route: &&Route| route.api != best.api && route.bare == best.bare;
            if best.base.is_empty() && fitting.iter().any(is_rival) {
                return Found::Ambiguous(fitting);
            }
            let names = best.names.iter().map(String::as_str);
            let mut path_values: Vec<_> = names.zip(hit.values.iter().cloned()).collect();
            path_values.extend(best.selector.values(request));
            return Found::Operation(Matched {
                route: best,
                path_values,
                head_from_get,
            });
        }
        Found::Nothing
    }

    fn other_methods(&self, hits: &[Hit], than: &str) -> Found<'_> {
        let mut methods = self.methods_of(hits);
        // It is known with another query only.
        methods.retain(|method| &**method != than);
        if methods.is_empty() {
            Found::Nothing
        } else {
            Found::OtherMethods(methods)
        }
    }

    fn methods_of(&self, hits: &[Hit]) -> Vec<Arc<str>> {
        let mut methods: Vec<Arc<str>> = Vec::new();
        for route in hits
            .iter()
            .flat_map(|hit| &self.leaves[hit.leaf])
            .map(|&idx| &self.routes[idx])
        {
            if !methods.contains(&route.name.method) {
                methods.push(route.name.method.clone());
            }
        }
        methods
    }

    /// Every operation once, in document order.
    pub(crate) fn operations(&self) -> impl Iterator<Item = &OperationName> {
        let mut last = None;
        self.routes.iter().filter_map(move |route| {
            let key = Some((route.api, route.operation));
            (std::mem::replace(&mut last, key) != key).then_some(&route.name)
        })
    }

    /// Routes that reach operations of different documents by the same method and path, the
    /// earlier document first.
    pub(crate) fn rivals(&self) -> impl Iterator<Item = (&Route, &Route)> {
        let of_leaf = |leaf: &Vec<usize>| {
            let routes: Vec<&Route> = leaf.iter().map(|&idx| &self.routes[idx]).collect();
            let first_of = |other: &Route| {
                let mut earlier = routes.iter();
                earlier.find(|one| one.is_rival_of(other)).copied()
            };
            let pairs = routes.iter().filter(|one| !one.bare);
            let pairs = pairs.filter_map(|other| Some((first_of(other)?, *other)));
            pairs.collect::<Vec<_>>()
        };
        self.leaves.iter().flat_map(of_leaf)
    }

    /// The methods that a path knows.
    pub(crate) fn methods(&self, path: &str) -> Vec<Arc<str>> {
        self.methods_of(&self.trie.find(&url::segments(path)))
    }

    /// The same path with or without its last slash, when that one exists.
    pub(crate) fn other_slash(&self, path: &str) -> Option<String> {
        let other = match path.strip_suffix('/') {
            Some(bare) => bare.to_owned(),
            None => format!("{path}/"),
        };
        (!self.methods(&other).is_empty()).then_some(other)
    }

    /// The three routes that look most like a request.
    pub(crate) fn nearest(&self, request: &Request) -> Vec<&Route> {
        nearest::nearest(&self.routes, request.method.as_str(), &request.path)
    }
}

impl Route {
    /// Whether this is another way to the same operation.
    fn is_same_operation(&self, other: &Self) -> bool {
        self.api == other.api && self.operation == other.operation
    }
}

fn operation_name(api: &Api, head: &OperationHead, document: &Arc<str>) -> OperationName {
    let id = api
        .sources()
        .node(head.origin)
        .get("operationId")
        .and_then(|node| node.scalar());
    OperationName {
        document: document.clone(),
        method: head.method.clone(),
        path: head.path.clone(),
        operation_id: id.map(Arc::from),
    }
}
