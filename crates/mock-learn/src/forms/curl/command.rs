//! The options of one command, read into what they say about its requests.

use super::{
    asked::Asked,
    options::{self, Says},
};
use crate::forms::Imported;

/// Reads the arguments of curl and adds its requests.
pub(super) fn read(arguments: &[&[u8]], input: Option<&[u8]>, imported: &mut Imported) {
    let mut asked = Asked::new(input);
    let mut rest = arguments.iter();
    let mut is_over = false;
    while let Some(argument) = rest.next() {
        let text = String::from_utf8_lossy(argument);
        if is_over || text == "-" || !text.starts_with('-') {
            asked.take(Says::Url, argument, imported);
        } else if text == "--" {
            is_over = true;
        } else if let Some(name) = text.strip_prefix("--") {
            long(name, &mut rest, &mut asked, imported);
        } else {
            letters(argument, &mut rest, &mut asked, imported);
        }
        if asked.is_complete {
            let next = Asked::new(input);
            std::mem::replace(&mut asked, next).build(imported);
        }
    }
    asked.build(imported);
}

type Rest<'r, 'a> = std::slice::Iter<'r, &'a [u8]>;

fn long(name: &str, rest: &mut Rest<'_, '_>, asked: &mut Asked<'_>, imported: &mut Imported) {
    let at = format!("--{name}");
    let Some(says) = options::long(name) else {
        imported.note(
            at,
            "This option is not known; it was skipped, but not a value that it may have.",
        );
        return;
    };
    if !says.takes_value() {
        return asked.take(says, b"", imported);
    }
    match rest.next() {
        Some(value) => asked.take(says, value, imported),
        None => imported.note(at, "The value of this option is missing; it was skipped."),
    }
}

/// `-sSXPOST`: letters without values, then one whose value follows at once or as the next word.
fn letters(
    argument: &[u8],
    rest: &mut Rest<'_, '_>,
    asked: &mut Asked<'_>,
    imported: &mut Imported,
) {
    let mut place = 1;
    while let Some(letter) = argument.get(place).map(|byte| char::from(*byte)) {
        place += 1;
        let Some(says) = options::short(letter) else {
            imported.note(
                format!("-{letter}"),
                "This option is not known; it was skipped.",
            );
            continue;
        };
        if !says.takes_value() {
            asked.take(says, b"", imported);
            continue;
        }
        let attached = &argument[place..];
        match (attached.is_empty(), attached) {
            (false, value) => asked.take(says, value, imported),
            (true, _) => match rest.next() {
                Some(value) => asked.take(says, value, imported),
                None => imported.note(
                    format!("-{letter}"),
                    "The value of this option is missing; it was skipped.",
                ),
            },
        }
        return;
    }
}
