//! Lists and maps: how many, which names, and each value.

use std::collections::HashMap;

use oas_doc::Node;

use super::{Check, same};
use crate::structure::fault::{Kind, Owner};
use crate::structure::grammar::{List, Map};

impl<'a> Check<'a> {
    pub(super) fn list(&mut self, node: Node<'a>, list: &'static List, owner: Owner) {
        if list.some && node.is_empty() {
            self.report(node, owner, Kind::NoItem);
        }
        for item in node.items() {
            self.value(item, list.item, owner);
        }
        if list.unique.has(self.version) {
            for item in same::repeated(node) {
                self.report(item, owner, Kind::Repeated);
            }
        }
        if list.query_string.has(self.version) {
            self.query_string(node, owner);
        }
    }

    pub(super) fn map(&mut self, node: Node<'a>, map: &'static Map, owner: Owner) {
        if map.single && node.len() != 1 {
            self.report(node, owner, Kind::NotOne);
        }
        for (key, member) in node.members() {
            let wrong = map.keys.filter(|pattern| !(pattern.test)(key));
            match wrong {
                Some(_) if map.lax.has(self.version) => continue,
                Some(pattern) if map.strict.has(self.version) => {
                    self.report(member, owner, Kind::Name(pattern));
                }
                _ => {}
            }
            self.value(member, map.value, owner);
        }
    }

    /// The rule of 3.2 that the whole query is one parameter, once and alone.
    fn query_string(&mut self, parameters: Node<'a>, owner: Owner) {
        let mut by_place: HashMap<&str, Vec<Node<'a>>> = HashMap::new();
        for one in parameters.items() {
            if let Some(place) = one.get("in").and_then(Node::as_str) {
                by_place.entry(place).or_default().push(one);
            }
        }
        let Some(whole) = by_place.get("querystring") else {
            return;
        };
        for second in whole.iter().skip(1) {
            self.report(*second, owner, Kind::SecondQueryString);
        }
        if let Some(first) = whole.first().filter(|_| by_place.contains_key("query")) {
            self.report(*first, owner, Kind::QueryAndQueryString);
        }
    }
}
