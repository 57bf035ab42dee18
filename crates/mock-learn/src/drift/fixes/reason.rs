//! Why a finding has no fix: what a person has to decide.

use mock_core::ViolationPart as Part;
use oas_model::Version;

use super::spot::Spot;

/// A sentence for a finding that nothing can be made of.
pub(super) fn reason(spot: &Spot<'_>) -> &'static str {
    let finding = spot.finding;
    let place = spot.place();
    let last = place.as_ref().and_then(|place| place.at.last());
    match (finding.rule.as_str(), finding.part) {
        (_, Part::Security) => {
            "whether such calls are meant to be let in is for you to say: change `security`, or the client"
        }
        ("required", Part::Path) => {
            "a parameter in the path is always there: the path template itself would have to change"
        }
        ("not", _) => "it is what `not` rules out: either the rule is wrong or who sends it",
        ("enum", _) if last.as_deref() == Some("discriminator") => {
            "no alternative goes by this name, and none can be made of what was seen: describe it, then add it to the mapping"
        }
        ("oneOf" | "anyOf", _) if finding.evidence.several => {
            "`anyOf` stands beside `oneOf` already: say which of the alternatives are meant"
        }
        ("oneOf" | "anyOf", _) => {
            "alternatives go by the name in the discriminator: describe the new one and give it a name"
        }
        ("path" | "method", _) => "this method or path cannot stand in a document of this version",
        ("undeclared", Part::Cookie) if spot.version() == Version::V20 => {
            "Swagger 2.0 has no parameters in cookies: upgrade the document first"
        }
        ("malformed", _) => "the body is not what its media type says: who sends it is wrong",
        ("unevaluatedItems" | "falseSchema", _) => {
            "nothing is allowed here, and no single rule says what could be"
        }
        _ if place.is_none() => "the document has no place that says this",
        _ => "no edit of the document alone puts it right",
    }
}
