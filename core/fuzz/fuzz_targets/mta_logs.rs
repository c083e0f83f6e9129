#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| smtpdiag_fuzz::targets::mta_logs(data));
