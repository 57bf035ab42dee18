//! Parameters of a request against those that the document describes.

use oas_model::ParameterLocation as In;
use serde_json::Value;

use super::{
    Deviation,
    request::{Side, plain, query_pairs},
};
use crate::{Violation, ViolationPart as Part, masked::is_masked, security, validate};

impl Side<'_> {
    pub(super) fn parameters(&self, deviations: &mut Vec<Deviation>) {
        let verdict = validate::parameters(self.book, self.operation, self.matched, self.request);
        for violation in verdict.violations {
            let texts = self.texts(&violation);
            let is_judged =
                violation.rule == "required" || !texts.iter().any(|text| is_masked(text));
            if is_judged {
                let mut deviation = self.located(violation);
                deviation.value = sent(texts, deviation.violation.part);
                deviations.push(deviation);
            }
        }
    }

    /// With the place of the parameter object, or of the rule in its schema.
    fn located(&self, violation: Violation) -> Deviation {
        let name = violation.at.as_str();
        let mut parameters = self.operation.parameters.iter();
        let parameter = parameters.find(|one| {
            let rest = name.strip_prefix(one.name.as_str());
            location(violation.part).contains(&one.location)
                && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        Deviation {
            members: parameter.map(|one| one.name.clone()).into_iter().collect(),
            origin: parameter.map(|one| one.origin),
            ..plain(violation)
        }
    }

    /// What was sent for the parameter of a violation.
    fn texts(&self, violation: &Violation) -> Vec<String> {
        let at = violation.at.as_str();
        let is_it = |name: &str| {
            let name = name.split('[').next().unwrap_or_default();
            let rest = at.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                || at.rsplit('/').next() == Some(name)
        };
        match violation.part {
            Part::Path => {
                let values = self.matched.path_values.iter();
                let own = values.filter(|(name, _)| is_it(name));
                own.map(|(_, value)| value.clone()).collect()
            }
            Part::Query => query_pairs(self.request)
                .filter(|(name, _)| is_it(name))
                .map(|(_, value)| value.into_owned())
                .collect(),
            Part::Cookie => security::cookies(self.request)
                .filter(|(name, _)| is_it(name))
                .map(|(_, value)| value)
                .collect(),
            Part::Header => {
                let fields = self.request.headers.iter();
                let own = fields.filter(|(name, _)| {
                    at.get(..name.as_str().len())
                        .is_some_and(|start| start.eq_ignore_ascii_case(name.as_str()))
                });
                own.map(|(_, value)| String::from_utf8_lossy(value.as_bytes()).into_owned())
                    .collect()
            }
            _ => Vec::new(),
        }
    }
}

fn location(part: Part) -> &'static [In] {
    match part {
        Part::Path => &[In::Path],
        Part::Query => &[In::Query, In::QueryString],
        Part::Header => &[In::Header],
        Part::Cookie => &[In::Cookie],
        _ => &[],
    }
}

/// What was sent: a list where a name of the query came several times.
pub(super) fn sent(texts: Vec<String>, part: Part) -> Option<Value> {
    match (texts.len(), part) {
        (0, _) => None,
        (1, _) => texts.into_iter().next().map(Value::from),
        (_, Part::Query) => Some(Value::from(texts)),
        _ => Some(Value::from(texts.join(","))),
    }
}
