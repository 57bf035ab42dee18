//! Formats that admit all that another one does, and which of them values have.

use std::sync::LazyLock;

use oas_model::TextRule;
use serde_json::Value;

/// A format and those that admit more, the nearest first.
///
/// Source: RFC 3986 and 3987 (each reference without a scheme is a relative one, each URI is an
/// IRI), RFC 6531 (internationalised mail addresses), RFC 5890 (internationalised names).
const WIDER: [(&str, &[&str]); 5] = [
    ("uri", &["uri-reference", "iri", "iri-reference"]),
    ("iri", &["iri-reference"]),
    ("uri-reference", &["iri-reference"]),
    ("email", &["idn-email"]),
    ("hostname", &["idn-hostname"]),
];

/// A format and one that says the same in another way: values may have either.
const BESIDE: [(&str, &str); 4] = [
    ("date-time", "date"),
    ("date", "date-time"),
    ("ipv4", "ipv6"),
    ("ipv6", "ipv4"),
];

/// Number formats that admit more, the nearest first, with the largest numbers of each.
///
/// Source: OpenAPI Format Registry.
const LARGER: [(&str, i128, i128); 7] = [
    ("int8", i8::MIN as i128, i8::MAX as i128),
    ("uint8", 0, u8::MAX as i128),
    ("int16", i16::MIN as i128, i16::MAX as i128),
    ("uint16", 0, u16::MAX as i128),
    ("int32", i32::MIN as i128, i32::MAX as i128),
    ("uint32", 0, u32::MAX as i128),
    ("int64", i64::MIN as i128, i64::MAX as i128),
];

/// Every format once that another may give way to, ready to be asked.
static RULES: LazyLock<Vec<(&str, TextRule)>> = LazyLock::new(|| {
    let wider = WIDER.iter().flat_map(|(_, wider)| wider.iter().copied());
    let beside = BESIDE.iter().map(|(_, beside)| *beside);
    let mut names: Vec<&str> = wider.chain(beside).collect();
    names.sort_unstable();
    names.dedup();
    let rules = names.into_iter();
    rules
        .filter_map(|name| Some((name, TextRule::format(name)?)))
        .collect()
});

/// The formats that no value has contradicted.
#[derive(Debug, Clone, Default)]
pub(super) struct Formats {
    /// `None` before the first value.
    kept: Option<Vec<&'static str>>,
}

impl Formats {
    pub(super) fn add(&mut self, value: Option<&Value>) {
        let holds = |rule: &TextRule| value.is_some_and(|value| rule.holds(value));
        let fitting = RULES.iter().filter(|(_, rule)| holds(rule));
        self.keep(fitting.map(|(name, _)| *name).collect());
    }

    pub(super) fn join(&mut self, other: &Self) {
        if let Some(kept) = &other.kept {
            self.keep(kept.clone());
        }
    }

    fn keep(&mut self, fitting: Vec<&'static str>) {
        match &mut self.kept {
            Some(kept) => kept.retain(|name| fitting.contains(name)),
            None => self.kept = Some(fitting),
        }
    }

    /// The nearest format that admits what this one does and all values.
    pub(super) fn wider(&self, than: &str) -> Option<&'static str> {
        let (_, wider) = WIDER.iter().find(|(name, _)| *name == than)?;
        let kept = self.kept.as_ref()?;
        wider.iter().copied().find(|name| kept.contains(name))
    }

    /// The format that all values have in place of this one.
    pub(super) fn beside(&self, own: &str) -> Option<&'static str> {
        let (_, beside) = BESIDE.iter().find(|(name, _)| *name == own)?;
        let is_kept = self.kept.as_ref()?.contains(beside);
        is_kept.then_some(*beside)
    }
}

/// Whether a number format is one of whole numbers only.
pub(super) fn is_whole(name: &str) -> bool {
    name == "uint64" || LARGER.iter().any(|(one, ..)| *one == name)
}

/// The nearest number format that admits what this one does and these numbers.
pub(super) fn larger(than: &str, (low, high): (i128, i128)) -> Option<&'static str> {
    let (_, own_low, own_high) = LARGER.iter().find(|(name, ..)| *name == than)?;
    let (low, high) = (low.min(*own_low), high.max(*own_high));
    let is_other_sign = |name: &str| name.starts_with('u') != than.starts_with('u');
    let fitting = LARGER
        .iter()
        .filter(|(_, least, most)| *least <= low && high <= *most);
    let nearest = fitting.min_by_key(|(name, ..)| is_other_sign(name));
    nearest.map(|(name, ..)| *name)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Formats, larger};

    #[test]
    fn a_format_gives_way_to_the_nearest_that_admits_all_values() {
        let mut seen = Formats::default();
        seen.add(Some(&json!("/pets/7")));
        assert_eq!(seen.wider("uri"), Some("uri-reference"));
        seen.add(Some(&json!("/größe")));
        assert_eq!(seen.wider("uri"), Some("iri-reference"));
        seen.add(Some(&json!("a b")));
        assert_eq!(seen.wider("uri"), None);
        assert_eq!(seen.wider("uuid"), None);
    }

    #[test]
    fn number_formats_grow_as_far_as_they_must() {
        assert_eq!(larger("int32", (0, 3_000_000_000)), Some("int64"));
        assert_eq!(larger("uint8", (0, 300)), Some("uint16"));
        assert_eq!(larger("uint8", (-1, 2)), Some("int16"));
        assert_eq!(larger("int64", (0, 1 << 64)), None);
        assert_eq!(larger("decimal", (0, 1)), None);
    }
}
