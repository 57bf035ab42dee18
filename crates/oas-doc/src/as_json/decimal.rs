//! Numbers of the YAML core schema in the spelling of JSON, with the same value exactly.

use crate::json::is_number;

/// Longer numbers in other bases are refused: the work grows with the square of their length.
const MAX_DIGITS: usize = 10_000;

/// The number in JSON's spelling; `None` for those that JSON does not have.
pub(crate) fn of(text: &str) -> Option<String> {
    if is_number(text) {
        return Some(text.to_owned());
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return in_base(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return in_base(digits, 8);
    }
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let exponent_at = unsigned.find(['e', 'E']).unwrap_or(unsigned.len());
    let (mantissa, exponent) = unsigned.split_at(exponent_at);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let fraction = match (mantissa.contains('.'), fraction) {
        (false, _) => String::new(),
        (true, "") => ".0".to_owned(),
        (true, digits) => format!(".{digits}"),
    };
    let number = format!("{sign}{whole}{fraction}{exponent}");
    is_number(&number).then_some(number)
}

fn in_base(digits: &str, base: u32) -> Option<String> {
    const LIMB: u64 = 1_000_000_000;
    if digits.is_empty() || digits.len() > MAX_DIGITS {
        return None;
    }
    // Nine decimal digits each, the lowest first.
    let mut limbs: Vec<u64> = vec![0];
    for digit in digits.chars() {
        let mut carry = u64::from(digit.to_digit(base)?);
        for limb in &mut limbs {
            let sum = *limb * u64::from(base) + carry;
            (*limb, carry) = (sum % LIMB, sum / LIMB);
        }
        if carry > 0 {
            limbs.push(carry);
        }
    }
    let mut limbs = limbs.iter().rev();
    let first = limbs.next().map(u64::to_string)?;
    Some(limbs.fold(first, |number, limb| format!("{number}{limb:09}")))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn numbers_keep_their_value_to_the_last_digit() {
        for (yaml, json) in [
            ("1.10", "1.10"),
            ("-0", "-0"),
            ("1E400", "1E400"),
            ("+12", "12"),
            ("012", "12"),
            ("-00.50", "-0.50"),
            ("1.", "1.0"),
            (".5", "0.5"),
            ("-.5e-3", "-0.5e-3"),
            ("1.e+3", "1.0e+3"),
            ("000", "0"),
            ("0o17", "15"),
            ("0x0C", "12"),
            ("0x0", "0"),
            ("0x3B9ACA00", "1000000000"),
            (
                "0xffffffffffffffffffffffffffffffffff",
                "87112285931760246646623899502532662132735",
            ),
        ] {
            assert_eq!(of(yaml).as_deref(), Some(json), "{yaml}");
        }
    }

    #[test]
    fn some_numbers_are_none_of_json() {
        for text in [
            ".inf",
            "-.INF",
            ".nan",
            "0x",
            &format!("0x{}", "1".repeat(20_000)),
        ] {
            assert_eq!(of(text), None);
        }
    }
}
