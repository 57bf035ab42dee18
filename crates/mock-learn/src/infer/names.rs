//! Names for what traffic does not name: parameters, operations, schemas.

use std::collections::BTreeSet;

use mock_core::singular;

/// The words of a name, in lower case: `X-Api-Key` and `payment_methods` alike.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut after_small = false;
    let mut open = false;
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() {
            open = false;
            after_small = false;
            continue;
        }
        if !open || c.is_ascii_uppercase() && after_small {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(c.to_ascii_lowercase());
        }
        after_small = c.is_ascii_lowercase() || c.is_ascii_digit();
        open = true;
    }
    words
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

/// `payment_methods` -> `PaymentMethods`.
pub(crate) fn pascal(name: &str) -> String {
    words(name).iter().map(|word| capital(word)).collect()
}

/// `payment_methods` -> `paymentMethods`.
pub(crate) fn camel(name: &str) -> String {
    let words = words(name);
    let rest = words.iter().skip(1).map(|word| capital(word));
    words.first().cloned().into_iter().chain(rest).collect()
}

/// One of many: `payment_methods` -> `payment_method`.
pub(crate) fn one_of(name: &str) -> String {
    let stem = super::form::extension(name).map_or(name, |(stem, _)| stem);
    match stem.ends_with('s') || stem.ends_with("people") {
        true => singular(stem),
        false => stem.to_owned(),
    }
}

/// A parameter behind this word: `users` -> `userId`.
pub(crate) fn parameter(collection: &str) -> String {
    let name = camel(&one_of(collection));
    let begins_well = name.starts_with(|c: char| c.is_ascii_alphabetic());
    match begins_well {
        true => format!("{name}Id"),
        false => "id".to_owned(),
    }
}

/// The name, or the name with the first number that makes it another than those taken.
pub(crate) fn unique(name: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|n: u32| format!("{name}{n}"));
    let mut all = std::iter::once(name.to_owned()).chain(numbered);
    let free = all.find(|one| !taken.contains(one)).unwrap_or_default();
    taken.insert(free.clone());
    free
}

#[cfg(test)]
mod tests {
    use super::{camel, parameter, pascal};

    #[test]
    fn names_are_made_of_words() {
        assert_eq!(pascal("payment_methods"), "PaymentMethods");
        assert_eq!(camel("X-Api-Key"), "xApiKey");
        assert_eq!(parameter("users"), "userId");
        assert_eq!(parameter("code-scanning"), "codeScanningId");
        assert_eq!(parameter("Calls.json"), "callId");
        assert_eq!(parameter("2010-04-01"), "id");
    }
}
