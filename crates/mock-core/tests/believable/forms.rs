//! The forms of values, written down once more and independently of what makes them.

/// Whether a text follows a mask: `9` a digit, `a` a small letter, `A` a capital, `h` a
/// hexadecimal digit, `w` any letter or digit, `*` anything more; others stand for themselves.
pub(crate) fn like(text: &str, mask: &str) -> bool {
    let mut letters = text.chars();
    for wanted in mask.chars() {
        if wanted == '*' {
            return true;
        }
        let is_right = letters.next().is_some_and(|c| match wanted {
            '9' => c.is_ascii_digit(),
            'a' => c.is_ascii_lowercase(),
            'A' => c.is_ascii_uppercase(),
            'h' => c.is_ascii_hexdigit() && !c.is_ascii_uppercase(),
            'w' => c.is_ascii_alphanumeric(),
            other => c == other,
        });
        if !is_right {
            return false;
        }
    }
    letters.next().is_none()
}

pub(crate) fn digits(text: &str) -> Vec<u32> {
    text.chars().filter_map(|c| c.to_digit(10)).collect()
}

/// Luhn's check: the sum, every other digit from the right doubled, ends in 0.
pub(crate) fn luhn(text: &str) -> bool {
    let mut sum = 0;
    for (idx, digit) in digits(text).iter().rev().enumerate() {
        let doubled = if idx % 2 == 1 { digit * 2 } else { *digit };
        sum += if doubled > 9 { doubled - 9 } else { doubled };
    }
    text.chars().all(|c| c.is_ascii_digit()) && sum % 10 == 0
}

/// The check of GS1: weights 1 and 3 from the right.
pub(crate) fn gs1(text: &str, length: usize) -> bool {
    let mut sum = 0;
    for (idx, digit) in digits(text).iter().rev().enumerate() {
        sum += digit * if idx % 2 == 0 { 1 } else { 3 };
    }
    text.len() == length && sum % 10 == 0
}

/// Weights falling to 1 at the check digit, modulo 11.
pub(crate) fn modulo_11(text: &str, length: usize) -> bool {
    let plain = text.replace('-', "");
    let mut sum = 0;
    for (idx, c) in plain.chars().enumerate() {
        let value = if c == 'X' {
            10
        } else {
            c.to_digit(10).unwrap_or(99)
        };
        sum += value * u32::try_from(length - idx).unwrap();
    }
    plain.len() == length && sum % 11 == 0
}

/// The number that letters (from 10) and digits spell, modulo 97.
pub(crate) fn mod_97(text: &str) -> u128 {
    let mut rest = 0u128;
    for c in text.chars() {
        for digit in c.to_digit(36).unwrap().to_string().chars() {
            rest = (rest * 10 + u128::from(digit.to_digit(10).unwrap())) % 97;
        }
    }
    rest
}

pub(crate) fn iban(text: &str) -> bool {
    let lengths = [
        ("GB", 22),
        ("DE", 22),
        ("FR", 27),
        ("ES", 24),
        ("IT", 27),
        ("BR", 29),
        ("NL", 18),
        ("PL", 28),
        ("SE", 24),
        ("TR", 26),
    ];
    let length = lengths
        .iter()
        .find(|(country, _)| text.starts_with(country));
    length.is_some_and(|(_, length)| text.len() == *length)
        && mod_97(&format!("{}{}", &text[4..], &text[..4])) == 1
}

/// Position 9 checks the rest (49 CFR 565).
pub(crate) fn vin(text: &str) -> bool {
    let weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    // The rows of the table in 49 CFR 565.15, from the number under which they begin.
    let rows = [
        ("ABCDEFGH", 1),
        ("JKLMN", 1),
        ("P", 7),
        ("R", 9),
        ("STUVWXYZ", 2),
    ];
    let letter = |c: char| {
        let found = rows
            .iter()
            .find_map(|(row, first)| Some(row.find(c)? + first));
        u32::try_from(found.unwrap_or(99)).unwrap()
    };
    let value = |c: char| c.to_digit(10).unwrap_or_else(|| letter(c));
    let sum: u32 = text
        .chars()
        .zip(weights)
        .map(|(c, weight)| value(c) * weight)
        .sum();
    let check = char::from_digit(sum % 11, 11).unwrap().to_ascii_uppercase();
    let check = if check == 'A' { 'X' } else { check };
    text.len() == 17 && !text.contains(['I', 'O', 'Q']) && text.chars().nth(8) == Some(check)
}

/// ISO 6166: letters spelt as numbers, then Luhn.
pub(crate) fn isin(text: &str) -> bool {
    let spelt: String = text
        .chars()
        .map(|c| c.to_digit(36).unwrap().to_string())
        .collect();
    text.len() == 12 && luhn(&spelt)
}

/// Nobody answers at these (RFC 2606).
pub(crate) fn is_example_host(host: &str) -> bool {
    ["example.com", "example.org", "example.net"]
        .iter()
        .any(|one| host == *one || host.ends_with(&format!(".{one}")))
}

pub(crate) fn url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").unwrap_or("");
    is_example_host(rest.split('/').next().unwrap_or_default())
}

pub(crate) fn email(text: &str) -> bool {
    let (local, host) = text.split_once('@').unwrap_or_default();
    !local.is_empty()
        && !local.starts_with('.')
        && !local.ends_with('.')
        && local
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.')
        && is_example_host(host)
}

pub(crate) fn ipv4(text: &str) -> bool {
    let blocks = ["192.0.2.", "198.51.100.", "203.0.113."];
    text.parse::<std::net::Ipv4Addr>().is_ok() && blocks.iter().any(|block| text.starts_with(block))
}

/// Numbers that regulators keep for fiction, or whose subscriber's part begins with zeros.
pub(crate) fn phone(text: &str) -> bool {
    let plain: String = text.chars().filter(char::is_ascii_digit).collect();
    let fiction = [
        "44207946",
        "441174960",
        "441614960",
        "441134960",
        "441314960",
        "441414960",
        "442920180",
        "442896496",
        "447700900",
        "493023125",
        "494066969",
        "498999998",
        "492214710",
        "496990009",
        "4917139200",
        "3319900",
        "3346571",
        "3353649",
        "3326191",
        "3335301",
        "3363998",
        "468465004",
        "463139006",
        "464062804",
        "46980319",
        "467017406",
    ];
    let is_us = plain.starts_with('1') && plain.len() == 11 && plain[4..].starts_with("55501");
    let is_spain = plain.starts_with("344");
    let is_zero = plain.contains("000");
    text.starts_with('+')
        && (8..=15).contains(&plain.len())
        && (is_us || is_spain || is_zero || fiction.iter().any(|one| plain.starts_with(one)))
}
