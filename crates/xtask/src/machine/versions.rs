//! Rust and Node, which a person installs.

use crate::place::Place;
use crate::say;
use crate::shell::{Failure, Shell, which};

const RUST: (u32, u32) = (1, 95);
const NODE: (u32, u32) = (20, 19);

pub(super) fn check(place: &Place) -> Result<(), Failure> {
    let rust = one(
        place,
        "rustc",
        RUST,
        "install it from rustup.rs, or run `rustup update`",
    )?;
    let node = one(
        place,
        "node",
        NODE,
        "install it from nodejs.org or with your version manager",
    )?;
    if which("npm").is_none() {
        return Err(Failure::new(
            "npm is missing; it comes with Node from nodejs.org",
        ));
    }
    say::note(&format!(
        "Rust {}.{}, Node {}.{}",
        rust.0, rust.1, node.0, node.1
    ));
    Ok(())
}

fn one(
    place: &Place,
    program: &str,
    least: (u32, u32),
    remedy: &str,
) -> Result<(u32, u32), Failure> {
    let wanted = format!("{program} {}.{} or later is needed", least.0, least.1);
    let told = Shell::new(program, &place.root).args(["--version"]).read();
    let told = told.map_err(|_| Failure::new(format!("{wanted} and none was found: {remedy}")))?;
    match parse(&told) {
        Some(found) if found >= least => Ok(found),
        _ => Err(Failure::new(format!(
            "{wanted}, and this is {}: {remedy}",
            told.trim()
        ))),
    }
}

/// The first two numbers of `rustc 1.95.0 (…)` or `v20.19.1`.
fn parse(told: &str) -> Option<(u32, u32)> {
    let from = told.find(|c: char| c.is_ascii_digit())?;
    let mut numbers = told.get(from..)?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn reads_both_spellings() {
        assert_eq!(parse("rustc 1.95.0 (abc 2026-04-14)"), Some((1, 95)));
        assert_eq!(parse("v20.19.1\n"), Some((20, 19)));
        assert_eq!(parse("none"), None);
    }
}
