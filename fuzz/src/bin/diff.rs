//! See `oas_doc_fuzz::targets::diff`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| oas_doc_fuzz::targets::diff::run(bytes));
