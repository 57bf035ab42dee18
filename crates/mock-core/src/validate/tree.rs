//! Names with brackets: `a[b][0]=c` is a tree.

use indexmap::IndexMap;

use crate::url;

/// Nesting beyond which brackets are part of the name.
const MAX_DEPTH: usize = 32;

/// Text by structured names; nothing has a type yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// One text.
    Leaf(String),
    /// The same name several times, or `name[]`.
    List(Vec<Tree>),
    /// Names below a name; indices are names, too.
    Map(IndexMap<String, Tree>),
}

impl Tree {
    /// Reads a form or query.
    pub(crate) fn of_form(text: &str) -> Self {
        let mut root = Self::Map(IndexMap::new());
        for (name, value) in url::raw_pairs(text) {
            let name = url::decode_form(name);
            root.add(&name, url::decode_form(value).into_owned());
        }
        root
    }

    /// One more pair of a form.
    pub fn add(&mut self, name: &str, value: String) {
        match name.is_empty() {
            true => self.add_plain(name, value),
            false => self.insert(&keys(name), value),
        }
    }

    /// The name that a name with brackets is below: `card` of `card[number]`.
    #[must_use]
    pub fn head(name: &str) -> &str {
        keys(name)[0]
    }

    /// One more pair of a form whose name is no structure, whatever brackets it has.
    pub(crate) fn add_plain(&mut self, name: &str, value: String) {
        let Self::Map(members) = self else { return };
        match members.get_mut(name) {
            Some(known) => known.insert(&[], value),
            None => _ = members.insert(name.to_owned(), Self::Leaf(value)),
        }
    }

    /// Takes the members with these names out of a map, as a map of their own.
    pub(crate) fn take(&mut self, wanted: impl Fn(&str) -> bool) -> IndexMap<String, Self> {
        let Self::Map(members) = self else {
            return IndexMap::new();
        };
        let (taken, kept) = std::mem::take(members)
            .into_iter()
            .partition(|(name, _)| wanted(name));
        *members = kept;
        taken
    }

    /// Puts a member into a map.
    pub(crate) fn put(&mut self, name: &str, value: Self) {
        if let Self::Map(members) = self {
            members.insert(name.to_owned(), value);
        }
    }

    /// One more field of a form that holds a whole list.
    pub(crate) fn add_list(&mut self, name: &str, list: Self) {
        let Self::Map(members) = self else { return };
        match (members.get_mut(name), list) {
            (Some(Self::List(known)), Self::List(more)) => known.extend(more),
            (_, list) => _ = members.insert(name.to_owned(), list),
        }
    }

    /// A member of a map.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Map(members) => members.get(name),
            Self::Leaf(_) | Self::List(_) => None,
        }
    }

    fn insert(&mut self, keys: &[&str], value: String) {
        let Some((key, rest)) = keys.split_first() else {
            self.repeat(Self::Leaf(value));
            return;
        };
        if key.is_empty() {
            if let Some(last) = self.last_lacking(rest) {
                last.insert(rest, value);
                return;
            }
            let mut item = Self::Map(IndexMap::new());
            item.insert_or_become(rest, value);
            self.repeat(item);
            return;
        }
        if !matches!(self, Self::Map(_)) {
            *self = Self::Map(IndexMap::new());
        }
        let Self::Map(members) = self else { return };
        match members.get_mut(*key) {
            Some(known) => known.insert(rest, value),
            None => {
                let mut fresh = Self::Map(IndexMap::new());
                fresh.insert_or_become(rest, value);
                members.insert((*key).to_owned(), fresh);
            }
        }
    }

    /// The item that `a[][b]=1&a[][c]=2` goes on with: a name that it has begins the next one.
    fn last_lacking(&mut self, keys: &[&str]) -> Option<&mut Self> {
        let name = keys.first().filter(|name| !name.is_empty())?;
        let Self::List(items) = self else { return None };
        let last = items.last_mut()?;
        let is_lacking = match &*last {
            Self::Map(members) => members.get(*name).is_none_or(|_| keys.len() > 1),
            Self::Leaf(_) | Self::List(_) => false,
        };
        is_lacking.then_some(last)
    }

    fn insert_or_become(&mut self, keys: &[&str], value: String) {
        match keys {
            [] => *self = Self::Leaf(value),
            ["", rest @ ..] => {
                let mut item = Self::Map(IndexMap::new());
                item.insert_or_become(rest, value);
                *self = Self::List(vec![item]);
            }
            _ => self.insert(keys, value),
        }
    }

    /// One more of the same name.
    fn repeat(&mut self, item: Self) {
        match self {
            Self::List(items) => items.push(item),
            Self::Map(members) if members.is_empty() => *self = Self::List(vec![item]),
            Self::Leaf(_) | Self::Map(_) => {
                let first = std::mem::replace(self, Self::List(Vec::new()));
                *self = Self::List(vec![first, item]);
            }
        }
    }
}

/// `a[b][]` -> `["a", "b", ""]`; what is not well formed stays one name.
pub(crate) fn keys(name: &str) -> Vec<&str> {
    let Some((head, mut rest)) = name
        .split_once('[')
        .filter(|(head, _)| !head.is_empty() && name.ends_with(']'))
    else {
        return vec![name];
    };
    let mut keys = vec![head];
    loop {
        let Some((key, after)) = rest.split_once(']') else {
            return vec![name];
        };
        keys.push(key);
        match after.strip_prefix('[') {
            Some(next) if keys.len() < MAX_DEPTH => rest = next,
            None if after.is_empty() => return keys,
            _ => return vec![name],
        }
    }
}

#[cfg(test)]
mod tests {
    use indexmap::IndexMap;

    use super::Tree;

    #[test]
    fn a_pair_without_a_name_is_one_of_many() {
        let leaf = |text: &str| Tree::Leaf(text.to_owned());
        let mut form = Tree::Map(IndexMap::new());
        for (name, value) in [("a", "1"), ("", "2"), ("", "3")] {
            form.add(name, value.to_owned());
        }
        assert_eq!(form.get("a"), Some(&leaf("1")));
        assert_eq!(form.get(""), Some(&Tree::List(vec![leaf("2"), leaf("3")])));
    }
}
