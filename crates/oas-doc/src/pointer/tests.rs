use super::*;

#[test]
fn names_with_slashes_and_tildes_survive() {
    let pointer = Pointer::root().push("paths").push("/a~b/{id}").push("get");
    assert_eq!(pointer.as_str(), "/paths/~1a~0b~1{id}/get");
    let tokens: Vec<_> = pointer.tokens().collect();
    assert_eq!(tokens, ["paths", "/a~b/{id}", "get"]);
    assert_eq!(pointer.as_str().parse(), Ok(pointer.clone()));
    assert_eq!(pointer.last().as_deref(), Some("get"));
    assert_eq!(
        pointer.parent(),
        Some("/paths/~1a~0b~1{id}".parse().unwrap())
    );
}

#[test]
fn an_escaped_tilde_before_a_one_is_not_a_slash() {
    let pointer = Pointer::root().push("~1");
    assert_eq!(pointer.as_str(), "/~01");
    assert_eq!(pointer.last().as_deref(), Some("~1"));
}

#[test]
fn empty_names_are_names() {
    let pointer: Pointer = "/".parse().unwrap();
    assert_eq!(pointer.tokens().collect::<Vec<_>>(), [""]);
    assert!(!pointer.is_root());
    assert_eq!(pointer.parent(), Some(Pointer::root()));
    assert_eq!(Pointer::root().parent(), None);
    assert_eq!(Pointer::root().tokens().count(), 0);
}

#[test]
fn starts_with_counts_whole_names() {
    let pets: Pointer = "/paths/pets".parse().unwrap();
    assert!(pets.push("get").starts_with(&pets));
    assert!(pets.starts_with(&pets));
    assert!(
        !"/paths/petstore"
            .parse::<Pointer>()
            .unwrap()
            .starts_with(&pets)
    );
}

#[test]
fn malformed_pointers_are_named() {
    assert_eq!(
        "a".parse::<Pointer>(),
        Err(PointerError::NoSlash("a".into()))
    );
    assert_eq!(
        "/a~".parse::<Pointer>(),
        Err(PointerError::BadEscape("/a~".into()))
    );
    assert_eq!(
        "/a~2".parse::<Pointer>(),
        Err(PointerError::BadEscape("/a~2".into()))
    );
}
