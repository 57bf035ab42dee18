//! See `oas_doc_fuzz::targets::pointer`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| oas_doc_fuzz::targets::pointer::run(bytes));
