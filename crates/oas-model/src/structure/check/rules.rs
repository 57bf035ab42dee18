//! What must hold between the members of an object.

use super::Check;
use super::subject::Subject;
use crate::structure::fault::Kind;
use crate::structure::grammar::RuleKind;

impl<'a> Check<'a> {
    pub(super) fn rules(&mut self, subject: &Subject<'a>) {
        // Two fields that exclude each other explain what the first of them excludes besides.
        let mut at_odds = Vec::new();
        let version = self.version;
        let rules = subject.object.rules.iter();
        for rule in rules.filter(|rule| rule.versions.has(version)) {
            match rule.kind {
                RuleKind::NotBoth(one, other) => {
                    self.not_both(subject, one, other, &mut at_odds);
                }
                RuleKind::ExactlyOne(one, other) => {
                    self.not_both(subject, one, other, &mut at_odds);
                    self.one_of(subject, &[one, other], Kind::Neither(one, other));
                }
                RuleKind::AtLeastOne(fields) => {
                    self.one_of(subject, fields, Kind::NoneOf(fields));
                }
                RuleKind::Excludes(one, others) if !at_odds.contains(&one) => {
                    for other in others.iter().filter(|other| !at_odds.contains(*other)) {
                        self.not_both(subject, one, other, &mut Vec::new());
                    }
                }
                RuleKind::Excludes(..) => {}
                RuleKind::NotEmpty if subject.node.is_empty() => self.empty(subject),
                RuleKind::MoreThanExtensions if only_extensions(subject) => self.empty(subject),
                RuleKind::NotEmpty | RuleKind::MoreThanExtensions => {}
            }
        }
    }

    fn not_both(
        &mut self,
        subject: &Subject<'a>,
        one: &'static str,
        other: &'static str,
        at_odds: &mut Vec<&'static str>,
    ) {
        if let (Some(_), Some(second)) = (subject.node.get(one), subject.node.get(other)) {
            at_odds.extend([one, other]);
            self.report(second, subject.owner(), Kind::Both(one, other));
        }
    }

    fn one_of(&mut self, subject: &Subject<'a>, fields: &[&'static str], kind: Kind) {
        let answered = |field: &&str| subject.has(field) || subject.missing.contains(field);
        if !fields.iter().any(answered) {
            self.report(subject.node, subject.owner(), kind);
        }
    }

    fn empty(&mut self, subject: &Subject<'a>) {
        self.report(subject.node, subject.owner(), Kind::Empty);
    }
}

fn only_extensions(subject: &Subject<'_>) -> bool {
    subject.node.members().all(|(key, _)| key.starts_with("x-"))
}
