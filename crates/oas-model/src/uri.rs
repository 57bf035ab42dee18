//! Addresses of documents, and how one is joined to another.

use percent_encoding::percent_decode_str;

/// An address joined to a base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Joined {
    /// A path as the caller of [`crate::SourceSet::add`] writes it.
    Local(String),
    /// An address with a scheme that would need the network.
    Remote(String),
}

impl Joined {
    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Local(uri) | Self::Remote(uri) => uri,
        }
    }
}

/// Joins a reference without its fragment to the address of its document.
///
/// Source: RFC 3986, section 5.2. A base without a scheme is a path of the
/// caller's, in which nothing is percent-encoded, so the reference is decoded.
#[must_use]
pub fn join(base: &str, reference: &str) -> Joined {
    // What comes from another machine has no say over the files of this one.
    let is_own = scheme(base).is_none_or(|scheme| scheme.eq_ignore_ascii_case("file"));
    if let Some(path) = reference.strip_prefix("file://").filter(|_| is_own) {
        return Joined::Local(decoded(path));
    }
    if scheme(reference).is_some() {
        return Joined::Remote(reference.to_owned());
    }
    let Some(scheme) = scheme(base) else {
        return Joined::Local(join_path(base, &decoded(reference)));
    };
    let rest = &base[scheme.len() + 1..];
    if reference.starts_with("//") {
        return Joined::Remote(format!("{scheme}:{reference}"));
    }
    let (authority, path) = split_authority(rest);
    Joined::Remote(format!(
        "{scheme}:{authority}{}",
        join_path(path, reference)
    ))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The scheme of an absolute address. One letter is a Windows drive, not a scheme.
fn scheme(uri: &str) -> Option<&str> {
    let (scheme, _) = uri.split_once(':')?;
    let named = scheme.len() > 1 && scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (named && scheme.chars().all(plain)).then_some(scheme)
}

/// `//host/a/b` -> (`//host`, `/a/b`).
fn split_authority(rest: &str) -> (&str, &str) {
    let Some(host) = rest.strip_prefix("//") else {
        return ("", rest);
    };
    let end = host.find('/').map_or(rest.len(), |at| at + 2);
    rest.split_at(end)
}

fn join_path(base: &str, reference: &str) -> String {
    let is_drive = |text: &str| text.as_bytes().get(1) == Some(&b':');
    if reference.starts_with('/') || is_drive(reference) {
        return without_dots(reference);
    }
    let folder = base.rfind('/').map_or("", |at| &base[..=at]);
    without_dots(&format!("{folder}{reference}"))
}

fn without_dots(path: &str) -> String {
    let rooted = path.starts_with('/');
    let mut kept: Vec<&str> = Vec::new();
    for part in path.trim_start_matches('/').split('/') {
        match part {
            "." => {}
            ".." if kept.last().is_some_and(|last| *last != "..") => drop(kept.pop()),
            ".." if rooted => {}
            _ => kept.push(part),
        }
    }
    format!("{}{}", if rooted { "/" } else { "" }, kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{Joined, join};

    #[test]
    fn joins_relative_references_to_the_address_of_their_document() {
        let local = |base, reference| match join(base, reference) {
            Joined::Local(uri) => uri,
            Joined::Remote(uri) => panic!("{uri} is remote"),
        };
        assert_eq!(
            local("/specs/api.yaml", "schemas/pet.yaml"),
            "/specs/schemas/pet.yaml"
        );
        assert_eq!(
            local("/specs/api.yaml", "../other/./x.yaml"),
            "/other/x.yaml"
        );
        assert_eq!(local("specs/api.yaml", "../../x.yaml"), "../x.yaml");
        assert_eq!(local("api.yaml", "my%20pets.yaml"), "my pets.yaml");
        assert_eq!(local("C:/specs/api.yaml", "pet.yaml"), "C:/specs/pet.yaml");
        assert_eq!(
            local("/specs/api.yaml", "file:///other/x.yaml"),
            "/other/x.yaml"
        );
    }

    #[test]
    fn tells_addresses_of_other_machines_apart() {
        let remote = Joined::Remote("https://example.com/b/x.yaml".to_owned());
        assert_eq!(
            join("/specs/api.yaml", "https://example.com/b/x.yaml"),
            remote
        );
        assert_eq!(
            join("https://example.com/a/api.yaml", "../b/x.yaml"),
            remote
        );
        assert_eq!(
            join("https://example.com/a/api.yaml", "//example.com/b/x.yaml"),
            remote
        );
    }
}
