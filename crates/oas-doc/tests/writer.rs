//! Documents in every hand read as the value that they were made from, here and elsewhere.

use oas_doc::{Document, Syntax};
use proptest::prelude::*;
use serde_json::Value as Json;

#[path = "support/values.rs"]
mod values; // values at random, and another reader
#[path = "support/writer.rs"]
mod writer; // documents in every hand

proptest! {
    #![proptest_config(values::cases(1_000))]

    #[test]
    fn every_hand_can_be_read(value in values::collections(), seed in any::<u32>()) {
        let text = writer::document(&value, &mut writer::Hand(seed));
        let document = Document::parse(&text, Syntax::Yaml);
        prop_assert_eq!(document.errors(), [], "{}", text);
        let read: Json = serde_json::from_str(&document.to_json().unwrap()).unwrap();
        prop_assert_eq!(&read, &value, "{}", text);
        let elsewhere = values::elsewhere(&text, Syntax::Yaml);
        prop_assert_eq!(elsewhere.as_ref(), Ok(&value), "{}", text);
    }
}
