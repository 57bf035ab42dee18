//! Which written path a route belongs to.

use std::collections::BTreeMap;

use oas_doc::Node;

use crate::infer::route::{Part, Route};

/// A written path: its template and what stands there.
pub(crate) type Item<'d> = (&'d str, Node<'d>);

/// Routes by the path item that covers them; `None` holds those that no path covers.
pub(crate) fn matched<'d>(
    root: Node<'d>,
    base: &str,
    routes: Vec<Route>,
) -> Vec<(Option<Item<'d>>, Vec<Route>)> {
    let paths: Vec<(&str, Node<'_>)> = root
        .get("paths")
        .into_iter()
        .flat_map(Node::members)
        .collect();
    let bases = bases(root);
    let mut new = Vec::new();
    let mut known: BTreeMap<usize, Route> = BTreeMap::new();
    for route in routes {
        let route = relative(route, base, &bases);
        let covers = paths
            .iter()
            .enumerate()
            .filter_map(|(at, (template, _))| Some((n_words(template, &route.parts)?, at)));
        match covers.max_by_key(|(n_words, at)| (*n_words, std::cmp::Reverse(*at))) {
            Some((_, at)) => join(known.entry(at).or_insert_with(|| bare(&route)), route),
            None => new.push(route),
        }
    }
    let known = known
        .into_iter()
        .map(|(at, route)| (Some(paths[at]), vec![route]));
    known.chain(std::iter::once((None, new))).collect()
}

fn bare(route: &Route) -> Route {
    Route {
        parts: route.parts.clone(),
        methods: BTreeMap::new(),
    }
}

fn join(known: &mut Route, route: Route) {
    for (method, endpoint) in route.methods {
        known.methods.entry(method).or_default().absorb(endpoint);
    }
}

/// The paths of the servers that the document names, the longest first.
fn bases(root: Node<'_>) -> Vec<String> {
    let servers = root.get("servers").into_iter().flat_map(Node::items);
    let urls = servers.filter_map(|server| server.get("url")?.as_str());
    let mut bases: Vec<String> = urls
        .map(|url| path_of(url).trim_matches('/').to_owned())
        .collect();
    bases.sort_by_key(|base| std::cmp::Reverse(base.len()));
    bases
}

fn path_of(url: &str) -> &str {
    match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
        None => url,
    }
}

/// The route as the document would write it: what its servers say is not said again.
fn relative(mut route: Route, base: &str, bases: &[String]) -> Route {
    let words = |text: &str| -> Vec<Part> {
        let words = text.split('/').filter(|word| !word.is_empty());
        words.map(|word| Part::Word(word.to_owned())).collect()
    };
    let mut whole = words(base);
    whole.append(&mut route.parts);
    let fits = |server: &&String| {
        let server = words(server);
        let both = server.iter().zip(&whole);
        server.len() < whole.len() && both.into_iter().all(|(a, b)| a.word() == b.word())
    };
    let n = bases
        .iter()
        .find(fits)
        .map_or(0, |server| words(server).len());
    route.parts = whole.split_off(n);
    route
}

/// How many words a template shares with a route that it covers.
fn n_words(template: &str, parts: &[Part]) -> Option<usize> {
    let segments: Vec<&str> = template.strip_prefix('/')?.split('/').collect();
    if segments.len() != parts.len() {
        return None;
    }
    let mut n_words = 0;
    for (segment, part) in segments.iter().zip(parts) {
        let open = segment.contains('{');
        let end = segment.rsplit('}').next().unwrap_or_default();
        match part {
            Part::Word(word) if word == segment => n_words += 1,
            Part::Word(word) if open && word.ends_with(end) => {}
            Part::Parameter { suffix, .. } if open && suffix == end => {}
            _ => return None,
        }
    }
    Some(n_words)
}
