//! The token that opens a listener of ours.

use rand::Rng as _;

/// 128 random bits as hexadecimal digits.
pub(crate) fn new_token() -> String {
    let mut bytes = [0_u8; 16];
    rand::rng().fill_bytes(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
