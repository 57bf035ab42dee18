//! Text -> terms, or the place of the mistake.

use std::time::Duration;

use super::{Column, Compare, FilterError, Term, What};

const FIELDS: &str = "status, method, path, op, violations, since, ms, body";
/// Longest first, so that `>=` is not read as `>`.
const OPERATORS: [(&str, Compare); 8] = [
    (">=", Compare::AtLeast),
    ("<=", Compare::AtMost),
    ("!=", Compare::IsNot),
    (">", Compare::More),
    ("<", Compare::Less),
    ("=", Compare::Is),
    (":", Compare::Is),
    ("~", Compare::Is),
];

/// A piece of the text with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    offset: usize,
}

impl Word<'_> {
    fn wrong(&self, message: impl Into<String>) -> FilterError {
        FilterError {
            offset: self.offset,
            len: self.text.len(),
            message: message.into(),
        }
    }
}

pub(super) fn terms(text: &str) -> Result<Vec<Term>, FilterError> {
    words(text)?.into_iter().map(term).collect()
}

/// Splits at spaces outside quotes.
pub(super) fn words(text: &str) -> Result<Vec<Word<'_>>, FilterError> {
    let mut words = Vec::new();
    let mut start = None;
    let mut quote = None;
    let mut escaped = false;
    for (offset, character) in text.char_indices() {
        if quote.is_none() && character.is_whitespace() {
            words.extend(start.take().map(|from| Word {
                text: &text[from..offset],
                offset: from,
            }));
            continue;
        }
        start.get_or_insert(offset);
        match character {
            '"' if !escaped => quote = if quote.is_some() { None } else { Some(offset) },
            _ => {}
        }
        escaped = character == '\\' && !escaped;
    }
    if let Some(offset) = quote {
        let message = "The quotation mark is never closed; add another one.".to_owned();
        return Err(FilterError {
            offset,
            len: text.len() - offset,
            message,
        });
    }
    words.extend(start.map(|from| Word {
        text: &text[from..],
        offset: from,
    }));
    Ok(words)
}

fn term(word: Word<'_>) -> Result<Term, FilterError> {
    let negated = word.text.len() > 1 && word.text.starts_with('-');
    let rest = if negated { &word.text[1..] } else { word.text };
    let n_letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (field, after) = rest.split_at(n_letters);
    let operator = OPERATORS
        .iter()
        .find(|(sign, _)| n_letters > 0 && after.starts_with(sign));
    let what = match operator {
        None => What::Text(unquote(rest)),
        Some((sign, compare)) => what(word, field, *compare, &unquote(&after[sign.len()..]))?,
    };
    Ok(Term { negated, what })
}

fn what(word: Word<'_>, field: &str, compare: Compare, value: &str) -> Result<What, FilterError> {
    if value.is_empty() {
        return Err(word.wrong(format!("`{field}` needs a value after it.")));
    }
    let number = |column, hint: &str| {
        let number = value
            .parse()
            .map_err(|_| word.wrong(format!("`{value}` is not a number; write {hint}.")))?;
        Ok(What::Number(column, compare, number))
    };
    let field = field.to_ascii_lowercase();
    if matches!(
        field.as_str(),
        "method" | "path" | "op" | "operation" | "body" | "since"
    ) && compare != Compare::Is
    {
        return Err(word.wrong(format!(
            "`{field}` has no order; write `{field}:{value}`, or `-{field}:{value}` for the rest."
        )));
    }
    match field.as_str() {
        "status" => {
            class(value).map_or_else(|| number(Column::Status, "status>=400 or status:4xx"), Ok)
        }
        "violations" => number(Column::Violations, "violations>0"),
        "ms" => match value
            .parse::<i64>()
            .ok()
            .and_then(|ms| ms.checked_mul(1000))
        {
            Some(us) => Ok(What::Number(Column::TotalUs, compare, us)),
            None => Err(word.wrong(format!(
                "`{value}` is not a number of milliseconds; write ms>100."
            ))),
        },
        "method" => Ok(What::Method(value.to_ascii_uppercase())),
        "path" => Ok(What::Path(value.to_owned())),
        "op" | "operation" => Ok(What::Operation(value.to_owned())),
        "body" => Ok(What::Body(value.to_owned())),
        "since" => match duration(value) {
            Some(duration) => Ok(What::Since(duration)),
            None => Err(word.wrong(format!(
                "`{value}` is not a time; write since:30s, since:10m, since:2h or since:1d."
            ))),
        },
        _ => Err(word.wrong(format!(
            "There is no field `{field}`; there are {FIELDS}. Quote the word to look for it."
        ))),
    }
}

fn class(value: &str) -> Option<What> {
    let digit = value
        .strip_suffix("xx")
        .or_else(|| value.strip_suffix("XX"))?;
    digit
        .parse()
        .ok()
        .filter(|class| (1..=5).contains(class))
        .map(What::Class)
}

fn duration(value: &str) -> Option<Duration> {
    let n_digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = value.split_at(n_digits);
    let seconds = match unit {
        "s" => 1,
        "m" | "min" => 60,
        "h" => 3600,
        "d" => 86_400,
        _ => return None,
    };
    number
        .parse::<u64>()
        .ok()?
        .checked_mul(seconds)
        .map(Duration::from_secs)
}

/// Takes quotation marks away; a backslash keeps the next character as it is.
fn unquote(text: &str) -> String {
    if !text.contains('"') {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => {}
            '\\' => plain.extend(characters.next()),
            _ => plain.push(character),
        }
    }
    plain
}
