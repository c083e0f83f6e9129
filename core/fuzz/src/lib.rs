//! What is fuzzed: functions that take any bytes and assert what must hold.
//! libFuzzer runs them for long (`cargo xtask fuzz`), `tests/fuzz.rs` for a
//! moment, on the same seeds.

pub mod mutate;
pub mod seeds;
pub mod targets;
