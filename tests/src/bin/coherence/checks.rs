//! One resource after another: what a client would find incoherent.

mod reading; // the row is the item
mod shown; // what the document lets an item say
mod writing; // what is written is there, what is deleted is gone

use std::collections::BTreeSet;

use serde_json::Value;
use specwright_tests::client::Client;
use specwright_tests::connection::{Answer, Connection, Request};
use specwright_tests::description::Operation;
use specwright_tests::rules::Rules;

use crate::inferred::{Doing, Identity, Inferred};
use crate::template::{self, Values};
use crate::walk::{self, Walked};

/// A few rows to a page, so that there is more than one.
const PAGE_SIZES: [&str; 6] = ["2", "5", "10", "25", "50", "100"];

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Check {
    Items,
    Pages,
    Create,
    Change,
    Delete,
}

impl Check {
    pub(crate) const ALL: [Self; 5] = [
        Self::Items,
        Self::Pages,
        Self::Create,
        Self::Change,
        Self::Delete,
    ];

    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Items => "list, then each item by its id: equal",
            Self::Pages => "pages visit each item once",
            Self::Create => "what is posted is there",
            Self::Change => "what is changed is changed",
            Self::Delete => "what is deleted is gone",
        }
    }
}

/// The outcome of one check; nothing where it does not apply.
pub(crate) type Outcome = (Check, Result<(), String>);

/// One resource and those who ask for it.
pub(crate) struct Case<'c, 'd> {
    pub(crate) resource: &'c Inferred,
    pub(crate) operations: &'c [Operation<'d>],
    pub(crate) client: &'c mut Client<'d>,
    /// One that says what need not be said, for bodies that cannot be written without.
    pub(crate) wide: &'c mut Client<'d>,
    pub(crate) connection: &'c mut Connection,
    /// What the document says of answers.
    pub(crate) rules: &'c mut Rules,
}

/// Where one collection stands: the request of its list and the values of its parents.
struct Stand {
    list: Request,
    base: String,
    parents: Values,
}

impl Stand {
    /// The values of the parents under the names that the item's path has for them.
    fn for_item(&self, collection: &str, item: &str) -> Values {
        let pairs = template::names(collection)
            .into_iter()
            .zip(template::names(item));
        let renamed =
            pairs.filter_map(|(own, other)| Some((other, self.parents.get(&own)?.clone())));
        renamed.collect()
    }
}

/// What is deleted is gone. After all other checks, the innermost first: what stands below a
/// deleted parent is gone too.
pub(crate) fn delete(case: &mut Case<'_, '_>) -> Option<Outcome> {
    let stand = case.stand().ok()?;
    Some((Check::Delete, writing::delete(case, &stand)?))
}

/// All checks of one resource that leave it where it is.
pub(crate) fn all(case: &mut Case<'_, '_>) -> Vec<Outcome> {
    let stand = match case.stand() {
        Ok(stand) => stand,
        Err(why) => return vec![(Check::Items, Err(why))],
    };
    let mut found = vec![(Check::Items, reading::items(case, &stand))];
    found.extend(reading::pages(case, &stand).map(|found| (Check::Pages, found)));
    found.extend(writing::create(case, &stand).map(|found| (Check::Create, found)));
    found.extend(writing::change(case, &stand).map(|found| (Check::Change, found)));
    found
}

impl Case<'_, '_> {
    fn doing(&self, roles: &[&str], path: &str) -> Option<Doing> {
        let mut own = self.resource.operations.iter();
        own.find(|one| roles.contains(&one.role.as_str()) && one.path == path)
            .cloned()
    }

    /// A valid request for an operation, as the client makes it up.
    fn request(&mut self, method: &str, path: &str) -> Result<(Request, String), String> {
        let mut all = self.operations.iter();
        let operation = all.find(|one| one.method == method && one.template == path);
        let operation =
            operation.ok_or_else(|| format!("{method} {path} is not in the document"))?;
        let request = match self.client.request(operation) {
            Ok(request) => request,
            Err(cannot) => self.wide.request(operation).map_err(|_| cannot.why)?,
        };
        Ok((request, operation.base_path()))
    }

    /// Whether the document describes a body for the success of an item's GET.
    fn shows_items(&self) -> bool {
        shown::schema(self.operations, &self.resource.item).is_some()
    }

    fn stand(&mut self) -> Result<Stand, String> {
        let path = self.resource.collection.clone();
        let (list, base) = self.request("GET", &path)?;
        let own = list.target.split('?').next().unwrap_or_default();
        let parents = own
            .strip_prefix(base.as_str())
            .and_then(|own| template::read(&path, own));
        let parents = parents.ok_or_else(|| format!("`{own}` is none of `{path}`"))?;
        Ok(Stand {
            list,
            base,
            parents,
        })
    }

    /// A request for one item, by its id.
    fn item(&mut self, stand: &Stand, method: &str, id: &[String]) -> Result<Request, String> {
        let path = self.resource.item.clone();
        let (request, _) = self.request(method, &path)?;
        let mut values = stand.for_item(&self.resource.collection, &path);
        let encoded = id.iter().map(|one| {
            percent_encoding::utf8_percent_encode(one, percent_encoding::NON_ALPHANUMERIC)
        });
        let names = self.resource.parameters.iter().cloned();
        values.extend(names.zip(encoded.map(|one| one.to_string())));
        let filled =
            template::fill(&path, &values).ok_or("the item needs more than its id and parents")?;
        let query = request
            .target
            .split_once('?')
            .map(|(_, query)| format!("?{query}"));
        Ok(Request {
            target: format!("{}{filled}{}", stand.base, query.unwrap_or_default()),
            ..request
        })
    }

    fn send(&mut self, request: &Request) -> Result<Answer, String> {
        self.connection
            .send(request)
            .map_err(|error| error.to_string())
    }

    /// The entity that an item's GET shows; `None` where its success has no body, as that of a
    /// membership: then it says that the item is there, and no more.
    fn read(&mut self, stand: &Stand, id: &[String]) -> Result<Option<Value>, String> {
        let request = self.item(stand, "GET", id)?;
        let answer = self.send(&request)?;
        if answer.status >= 300 {
            return Err(format!(
                "GET {} is answered with {}",
                request.target, answer.status
            ));
        }
        if answer.status == 204 && !self.shows_items() {
            return Ok(None);
        }
        let body: Value = serde_json::from_slice(&answer.body)
            .map_err(|error| format!("{}: {error}", request.target))?;
        let at = self
            .doing(&["read"], &self.resource.item.clone())
            .map(|one| one.at)
            .unwrap_or_default();
        body.pointer(&at)
            .map(|entity| Some(entity.clone()))
            .ok_or_else(|| format!("{}: nothing at `{at}`", request.target))
    }

    fn walk(&mut self, request: &Request) -> Result<Walked, String> {
        walk::all(self.connection, &self.resource.listing, request)
    }

    /// The ids of all rows.
    fn ids(&mut self, request: &Request) -> Result<(Vec<Identity>, Walked), String> {
        let walked = self.walk(request)?;
        let ids = walked
            .rows
            .iter()
            .map(|row| self.resource.listing.identity_of(row));
        let ids = ids
            .collect::<Option<Vec<_>>>()
            .ok_or("a row without an identity")?;
        let distinct: BTreeSet<_> = ids.iter().collect();
        if distinct.len() < ids.len() {
            return Err(format!(
                "{} rows, but only {} of them differ",
                ids.len(),
                distinct.len()
            ));
        }
        Ok((ids, walked))
    }
}
