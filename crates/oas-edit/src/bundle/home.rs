//! Where each part of another file will stand in the bundle.

use std::collections::HashMap;

use indexmap::IndexMap;
use oas_doc::Pointer;
use oas_model::Origin;

use super::name;
use super::reach::{Reach, Use};
use crate::grammar::{Kind, Shape, Word, section, section_of};
use crate::meaning;

/// How deep inlined parts may lie in each other before they count as a circle.
const MAX_NESTED: usize = 64;

/// Where a part stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Home {
    /// At a place of the entry, written there by the reference that stands there now.
    Slot(Pointer),
    /// At a place of the entry that says the same already.
    Twin(Pointer),
    /// In place of a reference to it: by the place of that reference's text.
    Use(Origin),
}

/// The homes of all parts that have one, and names for those that need one.
#[derive(Debug, Default)]
pub(crate) struct Homes {
    homes: HashMap<Origin, Home>,
    /// New places in the entry, with the parts for them.
    pub(crate) wanted: Vec<(Pointer, Origin)>,
}

impl Homes {
    /// Finds a home for every part: where the entry names it already, where it is used when it
    /// cannot be shared, else under a new name.
    pub(crate) fn find(reach: &Reach<'_>) -> Self {
        let mut homes = Self::default();
        homes.take_slots(reach);
        for (&part, &shape) in &reach.parts {
            let is_inner = reach.part_around(part) != Some(part);
            if is_inner || homes.homes.contains_key(&part) {
                continue;
            }
            match shared_in(reach, part, shape) {
                Some(section) => homes.take_name(reach, part, shape, &section),
                None => homes.take_use(reach, part),
            }
        }
        homes
    }

    /// The entry's components that are nothing but a reference to another file.
    fn take_slots(&mut self, reach: &Reach<'_>) {
        let mut slots: IndexMap<Origin, Vec<Pointer>> = IndexMap::new();
        for (one, target) in slots_of(reach) {
            let place = one.link.holder.pointer();
            slots.entry(target).or_default().push(place);
        }
        for (part, places) in slots {
            let natural = name::natural(reach.api.sources(), part);
            let named = |place: &&Pointer| place.last().as_deref() == Some(&natural);
            let best = places.iter().find(named).or(places.first());
            let home = best.map(|place| Home::Slot(place.clone()));
            self.homes.extend(home.map(|home| (part, home)));
        }
        self.take_paths(reach);
    }

    /// Path items of other files that one path of the entry has for itself.
    fn take_paths(&mut self, reach: &Reach<'_>) {
        let mut paths: IndexMap<Origin, Vec<Pointer>> = IndexMap::new();
        for one in reach.uses.values().filter(|one| one.is_pure()) {
            let place = one.link.holder.pointer();
            let around = place.parent().unwrap_or_default();
            let is_path = ["/paths", "/webhooks"].contains(&around.as_str());
            if let (Ok(target), true) = (&one.target, is_path && reach.is_entry(one.holder())) {
                paths.entry(*target).or_default().push(place);
            }
        }
        for (part, places) in paths {
            let is_outer = reach.part_around(part) == Some(part);
            if let ([place], true) = (places.as_slice(), is_outer) {
                let home = Home::Slot(place.clone());
                self.homes.entry(part).or_insert(home);
            }
        }
    }

    fn take_use(&mut self, reach: &Reach<'_>, part: Origin) {
        let first = uses_of(reach, part).next();
        self.homes
            .extend(first.map(|(text, _)| (part, Home::Use(text))));
    }

    /// A place by name: one that says the same, else a new one.
    fn take_name(&mut self, reach: &Reach<'_>, part: Origin, shape: Shape, section: &Pointer) {
        let natural = name::natural(reach.api.sources(), part);
        let entry = reach.api.sources().document(reach.api.entry());
        let mut place = section.push(&natural);
        for n in 2.. {
            let planned = self.wanted.iter().find(|(one, _)| *one == place);
            let twin = match (planned, entry.node(&place)) {
                (Some((_, other)), _) => *other,
                (None, Some(node)) => super::reach::origin(reach.api.entry(), node),
                (None, None) => break,
            };
            if meaning::same_place(reach.api, part, twin, shape) {
                self.homes.insert(part, Home::Twin(place));
                return;
            }
            place = section.push(&name::numbered(&natural, n));
        }
        self.wanted.push((place.clone(), part));
        self.homes.insert(part, Home::Slot(place));
    }

    /// The home of a part.
    pub(crate) fn get(&self, part: Origin) -> Option<&Home> {
        self.homes.get(&part)
    }

    /// Where a place of any file is found in the bundle; `None` for what does not move there.
    pub(crate) fn place(&self, reach: &Reach<'_>, place: Origin) -> Option<Pointer> {
        self.place_within(reach, place, MAX_NESTED)
    }

    fn place_within(&self, reach: &Reach<'_>, place: Origin, n_levels: usize) -> Option<Pointer> {
        let own = reach.api.pointer(place);
        if reach.is_entry(place) {
            return Some(own);
        }
        let part = reach.part_around(place)?;
        let home = match self.homes.get(&part)? {
            Home::Slot(place) | Home::Twin(place) => place.clone(),
            Home::Use(text) => {
                let one = reach.uses.get(text)?;
                self.place_within(reach, one.holder(), n_levels.checked_sub(1)?)?
            }
        };
        let depth = reach.api.pointer(part).tokens().count();
        let below = own.tokens().skip(depth);
        Some(below.fold(home, |at, token| at.push(&token)))
    }
}

/// Components of the entry that are pure references to outermost parts, with these.
fn slots_of<'r, 'a>(reach: &'r Reach<'a>) -> impl Iterator<Item = (&'r Use<'a>, Origin)> {
    reach.uses.values().filter_map(|one| {
        let target = one.target.as_ref().ok().copied()?;
        let is_part = one.link.word == Word::Ref && reach.part_around(target) == Some(target);
        let in_entry = reach.is_entry(one.holder()) && one.is_pure();
        if !(is_part && in_entry) {
            return None;
        }
        let section = section_of(&one.link.holder.pointer(), reach.version())?;
        (one.link.shape == Shape::One(section)).then_some((one, target))
    })
}

/// The `$ref`s that lead to a part, by the places of their texts.
fn uses_of<'r, 'a>(
    reach: &'r Reach<'a>,
    part: Origin,
) -> impl Iterator<Item = (Origin, &'r Use<'a>)> {
    let uses = reach.uses.iter();
    uses.filter(move |(_, one)| one.link.word == Word::Ref && one.target == Ok(part))
        .map(|(text, one)| (*text, one))
}

/// The section where a part is kept and referred to. `None` for what has to stand where it is
/// used, and for a path item with one use, which reads best there.
fn shared_in(reach: &Reach<'_>, part: Origin, shape: Shape) -> Option<Pointer> {
    let (Shape::One(kind) | Shape::Either(kind)) = shape else {
        return None;
    };
    let mut uses = uses_of(reach, part);
    let alone = uses.next().is_some_and(|(_, one)| one.is_pure()) && uses.next().is_none();
    section(kind, reach.version()).filter(|_| !(kind == Kind::PathItem && alone))
}
