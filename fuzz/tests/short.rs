//! Each target over a fixed set of inputs: the documents of the tests, cut, joined and changed by
//! a generator with a fixed seed. `OAS_DOC_FUZZ_ROUNDS` makes it longer.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use std::path::Path;

use oas_doc_fuzz::targets;

const ROUNDS: usize = 1_500;

/// Numbers from a seed (xorshift, Marsaglia 2003).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % n.max(1)
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/oas-doc/tests");
    let folders = ["edits", "golden"].map(|name| std::fs::read_dir(tests.join(name)).unwrap());
    let mut paths: Vec<_> = folders
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|end| end == "yaml" || end == "json")
    });
    paths.sort();
    assert!(paths.len() > 30);
    paths
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .collect()
}

/// One seed with a part of another one in it, some bytes changed, and edits behind it.
fn input(seeds: &[Vec<u8>], numbers: &mut Numbers) -> Vec<u8> {
    const MARKS: &[u8] = b"\n\r \t:-?#&*!|>'\"{}[],%@`\\<~0a\xc3\xff";
    let mut part = |most: usize| {
        let seed = &seeds[numbers.below(seeds.len())];
        let start = numbers.below(seed.len());
        let end = (start + numbers.below(most)).min(seed.len());
        seed[start..end].to_vec()
    };
    let mut bytes = [part(400), part(80), part(200)].concat();
    for _ in 0..numbers.below(6) {
        let at = numbers.below(bytes.len() + 1);
        bytes.insert(at, MARKS[numbers.below(MARKS.len())]);
    }
    bytes
}

fn rounds(seed: u64, target: impl Fn(&[u8]), behind: impl Fn(&mut Numbers) -> Vec<u8>) {
    let rounds = std::env::var("OAS_DOC_FUZZ_ROUNDS")
        .ok()
        .and_then(|n| n.parse().ok());
    let (seeds, mut numbers) = (seeds(), Numbers(seed));
    for seed in &seeds {
        target(seed);
    }
    for _ in 0..rounds.unwrap_or(ROUNDS) {
        let mut bytes = input(&seeds, &mut numbers);
        bytes.extend(behind(&mut numbers));
        if std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| target(&bytes))).is_err() {
            panic!("this input does it: {:?}", String::from_utf8_lossy(&bytes));
        }
    }
}

#[test]
fn yaml() {
    rounds(1, targets::yaml::run, |_| Vec::new());
}

#[test]
fn json() {
    rounds(2, targets::json::run, |_| Vec::new());
}

#[test]
fn pointer() {
    rounds(3, targets::pointer::run, |_| Vec::new());
    for text in ["", "/", "/~0~1", "/~", "/~2", "a", "//", "/é/~01"] {
        targets::pointer::run(text.as_bytes());
    }
}

#[test]
fn edits() {
    rounds(4, targets::edits::run, |numbers| {
        let edits = (0..4 * (1 + numbers.below(8))).map(|_| numbers.below(256).to_le_bytes()[0]);
        [0].into_iter().chain(edits).collect()
    });
}

#[test]
fn diff() {
    let all = seeds();
    rounds(5, targets::diff::run, |numbers| {
        let mut bytes = vec![0xff];
        bytes.extend(input(&all, numbers));
        bytes
    });
}
