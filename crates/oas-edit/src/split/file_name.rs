//! File names that every system can keep.

use std::collections::HashSet;

/// Longer names are cut; some file systems end at 143 bytes, all others at 255.
const MAX_BYTES: usize = 100;

/// Names of devices on Windows, whatever their ending.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Names given so far; no two differ only in the case of their letters.
#[derive(Debug, Default)]
pub(super) struct FileNames(HashSet<String>);

impl FileNames {
    /// A free path in a folder, without ending, for something of that name.
    pub(super) fn take(&mut self, folder: &str, name: &str, ending: &str) -> String {
        let safe = safe(name);
        let mut path = format!("{folder}/{safe}.{ending}");
        for n in 2.. {
            if self.0.insert(path.to_ascii_lowercase()) {
                break;
            }
            path = format!("{folder}/{safe}_{n}.{ending}");
        }
        path
    }
}

/// `/pets/{id}` becomes `pets_{id}`. ASCII letters, digits and `._-{}` stay; anything else is
/// `_`, because systems disagree on how other letters are stored.
pub(super) fn safe(name: &str) -> String {
    let mut safe = String::with_capacity(name.len());
    for c in name.trim_matches('/').chars() {
        let kept = c.is_ascii_alphanumeric() || "._-{}".contains(c);
        safe.push(if kept { c } else { '_' });
    }
    safe.truncate(MAX_BYTES);
    let safe = safe.trim_start_matches('.').trim_end_matches('.');
    if safe.is_empty() {
        return if name.starts_with('/') { "root" } else { "_" }.to_owned();
    }
    let device = safe.split('.').next().unwrap_or_default();
    if RESERVED.contains(&device.to_ascii_lowercase().as_str()) {
        return format!("_{safe}");
    }
    safe.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{FileNames, safe};

    #[test]
    fn names_are_safe_everywhere() {
        for (name, expected) in [
            ("/pets/{id}", "pets_{id}"),
            ("/", "root"),
            ("..", "_"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("Pet", "Pet"),
            ("a:b*c?", "a_b_c_"),
            ("nul", "_nul"),
            ("Com1.x", "_Com1.x"),
            ("größe", "gr__e"),
            ("end.", "end"),
        ] {
            assert_eq!(safe(name), expected, "{name}");
        }
        assert_eq!(safe(&"x".repeat(500)).len(), 100);
    }

    #[test]
    fn names_that_differ_in_case_get_numbers() {
        let mut names = FileNames::default();
        assert_eq!(names.take("schemas", "Pet", "yaml"), "schemas/Pet.yaml");
        assert_eq!(names.take("schemas", "pet", "yaml"), "schemas/pet_2.yaml");
        assert_eq!(names.take("schemas", "PET", "yaml"), "schemas/PET_3.yaml");
        assert_eq!(names.take("paths", "Pet", "yaml"), "paths/Pet.yaml");
    }
}
