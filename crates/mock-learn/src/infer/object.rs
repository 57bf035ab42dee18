//! What is known of objects at one place: records, records of several kinds, or dictionaries.
//!
//! In:  the members of one object after the other.
//! Out: an [`Object`]: its members with counts, by kind where one member names the kind.
//! Never: keeps more than some hundred names; more of them are keys of a dictionary.

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::form::Form;
use super::shape::Shape;

/// An object with more names than this is a dictionary.
const MAX_NAMES: usize = 256;
/// More kinds than this are no kinds.
const MAX_KINDS: usize = 16;
/// Members that name the kind of an object, the clearest first.
const KIND_NAMES: [&str; 8] = [
    "object",
    "__typename",
    "@type",
    "_type",
    "kind",
    "type",
    "event",
    "resourceType",
];

/// Everything known of the objects at one place.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Object {
    /// The member that names the kind, while every object has it.
    kind_name: Option<&'static str>,
    /// By kind; under the empty name where there are no kinds.
    kinds: IndexMap<String, Record>,
}

/// Everything known of objects of one kind.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Record {
    pub(crate) n: u64,
    pub(crate) members: IndexMap<String, Shape>,
    /// All values of a dictionary, once the names were too many.
    pub(crate) values: Option<Box<Shape>>,
}

impl Object {
    pub(crate) fn observe(&mut self, members: &Map<String, Value>) {
        if self.kinds.is_empty() {
            self.kind_name = KIND_NAMES
                .into_iter()
                .find(|name| kind(members, name).is_some());
        }
        let kind = match self.kind_name.map(|name| kind(members, name)) {
            Some(Some(kind)) if self.has_room(kind) => kind,
            Some(_) => self.without_kinds(),
            None => "",
        };
        let record = self.kinds.entry(kind.to_owned()).or_default();
        record.observe(members);
    }

    fn has_room(&self, kind: &str) -> bool {
        self.kinds.len() < MAX_KINDS || self.kinds.contains_key(kind)
    }

    /// Takes over what is known of other objects.
    pub(crate) fn absorb(&mut self, mut other: Self) {
        if self.kind_name != other.kind_name {
            self.without_kinds();
            other.without_kinds();
        }
        for (kind, record) in other.kinds {
            self.kinds.entry(kind).or_default().absorb(record);
        }
        if self.kinds.len() > MAX_KINDS {
            self.without_kinds();
        }
    }

    /// All kinds become one.
    fn without_kinds(&mut self) -> &'static str {
        self.kind_name = None;
        let merged = self.merged();
        self.kinds = IndexMap::from([(String::new(), merged)]);
        ""
    }

    /// The member that names the kind, and the kinds.
    pub(crate) fn kinds(&self) -> Option<(&'static str, &IndexMap<String, Record>)> {
        self.kind_name.map(|name| (name, &self.kinds))
    }

    /// What is known of them, where they are of one kind.
    pub(crate) fn only(&self) -> Option<&Record> {
        self.kinds.values().next().filter(|_| self.kinds.len() == 1)
    }

    /// All objects as if they were of one kind.
    pub(crate) fn merged(&self) -> Record {
        let mut all = self.kinds.values();
        let mut merged = all.next().cloned().unwrap_or_default();
        all.for_each(|record| merged.absorb(record.clone()));
        merged
    }
}

/// The kind that a member names: a word.
fn kind<'v>(members: &'v Map<String, Value>, name: &str) -> Option<&'v str> {
    let text = members.get(name)?.as_str()?;
    let is_word = matches!(Form::of(text), Form::Word | Form::Mixed);
    (is_word && text.len() <= 60).then_some(text)
}

impl Record {
    fn observe(&mut self, members: &Map<String, Value>) {
        self.n += 1;
        for (name, value) in members {
            match &mut self.values {
                Some(values) => values.observe(value),
                None => self.members.entry(name.clone()).or_default().observe(value),
            }
        }
        self.forget();
    }

    fn absorb(&mut self, other: Self) {
        self.n += other.n;
        if other.values.is_some() {
            self.close();
        }
        if let (Some(own), Some(values)) = (&mut self.values, other.values) {
            own.absorb(*values);
        }
        for (name, shape) in other.members {
            match &mut self.values {
                Some(values) => values.absorb(shape),
                None => self.members.entry(name).or_default().absorb(shape),
            }
        }
        self.forget();
    }

    fn forget(&mut self) {
        if self.members.len() > MAX_NAMES {
            self.close();
        }
    }

    /// It becomes a dictionary.
    fn close(&mut self) {
        let values = self.values.get_or_insert_default();
        for (_, shape) in std::mem::take(&mut self.members) {
            values.absorb(shape);
        }
    }

    /// What all values have in common, where the names are keys and not names of members: most of
    /// them look like data, or they differ from object to object while their values do not.
    pub(crate) fn dictionary(&self) -> Option<Shape> {
        if let Some(values) = &self.values {
            return Some((**values).clone());
        }
        let n_names = self.members.len();
        if n_names == 0 {
            return None;
        }
        let is_data = |name: &&String| is_key(name);
        let n_data = self.members.keys().filter(is_data).count();
        let n_present: u64 = self.members.values().map(|shape| shape.n).sum();
        let share = n_present as f64 / (n_names as f64 * self.n as f64);
        let vary = self.n >= 8 && n_names >= 12 && share < 0.25;
        let lonely = n_names == 1 && !self.members.keys().all(|name| Form::of(name).is_certain());
        if lonely || n_data * 2 <= n_names && !vary {
            return None;
        }
        let mut values = Shape::default();
        self.members
            .values()
            .for_each(|one| values.absorb(one.clone()));
        (n_data == n_names || values.n_types() <= 1 + usize::from(values.n_null > 0))
            .then_some(values)
    }
}

/// Whether a name is a piece of data: an id, a date, an address, the name of a file.
fn is_key(name: &str) -> bool {
    let form = Form::of(name);
    let is_file = name
        .rsplit_once('.')
        .is_some_and(|(stem, extension)| !stem.is_empty() && (1..=4).contains(&extension.len()));
    form.is_certain() || form == Form::Odd && !name.starts_with(['@', '#']) || is_file
}
