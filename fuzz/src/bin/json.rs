//! See `oas_doc_fuzz::targets::json`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| oas_doc_fuzz::targets::json::run(bytes));
