//! Texts that several patterns and length bounds allow together, by walking their automata side by side.
//!
//! A pattern is turned into an automaton that reads whole texts. Look-ahead at the beginning of
//! an anchored pattern (`^(?=.*[A-Z])(?!admin).{8,}$`) is one more automaton, which must agree
//! or must not. Only printable ASCII is written.

use std::collections::HashMap;

use regex_automata::{
    Anchored,
    dfa::{Automaton, StartKind, dense},
    util::{primitives::StateID, start},
};

use super::pattern::readable;
use crate::{draw::Draw, shape::Shape};

/// Bytes that one automaton may take.
const MAX_SIZE: usize = 2 << 20;
/// Combinations of states that are looked at.
const MAX_STATES: usize = 3_000;
/// Combinations times lengths that are looked at.
const MAX_WORK: usize = 4_000_000;
/// How much longer than the least a text may become, where nothing bounds it.
const SLACK: usize = 60;
/// Among how many possible lengths one is drawn.
const FEW: usize = 6;

/// A text that all patterns of a shape match, within its bounds; `None` where the walk finds none.
pub(super) fn text(shape: &Shape, draw: &mut Draw) -> Option<String> {
    let mut rules = Vec::new();
    for pattern in &shape.patterns {
        rules.extend(rules_of(pattern)?);
    }
    let map = Map::explore(&rules)?;
    let least = usize::try_from(shape.schema.min_length.unwrap_or(0)).ok()?;
    let most = shape
        .schema
        .max_length
        .and_then(|most| usize::try_from(most).ok());
    let most = most.map_or(least.saturating_add(SLACK), |most| {
        most.min(least.saturating_add(SLACK))
    });
    let reach = map.reach(most)?;
    let possible = (least..=most).filter(|length| reach[*length][0]);
    let possible: Vec<usize> = possible
        .skip_while(|length| *length == 0 && most > 0)
        .take(FEW)
        .collect();
    let length = match possible.get(draw.index(possible.len())) {
        Some(length) => *length,
        None => reach
            .first()
            .filter(|ends| least == 0 && ends[0])
            .map(|_| 0)?,
    };
    map.walk(&reach, length, draw)
}

/// One automaton, and whether it must match.
struct Rule {
    dfa: dense::DFA<Vec<u32>>,
    wanted: bool,
}

/// The automata of one pattern; `None` for what they cannot say.
fn rules_of(pattern: &str) -> Option<Vec<Rule>> {
    let mut rules = Vec::new();
    let mut rest = pattern.strip_prefix('^').unwrap_or(pattern);
    let is_anchored = begins_the_text(pattern);
    while let Some((inner, wanted, after)) = leading_look(rest).filter(|_| is_anchored) {
        rules.push(rule(&format!("(?:{})(?s:.)*", readable(inner)), wanted)?);
        rest = after;
    }
    let whole = readable(rest);
    rules.push(match is_anchored && !rules.is_empty() {
        true => rule(&format!("(?:{whole})(?s:.)*"), true)?,
        false => rule(&format!("(?s:.)*(?:{})(?s:.)*", readable(pattern)), true)?,
    });
    Some(rules)
}

/// Whether a pattern matches at the beginning only: by a `^`, also one behind what looks ahead.
fn begins_the_text(pattern: &str) -> bool {
    let mut rest = pattern;
    while let Some((_, _, after)) = leading_look(rest) {
        rest = after;
    }
    pattern.starts_with('^') || rest.starts_with('^')
}

fn rule(whole: &str, wanted: bool) -> Option<Rule> {
    let config = dense::Config::new()
        .start_kind(StartKind::Anchored)
        .dfa_size_limit(Some(MAX_SIZE))
        .determinize_size_limit(Some(MAX_SIZE));
    let dfa = dense::Builder::new()
        .configure(config)
        .syntax(
            regex_automata::util::syntax::Config::new()
                .unicode(false)
                .utf8(false),
        )
        .build(&format!(r"\A(?:{whole})\z"))
        .ok()?;
    Some(Rule { dfa, wanted })
}

