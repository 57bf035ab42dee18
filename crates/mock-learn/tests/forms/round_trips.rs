//! What is written is read back.

use mock_learn::{
    Observed,
    forms::{curl, har, snippet},
};
use proptest::prelude::*;

use super::given::{any_exchange, any_request, full};

const CREATOR: har::Creator<'_> = har::Creator {
    name: "test",
    version: "1",
};

pub(crate) fn written(exchanges: &[Observed]) -> Vec<u8> {
    let mut writer = har::Writer::new(Vec::new(), CREATOR).unwrap();
    for one in exchanges {
        writer.entry(one).unwrap();
    }
    writer.finish().unwrap()
}

fn read(file: &[u8]) -> Vec<Observed> {
    let mut all = Vec::new();
    let summary = har::read(file, |one, notes| {
        assert_eq!(notes, []);
        all.push(one);
    });
    assert_eq!(summary.unwrap().creator, "test 1");
    all
}

#[test]
fn har_keeps_everything() {
    let all = full();
    let back = read(&written(&all));
    for (before, after) in all.iter().zip(&back) {
        assert_eq!(format!("{before:#?}"), format!("{after:#?}"));
    }
    assert_eq!(all.len(), back.len());
}

#[test]
fn an_address_without_a_server_becomes_absolute() {
    let mut one = full().remove(0);
    one.url = "/pets".to_owned();
    assert_eq!(
        read(&written(&[one.clone()]))[0].url,
        "http://api.test/pets"
    );
    let command = snippet::curl(&one, &snippet::SnippetOptions::default());
    assert!(command.contains(" http://api.test/pets"), "{command}");
}

proptest! {
    #[test]
    fn any_exchange_survives_har(exchange in any_exchange()) {
        let back = read(&written(std::slice::from_ref(&exchange)));
        prop_assert_eq!(&back[..], &[exchange][..]);
    }

    #[test]
    fn any_request_survives_curl(request in any_request(), one_line: bool) {
        let options = snippet::SnippetOptions { one_line, ..Default::default() };
        let command = snippet::curl(&request, &options);
        let back = curl::read(&command).unwrap();
        prop_assert_eq!(&back.notes[..], &[][..], "{}", command);
        prop_assert_eq!(&back.exchanges[..], &[request][..], "{}", command);
    }

    #[test]
    fn no_text_breaks_a_reader(text in "(curl |-H|-d |'|\"|\\$'|\\\\|\\^|\n|@|--next|[a-z:/=;]|\\PC){0,24}") {
        let _ = curl::read(&format!("curl {text}"));
        let _ = har::read(text.as_bytes(), |_, _| ());
    }
}
