//! Numbers with a check digit, for books, goods and machines.

use super::{
    Faker,
    registry::{mask, text},
};

pub(super) const FAKERS: &[Faker] = &[
    text("commerce.isbn", "isbn isbn13 isbn_13", |draw, _| {
        gs1(&draw.fill("978#########"))
    }),
    text("commerce.isbn10", "isbn10 isbn_10", |draw, _| {
        isbn10(&draw.fill("#########"))
    }),
    text("commerce.issn", "issn", |draw, _| {
        issn(&draw.fill("#######"))
    }),
    // 20 to 29 are for use inside of a shop, so that no product has such a number.
    text(
        "commerce.ean13",
        "ean ean13 barcode gtin gtin13 ean_13 bar_code gtin_13",
        |draw, _| gs1(&draw.fill("2###########")),
    ),
    text("commerce.ean8", "ean8 ean_8", |draw, _| {
        gs1(&draw.fill("2######"))
    }),
    text("commerce.upc", "upc upc_a gtin12 upc_code", |draw, _| {
        gs1(&draw.fill("2##########"))
    }),
    text("commerce.gtin14", "gtin14 gtin_14", |draw, _| {
        gs1(&draw.fill("12###########"))
    }),
    text("phone.imei", "imei imei_number", |draw, _| {
        luhn(&draw.fill("00440124######"))
    }),
    mask("phone.imsi", "imsi", "00101##########"),
    text("phone.iccid", "iccid sim_serial", |draw, _| {
        luhn(&draw.fill("899990###########4"))
    }),
    text(
        "vehicle.vin",
        "vin vehicle_identification_number vin_number chassis_number",
        |draw, _| vin(&draw.fill("1X9^!!!!!!######")),
    ),
];

fn digits(text: &str) -> impl DoubleEndedIterator<Item = u32> {
    text.chars().filter_map(|c| c.to_digit(10))
}

/// EAN, UPC, GTIN, ISBN-13: weights 3 and 1 from the right (GS1 General Specifications, 7.9.1).
fn gs1(without: &str) -> String {
    let weighted = digits(without).rev().zip([3, 1].into_iter().cycle());
    let sum: u32 = weighted.map(|(digit, weight)| digit * weight).sum();
    format!("{without}{}", (10 - sum % 10) % 10)
}

/// Weights 10 to 2, modulo 11, `X` for ten (ISO 2108:1992).
fn isbn10(without: &str) -> String {
    format!("{without}{}", modulo_11(without, 10))
}

/// Weights 8 to 2, modulo 11 (ISO 3297).
fn issn(without: &str) -> String {
    format!(
        "{}-{}{}",
        &without[..4],
        &without[4..],
        modulo_11(without, 8)
    )
}

fn modulo_11(without: &str, from: u32) -> char {
    let sum: u32 = digits(without)
        .zip((2..=from).rev())
        .map(|(digit, weight)| digit * weight)
        .sum();
    match (11 - sum % 11) % 11 {
        10 => 'X',
        check => char::from_digit(check, 10).unwrap_or('0'),
    }
}

/// Every other digit doubled from the right (ISO/IEC 7812-1, annex B).
fn luhn(without: &str) -> String {
    let doubled = digits(without).rev().zip([2, 1].into_iter().cycle());
    let sum: u32 = doubled
        .map(|(digit, weight)| digit * weight / 10 + digit * weight % 10)
        .sum();
    format!("{without}{}", (10 - sum % 10) % 10)
}

/// Sixteen characters, the ninth place left out: puts the check digit there (49 CFR 565.15).
fn vin(sixteen: &str) -> String {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    // I, O and Q look like digits and are not used.
    let clean: String = sixteen
        .chars()
        .map(|c| match c {
            'I' => 'J',
            'O' => 'P',
            'Q' => 'R',
            other => other,
        })
        .collect();
    let with_gap = format!("{}0{}", &clean[..8], &clean[8..]);
    let value = |c: char| c.to_digit(10).unwrap_or_else(|| transliterated(c));
    let sum: u32 = with_gap
        .chars()
        .map(value)
        .zip(WEIGHTS)
        .map(|(value, weight)| value * weight)
        .sum();
    let check = match sum % 11 {
        10 => 'X',
        rest => char::from_digit(rest, 10).unwrap_or('0'),
    };
    format!("{}{check}{}", &clean[..8], &clean[8..])
}

fn transliterated(letter: char) -> u32 {
    match letter {
        'A' | 'J' => 1,
        'B' | 'K' | 'S' => 2,
        'C' | 'L' | 'T' => 3,
        'D' | 'M' | 'U' => 4,
        'E' | 'N' | 'V' => 5,
        'F' | 'W' => 6,
        'G' | 'P' | 'X' => 7,
        'H' | 'Y' => 8,
        _ => 9,
    }
}
