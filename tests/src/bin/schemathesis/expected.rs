//! Findings that are no faults of the mock, with the reason.

use crate::report::Finding;

/// Which findings a reason explains; an empty text and an empty list stand for any.
struct Expected {
    document: &'static str,
    check: &'static str,
    statuses: &'static [u64],
    operation: &'static str,
    /// What the message, the request or the answer holds.
    says: &'static str,
    reason: &'static str,
}

/// The reason why a finding is none.
pub(crate) fn reason(document: &str, finding: &Finding) -> Option<&'static str> {
    let holds = |one: &&Expected| {
        let texts = [
            &finding.message,
            &finding.sent,
            &finding.answer,
            &finding.request,
        ];
        document.contains(one.document)
            && (one.check.is_empty() || finding.check == one.check)
            && (one.statuses.is_empty() || one.statuses.contains(&finding.status))
            && finding.operation.contains(one.operation)
            && texts.iter().any(|text| text.contains(one.says))
    };
    if finding.check == "response_schema_conformance" && is_beyond_64_bits(&finding.message) {
        return Some(BEYOND_64_BITS);
    }
    if finding.check == "negative_data_rejection" && is_left_out(finding) {
        return Some(LEFT_OUT);
    }
    EXPECTED.iter().find(holds).map(|one| one.reason)
}

const LEFT_OUT: &str = "the wrong value cannot be written into a query, so the request lacks it";

/// Whether the parameter that is said to be wrong does not stand in the address.
fn is_left_out(finding: &Finding) -> bool {
    let (_, after) = match finding.message.split_once("in query") {
        Some(parts) => parts,
        None => return false,
    };
    let place = after.split_once(" at /properties/").map(|(_, rest)| rest);
    let name = place.and_then(|rest| rest.split(['/', ' ', '\n', '(']).next());
    name.is_some_and(|name| !name.is_empty() && !finding.request.contains(&format!("{name}=")))
}

const BEYOND_64_BITS: &str =
    "a number of more than 64 bits; as in most programs it is the nearest one that they hold";

/// Whether a message speaks of such a number: it begins with the value that it is about.
fn is_beyond_64_bits(message: &str) -> bool {
    let value = message.split(' ').next().unwrap_or_default();
    let number = value.parse::<f64>();
    number.is_ok_and(|number| number.is_finite() && number.abs() >= i64::MAX as f64)
}

macro_rules! expected {
    ($($document:literal $check:literal $statuses:expr, $operation:literal $says:literal: $reason:literal;)*) => {
        &[$(Expected { document: $document, check: $check, statuses: &$statuses, operation: $operation, says: $says, reason: $reason }),*]
    };
}

const EXPECTED: &[Expected] = expected! {
    "" "status_code_conformance" [400, 401, 404, 405, 406, 409, 412, 415, 422], "" "":
        "the description has no refusal of this kind; the mock refuses all the same, with a problem document";
    "" "negative_data_rejection" [], "" "Value smaller than minimum":
        "a number of more than 64 bits; as in most programs it is the nearest one that they hold";
    "" "negative_data_rejection" [], "" "query: violates `additionalProperties`":
        "parameters that nobody describes are let through";
    "" "negative_data_rejection" [431], "" "": "an address beyond the limit of `--max-head`";
    "" "response_schema_conformance" [431], "" "": "an address beyond the limit of `--max-head`";
    "" "content_type_conformance" [431], "" "": "an address beyond the limit of `--max-head`";
    "" "content_type_conformance" [404], "" "the trailing slash matters": "without a value the path is another one";
    "" "ensure_resource_availability" [404], "" "the trailing slash matters": "without a value the path is another one";
    "" "content_type_conformance" [204], "" "": "the description has a body for 204, and HTTP has none";
    "" "response_schema_conformance" [204], "" "": "the description has a body for 204, and HTTP has none";
    "" "allow_header_conformance" [204, 405], "" "":
        "a templated path beside the literal one has the method, and the address is both";
    "" "unsupported_method" [200, 204, 404, 422], "" "":
        "a templated path beside the literal one has the method, and the address is both";
    "stripe" "positive_data_acceptance" [422], "" "":
        "lists and objects that are empty or hold objects: a form cannot write them, and the request lacks them";
    "stripe" "negative_data_rejection" [200], "" "additionalProperties":
        "in a form everything is a text, and an undocumented member is let through";
    "stripe" "negative_data_rejection" [200], "" "expand: Incorrect type": "in a form one text is a list of one";
    "stripe" "negative_data_rejection" [200], "" "images: Incorrect type": "in a form one text is a list of one";
    "stripe" "negative_data_rejection" [200], "" "images: Invalid enum value": "in a form one text is a list of one";
    "twilio" "negative_data_rejection" [200, 201], "" "Missing required property":
        "the form may be left out, and an empty form is none";
    "twilio" "negative_data_rejection" [200, 201], "" "violates `required` (was \"\")":
        "the form may be left out, and an empty form is none";
    "github" "negative_data_rejection" [200], "/issues/{issue_number}" "state_reason":
        "`nullable` is taken at its word, though `enum` lacks `null`";
    "asana" "negative_data_rejection" [200, 201], "projects" "color: Incorrect type":
        "`nullable` is taken at its word, though `enum` lacks `null`";
    "box" "" [], "#" "": "two paths with one address: the first answers";
    "box" "positive_data_acceptance" [412], "" "If-Match": "the example of `If-Match` is not what it is at present";
    "box" "positive_data_acceptance" [400], "GET /search" "mdfilters": "a style for lists of objects exists nowhere";
    "digitalocean" "response_schema_conformance" [202], "POST /v2/droplets" "oneOf":
        "both alternatives allow the other's members, so nothing is valid under exactly one";
    "digitalocean" "positive_data_acceptance" [422], "POST /v2/droplets/actions" "":
        "the discriminator lists the words, and this is none of them";
    "spotify" "response_schema_conformance" [200], "" "discriminator":
        "`type` is one word in the schema and another in the discriminator";
};
