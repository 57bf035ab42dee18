//! Words -> an expression of the index.

use super::{Asked, Part};
use crate::{
    Filter,
    filter::{Place, Term, What, Word},
};

/// What all the terms ask for that are not turned round; `None` when they ask for no words.
pub(super) fn expression<D: Asked>(filter: &Filter) -> Option<String> {
    let terms: Vec<_> = terms::<D>(filter, false).collect();
    (!terms.is_empty()).then(|| terms.join(D::AND))
}

/// What must not be found.
pub(super) fn negative<D: Asked>(filter: &Filter) -> Option<String> {
    let terms: Vec<_> = terms::<D>(filter, true).collect();
    (!terms.is_empty()).then(|| terms.join(D::OR))
}

fn terms<D: Asked>(filter: &Filter, negated: bool) -> impl Iterator<Item = String> {
    let with_index = move |term: &&Term| match term.what {
        What::Header(..) => !negated,
        _ => term.what.place() == Place::Words,
    };
    filter
        .terms
        .iter()
        .filter(move |term| term.negated == negated)
        .filter(with_index)
        .filter_map(|term| of::<D>(&term.what))
}

fn of<D: Asked>(what: &What) -> Option<String> {
    Some(match what {
        What::Body(words) => all::<D>(words, |word| word.expression::<D>(Part::Body)),
        What::Headers(words) => all::<D>(words, |word| word.expression::<D>(Part::Headers)),
        // The row's own condition looks at the field; this leaves few rows to look at.
        What::Header(name, words) => {
            let name = crate::filter::words_of(name);
            all::<D>(name.iter().chain(words), |word| {
                word.expression::<D>(Part::Headers)
            })
        }
        // In a target the beginning of a word is enough: it is what people type.
        What::Anywhere(words) => all::<D>(words, |word| {
            let inside = D::word_in([Part::Headers, Part::Body], &word.text, word.open);
            let target = D::word(Part::Target, &word.text, true);
            format!("({inside}{}{target})", D::OR)
        }),
        _ => return None,
    })
}

fn all<'a, D: Asked>(
    words: impl IntoIterator<Item = &'a Word>,
    one: impl Fn(&Word) -> String,
) -> String {
    let each: Vec<_> = words.into_iter().map(one).collect();
    format!("({})", each.join(D::AND))
}
