//! Chance that can be repeated: every value has a seed of its own.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A stable hash of a path of names (FNV-1a, 64 bits): the same on every machine and release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Trail(u64);

impl From<&Self> for Trail {
    fn from(trail: &Self) -> Self {
        *trail
    }
}

impl Trail {
    /// The trail that everything under one seed starts from.
    pub(crate) fn new(seed: u64) -> Self {
        Self(0xcbf2_9ce4_8422_2325).bytes(&seed.to_le_bytes())
    }

    /// One step further. Steps are kept apart, so `ab`+`c` is not `a`+`bc`.
    pub(crate) fn step(self, name: &str) -> Self {
        self.bytes(name.as_bytes()).bytes(&[0xff])
    }

    /// One step further, by a number.
    pub(crate) fn count(self, number: usize) -> Self {
        self.bytes(&(number as u64).to_le_bytes())
    }

    /// The place as a number.
    pub(crate) fn number(self) -> u64 {
        self.0
    }

    fn bytes(self, bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(self.0, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }

    /// The chance that belongs to this place.
    pub(crate) fn draw(self) -> Draw {
        Draw(ChaCha8Rng::seed_from_u64(self.0))
    }
}

/// A source of chance for one value.
#[derive(Debug)]
pub(crate) struct Draw(pub(crate) ChaCha8Rng);

impl Draw {
    /// A number below `n`; 0 when `n` is 0.
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        let wide = u128::from(self.0.next_u64()) * u128::from(n);
        (wide >> 64) as u64
    }

    /// A number in `low..=high`; `low` when the range is empty.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = (i128::from(high) - i128::from(low) + 1).max(1);
        let step = self.below(u64::try_from(width).unwrap_or(u64::MAX));
        i64::try_from(i128::from(low) + i128::from(step)).unwrap_or(low)
    }

    /// A number in `0.0..1.0`.
    pub(crate) fn fraction(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// One of several.
    pub(crate) fn pick<'t, T: ?Sized>(&mut self, items: &[&'t T], otherwise: &'t T) -> &'t T {
        items
            .get(self.index(items.len()))
            .copied()
            .unwrap_or(otherwise)
    }

    /// An index below `n`; 0 when there is nothing.
    pub(crate) fn index(&mut self, n: usize) -> usize {
        usize::try_from(self.below(n as u64)).unwrap_or(0)
    }

    /// One of a list that is not empty.
    pub(crate) fn among(&mut self, items: &'static [&'static str]) -> &'static str {
        self.pick(items, "")
    }

    /// Text after a mask: `#` is a digit, `?` a small letter, `^` a capital, `*` a small letter
    /// or a digit, `!` a capital or a digit, `@` any letter or digit, `~` a hexadecimal digit, `%` a digit but no zero.
    pub(crate) fn fill(&mut self, mask: &str) -> String {
        mask.chars().map(|c| self.symbol(c)).collect()
    }

    /// One character of a class of [`Self::fill`].
    pub(crate) fn symbol(&mut self, c: char) -> char {
        const ALPHABET: &[u8; 62] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuvwxyz";
        let (from, n) = match c {
            '#' => (26, 10),
            '?' => (36, 26),
            '^' => (0, 26),
            '!' => (0, 36),
            '@' => (0, 62),
            '%' => (27, 9),
            '~' => return char::from(b"0123456789abcdef"[self.index(16)]),
            '*' => match self.index(36) {
                digit @ 0..10 => return char::from(ALPHABET[26 + digit]),
                letter => return char::from(ALPHABET[26 + letter]),
            },
            other => return other,
        };
        char::from(ALPHABET[from + self.index(n)])
    }
}
