//! What is known of named texts: query parameters, header fields, the fields of a form.
//!
//! In:  pairs of one message.
//! Out: for each name how often it came, whether it was repeated, what its values are, and what
//!      lies below where names are nested: `items[0][price]` is the price of an item of a list.
//! Never: keeps more than some hundred names at one place.

use indexmap::IndexMap;
use mock_core::{FormTree, is_masked};

use super::texts::Texts;

/// Names beyond these are not kept; nobody documents so many parameters.
const MAX_NAMES: usize = 300;

/// Everything known of the named texts of some messages.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Fields {
    /// Messages seen.
    pub(crate) n: u64,
    pub(crate) by_name: IndexMap<String, Field>,
}

/// Everything known of the values under one name.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Field {
    /// Messages that have it.
    pub(crate) n: u64,
    /// Whether it came as a file (in `multipart/form-data`).
    pub(crate) is_file: bool,
    /// Whether its name came with brackets.
    pub(crate) is_nested: bool,
    /// Values that are one text.
    pub(crate) scalar: Scalar,
    /// Values that are many: `a=1&a=2`, `a[]=1`, `a[0]=1`.
    pub(crate) items: Option<Box<Self>>,
    /// Values that have names of their own: `a[b]=1`.
    pub(crate) members: Option<Box<Fields>>,
}

/// What texts could be if they were not texts.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Scalar {
    pub(crate) texts: Texts,
    pub(crate) n_integer: u64,
    pub(crate) n_number: u64,
    pub(crate) n_bool: u64,
    pub(crate) is_long: bool,
    /// Whether some text may be an object written as JSON.
    pub(crate) has_braces: bool,
}

impl Fields {
    pub(crate) fn observe(&mut self, pairs: &[(String, String)]) {
        let mut tree = FormTree::Map(IndexMap::new());
        for (name, value) in pairs {
            tree.add(name, value.clone());
        }
        if let FormTree::Map(members) = &tree {
            self.observe_members(members);
        }
        for (name, _) in pairs {
            let head = FormTree::head(name);
            if head.len() < name.len()
                && let Some(field) = self.by_name.get_mut(head)
            {
                field.is_nested = true;
            }
        }
    }

    fn observe_members(&mut self, members: &IndexMap<String, FormTree>) {
        self.n += 1;
        for (name, value) in members {
            if let Some(field) = self.field(name) {
                field.observe(value);
            }
        }
    }

    /// What is known of a name, where there is room for it.
    pub(crate) fn field(&mut self, name: &str) -> Option<&mut Field> {
        let has_room = self.by_name.len() < MAX_NAMES || self.by_name.contains_key(name);
        has_room.then(|| self.by_name.entry(name.to_owned()).or_default())
    }

    pub(crate) fn absorb(&mut self, other: Self) {
        self.n += other.n;
        for (name, more) in other.by_name {
            if let Some(field) = self.field(&name) {
                field.absorb(more);
            }
        }
    }
}

impl Field {
    /// The depth is bounded by that of a tree of names.
    fn observe(&mut self, value: &FormTree) {
        self.n += 1;
        match value {
            FormTree::Leaf(text) => self.scalar.observe(text),
            FormTree::List(items) => self.observe_items(items.iter()),
            FormTree::Map(members) if is_list(members) => self.observe_items(members.values()),
            FormTree::Map(members) => self
                .members
                .get_or_insert_default()
                .observe_members(members),
        }
    }

    fn observe_items<'t>(&mut self, items: impl Iterator<Item = &'t FormTree>) {
        let item = self.items.get_or_insert_default();
        items.for_each(|one| item.observe(one));
    }

    fn absorb(&mut self, other: Self) {
        self.n += other.n;
        self.is_file |= other.is_file;
        self.is_nested |= other.is_nested;
        self.scalar.absorb(other.scalar);
        if let Some(items) = other.items {
            self.items.get_or_insert_default().absorb(*items);
        }
        if let Some(members) = other.members {
            self.members.get_or_insert_default().absorb(*members);
        }
    }
}

/// Whether all names are indices.
fn is_list(members: &IndexMap<String, FormTree>) -> bool {
    !members.is_empty() && members.keys().all(|key| key.parse::<u32>().is_ok())
}

impl Scalar {
    pub(crate) fn observe(&mut self, text: &str) {
        if is_masked(text) {
            return;
        }
        self.texts.observe(text);
        self.n_bool += u64::from(matches!(text, "true" | "false"));
        let is_integer = is_integer(text);
        self.n_integer += u64::from(is_integer);
        self.n_number += u64::from(is_integer || is_number(text));
        self.is_long |= is_integer && text.parse::<i32>().is_err();
        self.has_braces |= text.trim_start().starts_with('{');
    }

    pub(crate) fn absorb(&mut self, other: Self) {
        self.texts.absorb(other.texts);
        self.n_integer += other.n_integer;
        self.n_number += other.n_number;
        self.n_bool += other.n_bool;
        self.is_long |= other.is_long;
        self.has_braces |= other.has_braces;
    }
}

/// As JSON writes one, within 64 bits: what has a leading zero is a text.
fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    plain && (digits.len() == 1 || !digits.starts_with('0')) && text.parse::<i64>().is_ok()
}

fn is_number(text: &str) -> bool {
    let Some((whole, rest)) = text.split_once('.') else {
        return false;
    };
    let digits = !rest.is_empty() && rest.len() <= 15 && rest.bytes().all(|b| b.is_ascii_digit());
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    digits && is_integer(whole) && whole.len() <= 15
}
