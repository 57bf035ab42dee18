//! An object's members: known, misplaced, unknown, missing.

use oas_doc::{Node, NodeKind};

use super::Check;
use super::subject::Subject;
use super::when::{Truth, truth};
use crate::structure::fault::{Kind, Owner};
use crate::structure::grammar::{Field, NEVER, Object, Others, Shape, Versions};
use crate::structure::nearest::nearest;

impl<'a> Check<'a> {
    /// Judges a value that should be this object.
    pub(super) fn object(&mut self, node: Node<'a>, object: &'static Object) {
        if node.kind() != NodeKind::Mapping {
            let owner = Owner { object, field: "" };
            return self.report(node, owner, Kind::Type(Shape::Object(object)));
        }
        let version = self.version;
        let cases = object
            .cases
            .iter()
            .filter(|case| case.versions.has(version));
        let mut subject = Subject {
            node,
            object,
            cases: cases
                .map(|case| (case, truth(case.when, node, object, version)))
                .collect(),
            missing: Vec::new(),
        };
        for (key, member) in node.members() {
            self.member(&mut subject, key, member);
        }
        self.required(&mut subject);
        self.rules(&subject);
    }

    /// The fields that count here, those of a case first: they say more.
    fn in_force<'s>(&self, subject: &'s Subject<'_>) -> impl Iterator<Item = &'static Field> + 's {
        let version = self.version;
        let always = subject.object.fields.iter();
        let always = always.filter(move |field| field.versions.has(version));
        subject.of_cases(Truth::Holds).chain(always)
    }

    fn member(&mut self, subject: &mut Subject<'a>, key: &'a str, member: Node<'a>) {
        if self.field(subject, key, member) || self.unclear(subject, key, member) {
            return;
        }
        let object = subject.object;
        let keyed = object
            .keyed
            .iter()
            .find(|one| one.versions.has(self.version) && (one.pattern.test)(key));
        match (keyed, object.others) {
            (Some(keyed), _) => self.value(member, keyed.shape, subject.owner()),
            (None, Others::Any) => {}
            (None, Others::Each(shape)) => self.value(member, shape, subject.owner()),
            (None, Others::Extensions) if key.starts_with("x-") => {}
            (None, Others::Extensions | Others::None) => self.unknown(subject, key, member),
        }
    }

    /// Judges a member that is a field here; false where it is none. The first shape that does
    /// not fit says enough.
    fn field(&mut self, subject: &Subject<'a>, key: &str, member: Node<'a>) -> bool {
        let n_before = self.faults.len();
        let mut known = false;
        let fields = self.in_force(subject).filter(|field| field.name == key);
        for field in fields.collect::<Vec<_>>() {
            known = true;
            if self.faults.len() == n_before {
                let owner = Owner {
                    object: subject.object,
                    field: field.name,
                };
                self.value(member, field.shape, owner);
            }
        }
        known
    }

    /// Judges a member that is a field only in cases that something else wrong leaves open, so
    /// that nothing is said that would go away with the other fault.
    fn unclear(&mut self, subject: &Subject<'a>, key: &str, member: Node<'a>) -> bool {
        let fields = subject
            .of_cases(Truth::Unclear)
            .filter(|field| field.name == key);
        let fields: Vec<_> = fields.collect();
        if let [field] = fields[..] {
            let owner = Owner {
                object: subject.object,
                field: field.name,
            };
            self.value(member, field.shape, owner);
        }
        !fields.is_empty()
    }

    fn unknown(&mut self, subject: &mut Subject<'a>, key: &str, member: Node<'a>) {
        let object = subject.object;
        if subject
            .of_cases(Truth::Fails)
            .any(|field| field.name == key)
        {
            return self.report(member, subject.owner(), Kind::Misplaced);
        }
        let elsewhere = elsewhere(object, key);
        if elsewhere != NEVER {
            return self.report(member, subject.owner(), Kind::OtherVersion(elsewhere));
        }
        let names = self
            .in_force(subject)
            .chain(subject.of_cases(Truth::Unclear));
        let free = names
            .map(|field| field.name)
            .filter(|name| !subject.has(name));
        let meant = nearest(key, free);
        subject.missing.extend(meant);
        self.report(member, subject.owner(), Kind::Unknown(meant));
    }

    fn required(&mut self, subject: &mut Subject<'a>) {
        let required = self.in_force(subject).filter(|field| field.required);
        for field in required.collect::<Vec<_>>() {
            if !subject.has(field.name) && !subject.missing.contains(&field.name) {
                subject.missing.push(field.name);
                let when = subject.required_where(field.name);
                let kind = Kind::Missing(field.name, when);
                self.report(subject.node, subject.owner(), kind);
            }
        }
    }
}

/// The versions in which an object has a field of this name.
fn elsewhere(object: &Object, key: &str) -> Versions {
    let named = |field: &&Field| field.name == key;
    let own = object
        .fields
        .iter()
        .filter(named)
        .map(|field| field.versions);
    let cases = object.cases.iter();
    let cases = cases.filter(|case| case.fields.iter().any(|field| field.name == key));
    let others = object.elsewhere.iter();
    let others = others.filter(|(other, _)| other.fields.iter().any(|field| field.name == key));
    own.chain(cases.map(|case| case.versions))
        .chain(others.map(|(_, versions)| *versions))
        .fold(NEVER, |all, one| all.and(one))
}
