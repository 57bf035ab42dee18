//! An inferred description beside the one that the traffic is of.
//!
//! In:  both texts, then each exchange with the template that it truly belongs to.
//! Out: the numbers, printed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use mock_learn::Observed;
use oas_doc::{Document, Syntax};
use oas_model::{Api, Operation, SourceSet, resolve};

use crate::accepts::Accepts;
use crate::likeness::Likeness;

/// Misses of one kind that are printed.
const MAX_SHOWN: usize = 12;

/// Counts of what was found and what was not.
pub(crate) struct Score {
    truth: Arc<Api>,
    inferred: Arc<Api>,
    n: usize,
    n_valid: usize,
    /// Inferred operations by true one, with how many exchanges.
    pairs: BTreeMap<Key, BTreeMap<Key, usize>>,
    wrong: BTreeMap<String, usize>,
}

/// Method and template.
type Key = (String, String);

fn api(text: &str) -> Arc<Api> {
    let syntax = if text.starts_with('{') {
        Syntax::Json
    } else {
        Syntax::Yaml
    };
    let mut sources = SourceSet::default();
    let entry = sources.add("document", Document::parse(text, syntax));
    Arc::new(resolve(Arc::new(sources), entry).0)
}

impl Score {
    pub(crate) fn new(truth: &str, inferred: &str) -> Self {
        Self {
            truth: api(truth),
            inferred: api(inferred),
            n: 0,
            n_valid: 0,
            pairs: BTreeMap::new(),
            wrong: BTreeMap::new(),
        }
    }

    pub(crate) fn count(&mut self, template: &str, seen: &Observed, accepts: &Accepts) {
        self.n += 1;
        let judged = accepts.judge(seen);
        self.n_valid += usize::from(judged.wrong.is_empty());
        for one in judged.wrong.into_iter().take(1) {
            let at = format!("{} {template}: {one}", seen.method);
            *self.wrong.entry(at).or_default() += 1;
        }
        if let Some(found) = judged.operation {
            let truth = (seen.method.clone(), template.to_owned());
            *self
                .pairs
                .entry(truth)
                .or_default()
                .entry(found)
                .or_default() += 1;
        }
    }

    /// Prints everything; whether all templates were found, none was taken for another, and all
    /// exchanges are valid.
    pub(crate) fn print(&self) -> bool {
        println!(
            "{} of {} exchanges are valid against the result",
            self.n_valid, self.n
        );
        let wrong: Vec<String> = self
            .wrong
            .iter()
            .map(|(at, n)| format!("{n} times {}", shortened(at)))
            .collect();
        shown("not valid", &wrong);
        let missed = self.print_templates();
        let merged = self.print_merged();
        self.print_likeness();
        self.n_valid == self.n && missed + merged == 0
    }

    fn print_templates(&self) -> usize {
        let mut truths: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for ((_, truth), found) in &self.pairs {
            let found = found.keys().map(|(_, template)| template.as_str());
            truths.entry(truth).or_default().extend(found);
        }
        let missed: Vec<String> = truths
            .iter()
            .filter(|(truth, found)| found.len() > 1 || found.iter().any(|one| !same(one, truth)))
            .map(|(truth, found)| {
                format!(
                    "{truth}: {} as {:?}",
                    found.len(),
                    found.iter().take(4).collect::<Vec<_>>()
                )
            })
            .collect();
        println!(
            "{} of {} path templates are found",
            truths.len() - missed.len(),
            truths.len()
        );
        shown("not found", &missed);
        missed.len()
    }

    fn print_merged(&self) -> usize {
        let mut by_found: BTreeMap<&Key, Vec<&Key>> = BTreeMap::new();
        for (truth, found) in &self.pairs {
            for one in found.keys() {
                by_found.entry(one).or_default().push(truth);
            }
        }
        by_found.retain(|_, truths| truths.len() > 1);
        let busiest = self.busiest_tags();
        let is_busy = |truth: &&&Key| self.tag(truth).is_some_and(|tag| busiest.contains(&tag));
        let n_busy = by_found
            .values()
            .filter(|truths| truths.iter().any(|one| is_busy(&one)))
            .count();
        println!(
            "{} operations stand for several, {n_busy} of them in the ten busiest tags ({})",
            by_found.len(),
            busiest.iter().cloned().collect::<Vec<_>>().join(", ")
        );
        let lines: Vec<String> = by_found
            .iter()
            .map(|(found, truths)| format!("{found:?} for {truths:?}"))
            .collect();
        shown("merged", &lines);
        by_found.len()
    }

    fn tag(&self, key: &Key) -> Option<String> {
        let head = self
            .truth
            .operations()
            .iter()
            .find(|head| *head.method == *key.0 && *head.path == *key.1)?;
        self.truth.operation(head.id).tags.first().cloned()
    }

    fn busiest_tags(&self) -> BTreeSet<String> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (truth, found) in &self.pairs {
            if let Some(tag) = self.tag(truth) {
                *counts.entry(tag).or_default() += found.values().sum::<usize>();
            }
        }
        let mut all: Vec<(String, usize)> = counts.into_iter().collect();
        all.sort_by_key(|(tag, n)| (std::cmp::Reverse(*n), tag.clone()));
        all.into_iter().take(10).map(|(tag, _)| tag).collect()
    }

    /// How much of what the description says of the operations that were asked is in the result.
    fn print_likeness(&self) {
        let mut likeness = Likeness::new(&self.truth, &self.inferred);
        for (truth, found) in &self.pairs {
            let best = found.iter().max_by_key(|(_, n)| **n).map(|(key, _)| key);
            let pair = operation(&self.truth, truth)
                .zip(best.and_then(|key| operation(&self.inferred, key)));
            if let Some((truth, found)) = pair {
                likeness.add(&truth, &found);
            }
        }
        likeness.print();
    }
}

fn operation(api: &Api, key: &Key) -> Option<Arc<Operation>> {
    let mut heads = api.operations().iter();
    let head = heads.find(|head| *head.method == *key.0 && *head.path == *key.1)?;
    Some(api.operation(head.id))
}

/// Whether two templates differ at most in the names of their parameters.
fn same(a: &str, b: &str) -> bool {
    let plain = |template: &str| {
        let mut out = String::new();
        let mut inside = false;
        for c in template.chars() {
            match c {
                '{' => inside = true,
                '}' => {
                    inside = false;
                    out.push_str("{}");
                }
                c if !inside => out.push(c),
                _ => {}
            }
        }
        out
    };
    // The base path belongs to the server in one of them.
    let (a, b) = (plain(a), plain(b));
    a == b || a.ends_with(&b) || b.ends_with(&a)
}

fn shortened(text: &str) -> String {
    text.chars().take(300).collect()
}

fn shown(what: &str, lines: &[String]) {
    for line in lines.iter().take(MAX_SHOWN) {
        println!("  {what}: {line}");
    }
    if lines.len() > MAX_SHOWN {
        println!("  {what}: and {} more", lines.len() - MAX_SHOWN);
    }
}
