//! What the product says that it has understood, so far as a judge needs it to know where to look.

use std::path::Path;

use serde_json::Value;

use crate::document::outline;

/// One resource with a collection and an item.
#[derive(Debug, Clone)]
pub(crate) struct Inferred {
    pub(crate) name: String,
    pub(crate) collection: String,
    pub(crate) item: String,
    /// Every path that lists it.
    pub(crate) lists: Vec<String>,
    /// The path parameters that name one item, in their order.
    pub(crate) parameters: Vec<String>,
    pub(crate) listing: Listing,
    /// Methods and paths with what they do.
    pub(crate) operations: Vec<Doing>,
}

/// What tells one item from the others: usually one text.
pub(crate) type Identity = Vec<String>;

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        number @ Value::Number(_) => Some(number.to_string()),
        _ => None,
    }
}

/// What an operation does with a resource.
#[derive(Debug, Clone)]
pub(crate) struct Doing {
    pub(crate) method: String,
    pub(crate) path: String,
    /// `list`, `create`, `read`, `replace`, `update`, `delete`, …
    pub(crate) role: String,
    /// JSON pointer of the entity in the answer's body.
    pub(crate) at: String,
    /// The same in the request's body.
    pub(crate) sent: String,
}

/// How a list is written and turned.
#[derive(Debug, Clone, Default)]
pub(crate) struct Listing {
    /// JSON pointer of the array.
    pub(crate) rows: String,
    /// JSON pointer of the entity in a row.
    pub(crate) row: String,
    /// JSON pointers inside an entity: what the path parameters of the item say.
    pub(crate) identity: Vec<String>,
    pub(crate) limit: Option<String>,
    pub(crate) offset: Option<String>,
    pub(crate) page: Option<String>,
    pub(crate) cursor: Option<String>,
    pub(crate) after: Option<String>,
    /// JSON pointers in the body.
    pub(crate) next: Option<String>,
    pub(crate) has_more: Option<String>,
    pub(crate) total: Option<String>,
    /// Whether a row is the identity itself, and no object.
    pub(crate) plain: bool,
    /// Whether a `Link` header is documented.
    pub(crate) link_header: bool,
}

impl Listing {
    pub(crate) fn rows<'b>(&self, body: &'b Value) -> Option<&'b [Value]> {
        Some(body.pointer(&self.rows)?.as_array()?.as_slice())
    }

    /// Whether a client can know what to ask for next.
    pub(crate) fn leads_on(&self) -> bool {
        let told = [&self.next, &self.page, &self.offset];
        told.iter().any(|one| one.is_some()) || self.link_header || self.has_more.is_some()
    }

    pub(crate) fn total(&self, body: &Value) -> Option<u64> {
        body.pointer(self.total.as_ref()?)?.as_u64()
    }

    /// The identity of an entity as a path shows it, not encoded: a text for each parameter.
    pub(crate) fn identity_of(&self, entity: &Value) -> Option<Identity> {
        if self.plain && !entity.is_object() {
            return Some(vec![text_of(entity)?]);
        }
        let own = self.identity.iter();
        let texts: Option<Vec<_>> = own.map(|one| text_of(entity.pointer(one)?)).collect();
        texts.filter(|texts| !texts.is_empty())
    }
}

/// The resources of a description that have a collection and an item.
pub(crate) fn ask(program: &Path, path: &Path) -> Result<Vec<Inferred>, String> {
    let told = outline(program, path)?;
    let resources = told["resources"]
        .as_array()
        .ok_or("there are no `resources` in the outline")?;
    Ok(resources.iter().filter_map(one).collect())
}

/// `None` for single things, and for what only lists or only reads.
fn one(told: &Value) -> Option<Inferred> {
    let operations: Vec<Doing> = told["operations"].as_array()?.iter().map(doing).collect();
    let item = text(&told["item"])?;
    let (collection, list) = listing(told, "list")?;
    let identity = told["identity"].as_array().filter(|all| !all.is_empty())?;
    let lists = operations
        .iter()
        .filter(|one| matches!(one.role.as_str(), "list" | "sublist"));
    let mut listing = shape(&list);
    listing.identity = identity
        .iter()
        .map(|one| pointer(&one["property"]))
        .collect();
    let parameters = identity.iter().map(|one| text(&one["parameter"]));
    Some(Inferred {
        name: text(&told["name"])?,
        collection,
        item,
        lists: lists.map(|one| one.path.clone()).collect(),
        parameters: parameters.collect::<Option<_>>()?,
        listing,
        operations,
    })
}

fn listing(told: &Value, role: &str) -> Option<(String, Value)> {
    let mut all = told["operations"].as_array()?.iter();
    let list = all.find(|one| one["role"] == role && one["method"] == "GET")?;
    Some((text(&list["path"])?, list["list"].clone()))
}

fn shape(list: &Value) -> Listing {
    let named = |all: &Value, name: &str| {
        let pairs = all.as_array().into_iter().flatten();
        let mut own = pairs.filter(|pair| pair[0] == name);
        own.next().map(|pair| pair[1].clone())
    };
    let parameter = |name: &str| text(&named(&list["parameters"], name)?);
    let field = |name: &str| Some(pointer(&named(&list["fields"], name)?));
    Listing {
        rows: pointer(&list["rows"]),
        row: pointer(&list["row"]),
        identity: Vec::new(),
        limit: parameter("limit"),
        offset: parameter("offset"),
        page: parameter("page"),
        cursor: parameter("cursor"),
        after: parameter("after"),
        next: field("next").or_else(|| field("nextCursor")),
        has_more: field("hasMore"),
        total: field("total"),
        plain: list["plain"] == true,
        link_header: list["linkHeader"] == true,
    }
}

fn doing(told: &Value) -> Doing {
    Doing {
        method: text(&told["method"]).unwrap_or_default(),
        path: text(&told["path"]).unwrap_or_default(),
        role: text(&told["role"]).unwrap_or_default(),
        at: pointer(&told["answer"]),
        sent: pointer(&told["request"]),
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// `["a", "b/c"]` -> `/a/b~1c`; nothing is the whole.
fn pointer(path: &Value) -> String {
    let tokens = path
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    tokens
        .map(|token| format!("/{}", specwright_tests::node::escaped(token)))
        .collect()
}