/// `(?=inner)after` or `(?!inner)after`.
fn leading_look(text: &str) -> Option<(&str, bool, &str)> {
    let wanted = text.starts_with("(?=");
    let body = text.strip_prefix("(?=").or(text.strip_prefix("(?!"))?;
    let mut depth = 1;
    let mut in_class = false;
    let mut escaped = false;
    for (at, c) in body.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => depth += 1,
            ')' if !in_class => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&body[..at], wanted, &body[at + 1..]));
        }
    }
    None
}

/// All combinations of states that printable text can lead to.
struct Map {
    /// By combination: where bytes lead, and which bytes.
    ways: Vec<Vec<(usize, Vec<u8>)>>,
    /// Whether a text may end here.
    ends: Vec<bool>,
}

impl Map {
    fn explore(rules: &[Rule]) -> Option<Self> {
        let begin = start::Config::new().anchored(Anchored::Yes);
        let first: Option<Vec<StateID>> = rules
            .iter()
            .map(|rule| rule.dfa.start_state(&begin).ok())
            .collect();
        let mut known = vec![first?];
        let mut number = HashMap::from([(known[0].clone(), 0)]);
        let mut map = Self {
            ways: Vec::new(),
            ends: Vec::new(),
        };
        while let Some(here) = known.get(map.ways.len()).cloned() {
            map.ends.push(may_end(rules, &here));
            let mut ways: Vec<(usize, Vec<u8>)> = Vec::new();
            for byte in b' '..=b'~' {
                let Some(next) = step(rules, &here, byte) else {
                    continue;
                };
                let target = *number.entry(next.clone()).or_insert(known.len());
                if target == known.len() {
                    known.push(next);
                }
                match ways.iter_mut().find(|(to, _)| *to == target) {
                    Some((_, bytes)) => bytes.push(byte),
                    None => ways.push((target, vec![byte])),
                }
            }
            map.ways.push(ways);
            if known.len() > MAX_STATES {
                return None;
            }
        }
        Some(map)
    }

    /// By number of bytes: from which combinations a text can end after so many.
    fn reach(&self, most: usize) -> Option<Vec<Vec<bool>>> {
        if most.saturating_mul(self.ways.len()) > MAX_WORK {
            return None;
        }
        let mut reach = vec![self.ends.clone()];
        for length in 1..=most {
            let before = &reach[length - 1];
            let can = |ways: &Vec<(usize, Vec<u8>)>| ways.iter().any(|(to, _)| before[*to]);
            let now: Vec<bool> = self.ways.iter().map(can).collect();
            reach.push(now);
        }
        Some(reach)
    }

    fn walk(&self, reach: &[Vec<bool>], length: usize, draw: &mut Draw) -> Option<String> {
        let mut text = String::with_capacity(length);
        let mut here = 0;
        for left in (0..length).rev() {
            let open = self.ways[here].iter().filter(|(to, _)| reach[left][*to]);
            let open: Vec<(usize, u8)> = open
                .flat_map(|(to, bytes)| bytes.iter().map(|byte| (*to, *byte)))
                .collect();
            let plain: Vec<&(usize, u8)> = open
                .iter()
                .filter(|(_, byte)| byte.is_ascii_alphanumeric())
                .collect();
            let (to, byte) = match plain.get(draw.index(plain.len())) {
                Some(way) => **way,
                None => *open.get(draw.index(open.len()))?,
            };
            text.push(char::from(byte));
            here = to;
        }
        Some(text)
    }
}

/// Where one more byte leads; `None` where a wanted match has become impossible.
fn step(rules: &[Rule], here: &[StateID], byte: u8) -> Option<Vec<StateID>> {
    rules
        .iter()
        .zip(here)
        .map(|(rule, state)| {
            let next = rule.dfa.next_state(*state, byte);
            let is_lost = rule.wanted && rule.dfa.is_dead_state(next);
            (!is_lost && !rule.dfa.is_quit_state(next)).then_some(next)
        })
        .collect()
}

fn may_end(rules: &[Rule], here: &[StateID]) -> bool {
    rules.iter().zip(here).all(|(rule, state)| {
        let end = rule.dfa.next_eoi_state(*state);
        rule.dfa.is_match_state(end) == rule.wanted
    })
}
