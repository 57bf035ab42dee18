//! Any text read as a pointer.

use oas_doc::Pointer;

/// Reads the text; a pointer prints as it was read and is made of its names.
pub fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let Ok(pointer) = text.parse::<Pointer>() else {
        assert!(!text.is_empty(), "the empty pointer is the root");
        return;
    };
    assert_eq!(pointer.as_str(), text);
    let anew = pointer
        .tokens()
        .fold(Pointer::root(), |at, name| at.push(&name));
    assert_eq!(anew, pointer);
    assert!(pointer.starts_with(&Pointer::root()));
    if let (Some(parent), Some(name)) = (pointer.parent(), pointer.last()) {
        assert_eq!(parent.push(&name), pointer);
        assert!(pointer.starts_with(&parent));
    }
}
