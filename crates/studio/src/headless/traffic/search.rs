//! Words -> exchanges in which they stand, and where.

use mock_store::{Filter, RecordedExchange};
use serde::Serialize;

use super::{TrafficFailure, opened, show::recorded};
use crate::{exchange_view, wire::ExchangeRow};

/// Characters before and behind a word that is shown.
const AROUND: usize = 30;

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// Newest first.
    pub hits: Vec<Hit>,
    /// How many there are in all; at least so many where `total_is_more`.
    pub total: u64,
    /// Whether counting was given up at `total`.
    pub total_is_more: bool,
    /// Exchanges in which words were not looked for yet: the index is behind.
    pub unindexed: u64,
}

/// One exchange with the words.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// The exchange.
    #[serde(flatten)]
    pub row: ExchangeRow,
    /// Where the first word stands: `request`, `response`, or the name of a header field.
    pub place: Option<String>,
    /// The text around it.
    pub excerpt: Option<String>,
}

/// Finds exchanges in which all words stand, in path, query, header fields or bodies.
///
/// # Errors
/// [`TrafficFailure`].
pub async fn search(
    store: &str,
    words: &[String],
    filter: &str,
    limit: u32,
) -> Result<Found, TrafficFailure> {
    let terms: Vec<_> = words.iter().map(|word| term(word)).collect();
    let filter = Filter::parse(&format!("{filter} {}", terms.join(" ")))?;
    let store = opened(store).await?;
    let page = store.page(&filter, None, limit).await?;
    let mut hits = Vec::with_capacity(page.rows.len());
    for row in &page.rows {
        let exchange = recorded(&store, row.id).await?;
        let (place, excerpt) = place(&exchange, words).unzip();
        hits.push(Hit {
            row: exchange_view::row(row, None),
            place,
            excerpt,
        });
    }
    store.close().await;
    Ok(Found {
        hits,
        total: page.total,
        total_is_more: page.total_is_more,
        unindexed: page.unindexed,
    })
}

/// A word of the filter language that is no field.
fn term(word: &str) -> String {
    let is_plain = word
        .chars()
        .all(|c| c.is_alphanumeric() || c == '*' || c == '_');
    match is_plain {
        true => word.to_owned(),
        false => format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

/// Where the first word that is found stands.
fn place(exchange: &RecordedExchange, words: &[String]) -> Option<(String, String)> {
    let sides = [
        ("request", &exchange.request),
        ("response", &exchange.response),
    ];
    let bodies = sides.map(|(name, side)| (name.to_owned(), String::from_utf8_lossy(&side.body)));
    let fields = sides.into_iter().flat_map(|(_, side)| &side.headers);
    let fields = fields.map(|(name, value)| (name.clone(), value.as_str().into()));
    let mut texts = bodies.into_iter().chain(fields);
    texts.find_map(|(name, text)| {
        let mut parts = words.iter().flat_map(|word| word.split_whitespace());
        let excerpt = parts.find_map(|word| excerpt(&text, word.trim_end_matches('*')))?;
        Some((name, excerpt))
    })
}

fn excerpt(text: &str, word: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let at = lower
        .find(&word.to_ascii_lowercase())
        .filter(|_| !word.is_empty())?;
    let start = text[..at]
        .char_indices()
        .rev()
        .nth(AROUND - 1)
        .map_or(0, |(idx, _)| idx);
    let behind = &text[at + word.len()..];
    let end = behind
        .char_indices()
        .nth(AROUND)
        .map_or(behind.len(), |(idx, _)| idx);
    let cut = &text[start..at + word.len() + end];
    let line: String = cut
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let before = if start > 0 { "…" } else { "" };
    let after = if end < behind.len() { "…" } else { "" };
    Some(format!("{before}{line}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_stands_around_the_word() {
        assert_eq!(
            excerpt("a White\nwhale", "white").as_deref(),
            Some("a White whale")
        );
        let long = format!("{}ä whale é{}", "x".repeat(99), "y".repeat(99));
        let cut = excerpt(&long, "whale").unwrap();
        assert!(
            cut.starts_with('…') && cut.ends_with('…') && cut.contains("ä whale é"),
            "{cut}"
        );
        assert_eq!(excerpt("x", "y"), None);
        assert_eq!(excerpt("x", ""), None);
    }

    #[test]
    fn what_looks_like_a_field_is_a_word() {
        assert_eq!(term("whal*"), "whal*");
        assert_eq!(term("a:b \"c\""), "\"a:b \\\"c\\\"\"");
    }
}
