//! A piece -> a term.

use super::{
    Column, Compare, FilterError, Term, What,
    lexer::{Piece, unquote},
    values, words,
};

/// What a term may begin with, each with an example.
pub(super) const FIELDS: [(&str, &str); 15] = [
    ("status", "status>=400"),
    ("method", "method:POST"),
    ("path", "path:/pets*"),
    ("op", "op:createPet"),
    ("violations", "violations>0"),
    ("since", "since:10m"),
    ("until", "until:1h"),
    ("duration", "duration>100ms"),
    ("ms", "ms>100"),
    ("bytes", "bytes>10kB"),
    ("body", "body~\"white whale\""),
    ("header", "header:accept~xml"),
    ("source", "source:proxy"),
    ("host", "host:localhost"),
    ("id", "id:0000000000000000"),
];
pub(super) const SOURCES: [&str; 4] = ["mock", "proxy", "webhook", "import"];
/// Longest first, so that `>=` is not read as `>`.
const OPERATORS: [(&str, Operator); 8] = [
    (">=", Operator::Order(Compare::AtLeast)),
    ("<=", Operator::Order(Compare::AtMost)),
    ("!=", Operator::Order(Compare::IsNot)),
    (">", Operator::Order(Compare::More)),
    ("<", Operator::Order(Compare::Less)),
    ("=", Operator::Order(Compare::Is)),
    (":", Operator::Order(Compare::Is)),
    ("~", Operator::Holds),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Order(Compare),
    /// `~`: a part of it, or words in it.
    Holds,
}

pub(super) fn term(piece: Piece<'_>) -> Result<Term, FilterError> {
    let negated = piece.text.len() > 1 && piece.text.starts_with('-');
    let rest = piece.text.get(usize::from(negated)..).unwrap_or_default();
    let n_letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (field, after) = rest.split_at(n_letters);
    let operator = OPERATORS
        .iter()
        .find(|(sign, _)| n_letters > 0 && after.starts_with(sign));
    let what = match operator {
        None => What::Anywhere(words_of(piece, &unquote(rest))?),
        Some((sign, operator)) => {
            let value = after.get(sign.len()..).unwrap_or_default();
            what(piece, &field.to_ascii_lowercase(), *operator, value)?
        }
    };
    Ok(Term { negated, what })
}

fn what(
    piece: Piece<'_>,
    field: &str,
    operator: Operator,
    quoted: &str,
) -> Result<What, FilterError> {
    let value = unquote(quoted);
    if value.is_empty() {
        return Err(piece.wrong(format!("`{field}` needs a value after it.")));
    }
    match field {
        "status" | "violations" | "ms" | "duration" | "bytes" => {
            numeric(piece, field, operator, &value)
        }
        "method" | "path" | "op" | "operation" | "host" | "source" | "id" | "since" | "until"
        | "body" | "header" => {
            if let Operator::Order(compare) = operator
                && compare != Compare::Is
            {
                return Err(piece.wrong(format!(
                    "`{field}` has no order; write `{field}:{value}`, or `-{field}:{value}` for the rest."
                )));
            }
            textual(piece, field, operator, &value, quoted)
        }
        _ => {
            let known: Vec<_> = FIELDS.iter().map(|(name, _)| *name).collect();
            Err(piece.wrong(format!(
                "There is no field `{field}`; there are {}. Quote the word to look for it.",
                known.join(", ")
            )))
        }
    }
}

fn numeric(
    piece: Piece<'_>,
    field: &str,
    operator: Operator,
    value: &str,
) -> Result<What, FilterError> {
    let Operator::Order(compare) = operator else {
        return Err(piece.wrong(format!("`{field}` is a number; write {field}>{value}.")));
    };
    let (column, number, example) = match field {
        "status" => match class(value) {
            Some(class) if compare == Compare::Is => return Ok(class),
            _ => (
                Column::Status,
                value.parse().ok(),
                "status>=400 or status:4xx",
            ),
        },
        "violations" => (Column::Violations, value.parse().ok(), "violations>0"),
        "bytes" => (Column::ResponseLen, values::bytes(value), "bytes>10kB"),
        _ => (
            Column::TotalUs,
            values::microseconds(value),
            "duration>100ms",
        ),
    };
    match number {
        Some(number) => Ok(What::Number(column, compare, number)),
        None => Err(piece.wrong(format!("`{value}` is not a number here; write {example}."))),
    }
}

fn textual(
    piece: Piece<'_>,
    field: &str,
    operator: Operator,
    value: &str,
    quoted: &str,
) -> Result<What, FilterError> {
    let moment = || {
        values::when(value).ok_or_else(|| {
            piece.wrong(format!(
                "`{value}` is not a time; write {field}:30s, {field}:10m, {field}:2h, {field}:1d or {field}:2026-11-23T06:00Z."
            ))
        })
    };
    // `path~pets` is `path:*pets*`.
    let pattern = match operator {
        Operator::Holds => format!("*{value}*"),
        Operator::Order(_) => value.to_owned(),
    };
    Ok(match field {
        "method" => What::Method(value.to_ascii_uppercase()),
        "path" => What::Path(pattern),
        "host" => What::Host(pattern.to_ascii_lowercase()),
        "since" => What::Since(moment()?),
        "until" => What::Until(moment()?),
        "id" => What::Id(value.parse().map_err(|_| {
            piece.wrong(format!(
                "`{value}` is no id; it has 16 hexadecimal digits, as in the list."
            ))
        })?),
        "source" => source(piece, value)?,
        "body" => What::Body(words_of(piece, value)?),
        "header" => header(piece, operator, quoted)?,
        _ => What::Operation(pattern),
    })
}

fn source(piece: Piece<'_>, value: &str) -> Result<What, FilterError> {
    let value = value.to_ascii_lowercase();
    if SOURCES.contains(&value.as_str()) {
        return Ok(What::Source(value));
    }
    Err(piece.wrong(format!(
        "There is no source `{value}`; there are {}.",
        SOURCES.join(", ")
    )))
}

/// `header~xml` looks in all fields, `header:accept~xml` in one, `header:accept` for one.
fn header(piece: Piece<'_>, operator: Operator, quoted: &str) -> Result<What, FilterError> {
    if operator == Operator::Holds {
        return Ok(What::Headers(words_of(piece, &unquote(quoted))?));
    }
    let end = quoted.find(['~', ':', '=']);
    let (name, value) = quoted.split_at(end.unwrap_or(quoted.len()));
    let name = unquote(name).to_ascii_lowercase();
    if name.is_empty() || name.contains(char::is_whitespace) {
        return Err(piece.wrong("The name of a header field is missing; write header:accept~xml."));
    }
    let value = unquote(value.get(1..).unwrap_or_default());
    let words = match end {
        None => Vec::new(),
        Some(_) => words_of(piece, &value)?,
    };
    Ok(What::Header(name, words))
}

fn words_of(piece: Piece<'_>, text: &str) -> Result<Vec<words::Word>, FilterError> {
    let words = words::of(text);
    if words.is_empty() {
        return Err(piece.wrong(
            "There is no word in this; words are letters and digits, and only they can be looked for.",
        ));
    }
    Ok(words)
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
