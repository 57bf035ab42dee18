//! Words -> an expression of the index (<https://www.sqlite.org/fts5.html#full_text_query_syntax>).

use crate::{
    Filter,
    filter::{Place, Term, What, Word},
};

/// What all the terms ask for that are not turned round; `None` when they ask for no words.
pub(super) fn expression(filter: &Filter) -> Option<String> {
    let terms: Vec<_> = terms(filter, false).collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

/// What must not be found.
pub(super) fn negative(filter: &Filter) -> Option<String> {
    let terms: Vec<_> = terms(filter, true).collect();
    (!terms.is_empty()).then(|| terms.join(" OR "))
}

fn terms(filter: &Filter, negated: bool) -> impl Iterator<Item = String> {
    let with_index = move |term: &&Term| match term.what {
        What::Header(..) => !negated,
        _ => term.what.place() == Place::Words,
    };
    filter
        .terms
        .iter()
        .filter(move |term| term.negated == negated)
        .filter(with_index)
        .filter_map(|term| of(&term.what))
}

fn of(what: &What) -> Option<String> {
    Some(match what {
        What::Body(words) => all(words, |word| in_column("body", word)),
        What::Headers(words) => all(words, |word| in_column("headers", word)),
        // The row's own condition looks at the field; this leaves few rows to look at.
        What::Header(name, words) => {
            let name = crate::filter::words_of(name);
            all(name.iter().chain(words), |word| in_column("headers", word))
        }
        // In a target the beginning of a word is enough: it is what people type.
        What::Anywhere(words) => all(words, |word| {
            format!(
                "({{headers body}} : {} OR target : {} *)",
                quoted(word),
                text(word)
            )
        }),
        _ => return None,
    })
}

fn all<'a>(words: impl IntoIterator<Item = &'a Word>, one: impl Fn(&Word) -> String) -> String {
    let each: Vec<_> = words.into_iter().map(one).collect();
    format!("({})", each.join(" AND "))
}

fn in_column(column: &str, word: &Word) -> String {
    format!("{column} : {}", quoted(word))
}

fn text(word: &Word) -> String {
    format!("\"{}\"", word.text)
}

fn quoted(word: &Word) -> String {
    format!("{}{}", text(word), if word.open { " *" } else { "" })
}
