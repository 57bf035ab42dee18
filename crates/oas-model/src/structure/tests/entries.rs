//! What the rules say, one by one: so that it can be counted which of them were ever broken.

use std::collections::BTreeSet;

use crate::Version;
use crate::structure::fault::{Fault, Kind};
use crate::structure::grammar::{Object, Others, RuleKind, Shape};
use crate::structure::objects;

/// One thing that may be wrong: object, field, and how.
pub(super) type Entry = (String, &'static str, String);

/// Everything that may be wrong in a document of this version.
pub(super) fn all(version: Version) -> BTreeSet<Entry> {
    walked(version).entries
}

/// The names of fields, and the words that stand in them, of this version.
pub(super) fn words(version: Version) -> Vec<String> {
    let mut walk = walked(version);
    let odd = ["x-a", "wrong", "/a", "200", "default", "2XX", "a b", "GET"];
    walk.words.extend(odd.map(str::to_owned));
    walk.words.into_iter().collect()
}

/// The names of fields that exclude others, and names that are wrong everywhere.
pub(super) fn partners(version: Version) -> Vec<String> {
    let partners = walked(version).partners.into_iter();
    partners
        .chain(["a b", "unknown"])
        .map(str::to_owned)
        .collect()
}

fn walked(version: Version) -> Walk {
    let mut walk = Walk {
        version,
        seen: Vec::new(),
        entries: BTreeSet::new(),
        words: BTreeSet::new(),
        partners: BTreeSet::new(),
    };
    walk.object(objects::root(version));
    walk
}

/// Which of them a fault is.
pub(super) fn of(fault: &Fault<'_>) -> Entry {
    let how = match fault.kind {
        Kind::Unknown(_) | Kind::OtherVersion(_) => "unknown".to_owned(),
        Kind::Misplaced => "misplaced".to_owned(),
        Kind::Missing(field, _) => format!("missing {field}"),
        Kind::Type(_) => "type".to_owned(),
        Kind::Value(_) => "value".to_owned(),
        Kind::Name(_) => "name".to_owned(),
        Kind::NoItem => "no item".to_owned(),
        Kind::NotOne => "not one".to_owned(),
        Kind::Repeated => "repeated".to_owned(),
        Kind::Both(one, other) => format!("both {one} {other}"),
        Kind::Neither(one, other) => format!("neither {one} {other}"),
        Kind::NoneOf(_) => "none".to_owned(),
        Kind::Empty => "empty".to_owned(),
        Kind::SecondQueryString | Kind::QueryAndQueryString => "querystring".to_owned(),
    };
    (name(fault.owner.object), fault.owner.field, how)
}

/// Objects of different versions may have one name, so the address goes with it.
fn name(object: &'static Object) -> String {
    format!("{} {object:p}", object.name)
}

struct Walk {
    version: Version,
    seen: Vec<*const Object>,
    entries: BTreeSet<Entry>,
    words: BTreeSet<String>,
    partners: BTreeSet<&'static str>,
}

impl Walk {
    fn entry(&mut self, object: &'static Object, field: &'static str, how: impl Into<String>) {
        self.entries.insert((name(object), field, how.into()));
    }

    fn object(&mut self, object: &'static Object) {
        if self.seen.contains(&std::ptr::from_ref(object)) {
            return;
        }
        self.seen.push(object);
        let version = self.version;
        let cases: Vec<_> = object
            .cases
            .iter()
            .filter(|case| case.versions.has(version))
            .collect();
        let fields = object
            .fields
            .iter()
            .chain(cases.iter().flat_map(|case| case.fields));
        for field in fields.filter(|field| field.versions.has(version)) {
            self.words.insert(field.name.to_owned());
            self.shape(object, field.name, field.shape);
            if field.required {
                self.entry(object, "", format!("missing {}", field.name));
            }
        }
        for keyed in object
            .keyed
            .iter()
            .filter(|keyed| keyed.versions.has(version))
        {
            self.shape(object, "", keyed.shape);
        }
        match object.others {
            Others::Each(shape) => self.shape(object, "", shape),
            Others::Extensions | Others::None => self.entry(object, "", "unknown"),
            Others::Any => {}
        }
        for rule in object
            .rules
            .iter()
            .filter(|rule| rule.versions.has(version))
        {
            self.rule(object, rule.kind);
        }
    }

    /// The field that tells an object from others cannot be wrong in it; a `$ref` can be no text.
    fn told_apart(&mut self, object: &'static Object, field: &'static str) {
        let name = name(object);
        self.entries.retain(|(of, its, how)| {
            let missing = *how == format!("missing {field}");
            let wrong = *its == field && field != "$ref";
            *of != name || !(missing || wrong)
        });
    }

    fn rule(&mut self, object: &'static Object, rule: RuleKind) {
        match rule {
            RuleKind::NotBoth(one, other) | RuleKind::ExactlyOne(one, other) => {
                self.partners.extend([one, other]);
            }
            RuleKind::Excludes(one, others) => self.partners.extend(others.iter().chain([&one])),
            _ => {}
        }
        match rule {
            RuleKind::NotBoth(one, other) => {
                self.entry(object, "", format!("both {one} {other}"));
            }
            RuleKind::ExactlyOne(one, other) => {
                self.entry(object, "", format!("both {one} {other}"));
                self.entry(object, "", format!("neither {one} {other}"));
            }
            RuleKind::AtLeastOne(_) => self.entry(object, "", "none"),
            RuleKind::Excludes(one, others) => {
                for other in others {
                    self.entry(object, "", format!("both {one} {other}"));
                }
            }
            RuleKind::NotEmpty | RuleKind::MoreThanExtensions => self.entry(object, "", "empty"),
        }
    }

    fn shape(&mut self, object: &'static Object, field: &'static str, shape: Shape) {
        if !matches!(shape, Shape::Any) {
            self.entry(object, field, "type");
        }
        match shape {
            Shape::OneOf(texts) => {
                self.words
                    .extend(texts.iter().map(|text| (*text).to_owned()));
                self.entry(object, field, "value");
            }
            Shape::Like(_) | Shape::True | Shape::AboveZero | Shape::Count => {
                self.entry(object, field, "value");
            }
            Shape::List(list) => {
                self.shape(object, field, list.item);
                let how = [
                    (list.some, "no item"),
                    (list.unique.has(self.version), "repeated"),
                    (list.query_string.has(self.version), "querystring"),
                ];
                for (_, how) in how.into_iter().filter(|(holds, _)| *holds) {
                    self.entry(object, field, how);
                }
            }
            Shape::Map(map) => {
                self.shape(object, field, map.value);
                let named = map.keys.is_some() && map.strict.has(self.version);
                for (_, how) in [(map.single, "not one"), (named, "name")]
                    .into_iter()
                    .filter(|(holds, _)| *holds)
                {
                    self.entry(object, field, how);
                }
            }
            Shape::Object(inner) => self.object(inner),
            Shape::OrReference(inner) => {
                let reference = objects::reference(self.version);
                self.object(reference);
                self.object(inner);
                self.told_apart(reference, "$ref");
            }
            Shape::Schema => self.shape(object, field, objects::schema(self.version)),
            Shape::Either(shapes) => {
                shapes
                    .iter()
                    .for_each(|one| self.shape(object, field, *one));
            }
            Shape::Tagged(tagged) => {
                self.object(tagged.matching);
                self.object(tagged.otherwise);
                self.told_apart(tagged.matching, tagged.field);
            }
            Shape::Any | Shape::Text | Shape::Flag | Shape::Number => {}
        }
    }
}
