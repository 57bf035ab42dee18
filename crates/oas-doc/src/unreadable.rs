//! Files that are no text, or too much of it.

use memchr::memchr;

use crate::error::Fault;

/// Larger texts are not read: offsets and patience both end.
const MAX_BYTES: usize = 256 * 1024 * 1024;

/// Why a text cannot be read at all.
pub(crate) fn text(text: &str) -> Option<Fault> {
    if text.len() > MAX_BYTES {
        let fault = Fault::new(0..0, "The file is larger than 256 MB.");
        return Some(fault.hint("Split it into several files that refer to each other."));
    }
    let at = memchr(0, text.as_bytes())?;
    let fault = Fault::new(
        at..at + 1,
        "There is a NUL byte here, so this is not a text file.",
    );
    Some(fault.hint("Save the file as UTF-8 text."))
}

/// What to say about bytes that are not UTF-8 from `at` on.
pub(crate) fn bytes(bytes: &[u8], at: usize) -> Fault {
    // Where the bytes stop being text, the lossy text has a replacement character.
    let span = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Fault::new(span, "The file is UTF-16 text.").hint("Save it as UTF-8.");
    }
    if memchr(0, bytes).is_some() {
        return Fault::new(span, "This is a binary file, not text.")
            .hint("Choose a YAML or JSON file.");
    }
    let byte = bytes.get(at).copied().unwrap_or_default();
    Fault::new(
        span,
        format!("The byte {byte:#04x} here is not valid UTF-8."),
    )
    .hint("Save the file as UTF-8; it was probably saved in an older encoding.")
}
