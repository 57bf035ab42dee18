//! See `oas_doc_fuzz::targets::yaml`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| oas_doc_fuzz::targets::yaml::run(bytes));
