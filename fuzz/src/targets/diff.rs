//! Any two texts, divided by the first byte 0xff.

use oas_doc::{Document, Syntax, diff};

/// The edits lead from one text to the other, and back.
pub fn run(bytes: &[u8]) {
    let mut halves = bytes.splitn(2, |byte| *byte == 0xff);
    let mut text = || std::str::from_utf8(halves.next().unwrap_or_default()).ok();
    let (Some(before), Some(after)) = (text(), text()) else {
        return;
    };
    let edits = diff(before, after);
    let document = Document::parse(before, Syntax::Json);
    let made = document
        .apply(&edits)
        .map(|made| (made.text().to_owned(), made));
    let Ok((text, made)) = made else {
        panic!("the edits do not fit: {edits:?}");
    };
    assert_eq!(text, after);
    let back = document.invert(&edits).and_then(|edits| made.apply(&edits));
    assert_eq!(
        back.map(|back| back.text().to_owned()).as_deref(),
        Ok(before)
    );
}
