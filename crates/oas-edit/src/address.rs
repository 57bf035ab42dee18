//! References as text: from one file to another, and to a place in it.

use oas_doc::Pointer;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What a fragment cannot hold (RFC 3986, section 3.5); other alphabets are left readable.
const FRAGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What would end a path, or be read as an escape. Braces stay as they are, because many tools
/// take the path of a file without decoding it.
const PATH: &AsciiSet = &CONTROLS.add(b' ').add(b'#').add(b'%').add(b'?');

/// `#` and the place in a document: `#/paths/~1pets`.
pub(crate) fn fragment(place: &Pointer) -> String {
    format!("#{}", encoded(place.as_str(), FRAGMENT))
}

/// The address of a place in another file as seen from one.
pub(crate) fn reference(from: &str, to: &str, place: &Pointer) -> String {
    let file = relative(from, to);
    if place.is_root() {
        return file;
    }
    file + &fragment(place)
}

/// The address of a file as seen from another one, such as `./Pet.yaml` or `../a/b.yaml`.
///
/// Both are paths with forward slashes, relative to the same folder, or absolute. An address
/// with a scheme is given back as it is.
pub(crate) fn relative(from: &str, to: &str) -> String {
    if is_absolute_uri(to) {
        return to.to_owned();
    }
    let is_rooted = |path: &str| path.starts_with('/') || path.as_bytes().get(1) == Some(&b':');
    if is_rooted(from) != is_rooted(to) || is_absolute_uri(from) {
        return encoded(to, PATH);
    }
    let folder: Vec<_> = from.split('/').collect();
    let folder = folder.get(..folder.len().saturating_sub(1)).unwrap_or(&[]);
    let target: Vec<_> = to.split('/').collect();
    let last = target.len().saturating_sub(1);
    let same = folder.iter().zip(&target).take(last);
    let n_same = same.take_while(|(a, b)| a == b).count();
    let up = folder.get(n_same..).unwrap_or_default();
    if up.contains(&"..") {
        return encoded(to, PATH);
    }
    let down = target.get(n_same..).unwrap_or_default().join("/");
    let down = encoded(&down, PATH);
    if up.is_empty() {
        return format!("./{down}");
    }
    format!("{}{down}", "../".repeat(up.len()))
}

/// The characters of a set escaped.
fn encoded(text: &str, set: &'static AsciiSet) -> String {
    let mut bytes = [0; 4];
    let mut encoded = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_ascii() {
            true => encoded.extend(utf8_percent_encode(c.encode_utf8(&mut bytes), set)),
            false => encoded.push(c),
        }
    }
    encoded
}

/// Whether an address has a scheme; one letter is a drive.
pub(crate) fn is_absolute_uri(address: &str) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::{fragment, relative};

    #[test]
    fn files_see_each_other() {
        for (from, to, expected) in [
            ("api.yaml", "pet.yaml", "./pet.yaml"),
            ("a/api.yaml", "a/b/pet.yaml", "./b/pet.yaml"),
            ("a/b/api.yaml", "a/pet.yaml", "../pet.yaml"),
            ("a/b.yaml", "c/my pet.yaml", "../c/my%20pet.yaml"),
            ("/a/b.yaml", "/c/d.yaml", "../c/d.yaml"),
            ("../a.yaml", "../b/c.yaml", "./b/c.yaml"),
            ("../a/x.yaml", "b.yaml", "b.yaml"),
            (
                "a.yaml",
                "https://example.com/x.yaml",
                "https://example.com/x.yaml",
            ),
        ] {
            assert_eq!(relative(from, to), expected, "{from} -> {to}");
        }
    }

    #[test]
    fn places_are_written_as_fragments() {
        let place = "/paths/~1pets~1{id}/größe".parse().unwrap();
        assert_eq!(fragment(&place), "#/paths/~1pets~1%7Bid%7D/größe");
    }
}
