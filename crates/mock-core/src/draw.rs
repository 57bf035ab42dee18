//! Chance that can be repeated: every value has a seed of its own.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A stable hash of a path of names (FNV-1a, 64 bits): the same on every machine and release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Trail(u64);

impl Trail {
    /// The trail that everything under one seed starts from.
    pub(crate) fn new(seed: u64) -> Self {
        Self(0xcbf2_9ce4_8422_2325).bytes(&seed.to_le_bytes())
    }

    /// One step further. Steps are kept apart, so `ab`+`c` is not `a`+`bc`.
    pub(crate) fn step(self, name: &str) -> Self {
        self.bytes(name.as_bytes()).bytes(&[0xff])
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

    /// Replaces each `#` by a digit, each `?` by a small letter and each `*` by either.
    pub(crate) fn fill(&mut self, mask: &str) -> String {
        const ALPHABET: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
        let mut symbol = |from: usize, n: usize| char::from(ALPHABET[from + self.index(n)]);
        mask.chars()
            .map(|c| match c {
                '#' => symbol(26, 10),
                '?' => symbol(0, 26),
                '*' => symbol(0, 36),
                other => other,
            })
            .collect()
    }
}
