//! See `oas_doc_fuzz::targets::edits`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| oas_doc_fuzz::targets::edits::run(bytes));
