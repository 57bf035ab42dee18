//! What an example looks like: `cus_NffrFeUfNV2Hib` -> `cus_` and fourteen letters or digits.

use crate::draw::Draw;

/// Examples longer than this are texts.
const MAX_LENGTH: usize = 120;
/// A word of letters this long at the beginning tells what is meant, and stays.
const MAX_PREFIX: usize = 8;

/// A text of the same form as another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mask(Vec<Symbol>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Symbol {
    Same(char),
    /// A class of [`Draw::symbol`].
    Any(char),
}

impl Mask {
    /// `None` for an example that is a word or a sentence, and not a code.
    pub(super) fn of(text: &str) -> Option<Self> {
        let is_code = text.len() <= MAX_LENGTH
            && text.is_ascii()
            && text.chars().any(|c| c.is_ascii_digit())
            && !text.contains([' ', '@', '<', '{'])
            && !text.contains("://");
        is_code.then(|| Self(symbols(text)))
    }

    /// Any characters of these classes of [`Draw::symbol`].
    pub(super) fn classes(classes: &str) -> Self {
        Self(classes.chars().map(Symbol::Any).collect())
    }

    /// Another text of this form.
    pub(super) fn fill(&self, draw: &mut Draw) -> String {
        let other = |symbol: &Symbol| match symbol {
            Symbol::Same(c) => *c,
            Symbol::Any(class) => draw.symbol(*class),
        };
        self.0.iter().map(other).collect()
    }
}

fn symbols(text: &str) -> Vec<Symbol> {
    let mut made = Vec::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        let class = class_of(run, made.is_empty());
        made.extend(
            run.chars()
                .enumerate()
                .map(|(idx, c)| match symbol(c, class) {
                    Symbol::Any('#') if idx == 0 => Symbol::Any('%'),
                    other => other,
                }),
        );
        let end = after
            .find(|c: char| c.is_ascii_alphanumeric())
            .unwrap_or(after.len());
        let (between, after) = after.split_at(end);
        made.extend(between.chars().map(Symbol::Same));
        rest = after;
    }
    made
}

fn symbol(c: char, class: Option<char>) -> Symbol {
    match class {
        // A number does not begin with a zero because another one did not.
        Some(class) if c != '0' => Symbol::Any(class),
        Some('#') | None => Symbol::Same(c),
        Some(class) => Symbol::Any(class),
    }
}

/// Which characters may stand in a run of letters and digits; `None` where it is a word.
fn class_of(run: &str, is_first: bool) -> Option<char> {
    let has = |what: fn(&char) -> bool| run.chars().any(|c| what(&c));
    let digits = has(char::is_ascii_digit);
    let (small, capital) = (has(char::is_ascii_lowercase), has(char::is_ascii_uppercase));
    let is_year =
        run.len() == 4 && !small && !capital && (run.starts_with("19") || run.starts_with("20"));
    let is_hex = run.len() >= 6 && run.chars().all(|c| c.is_ascii_hexdigit()) && !capital;
    match (digits, small, capital) {
        (true, false, false) if is_year => None,
        (true, false, false) => Some('#'),
        (true, true, false) if is_hex => Some('~'),
        (true, true, false) => Some('*'),
        (true, false, true) => Some('!'),
        (true, true, true) => Some('@'),
        (false, true, true) if !is_first && run.len() > MAX_PREFIX => Some('@'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Mask;
    use crate::draw::Trail;

    #[test]
    fn keeps_prefix_alphabet_and_length() {
        let alike =
            |example: &str| Mask::of(example).map(|mask| mask.fill(&mut Trail::new(7).draw()));
        let customer = alike("cus_NffrFeUfNV2Hib").unwrap_or_default();
        assert!(
            customer.starts_with("cus_") && customer.len() == 18,
            "{customer}"
        );
        assert_ne!(customer, "cus_NffrFeUfNV2Hib");
        let order = alike("ORD-2024-00017").unwrap_or_default();
        assert!(order.starts_with("ORD-") && order.len() == 14, "{order}");
        assert!(
            order[4..].chars().all(|c| c == '-' || c.is_ascii_digit()),
            "{order}"
        );
        assert_eq!(alike("Monalisa Octocat"), None);
        assert_eq!(alike("octocat"), None);
        assert_eq!(alike("https://example.com/1"), None);
    }
}
