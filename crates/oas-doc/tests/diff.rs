//! What holds for the differences of any two texts.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use oas_doc::{Document, Syntax, TextEdit, diff};
use proptest::prelude::*;

fn after(before: &str, edits: &[TextEdit]) -> String {
    let document = Document::parse(before, Syntax::Yaml);
    document.apply(edits).unwrap().text().to_owned()
}

/// Checks the edits, and shows them as `old>new` with what stands between left out.
fn shown(before: &str, now: &str) -> String {
    let edits = diff(before, now);
    assert_eq!(after(before, &edits), now);
    let shown = edits
        .iter()
        .map(|edit| format!("{:?}>{:?}", &before[edit.range.clone()], edit.text));
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn only_what_differs_is_replaced() {
    for (before, now, edits) in [
        ("same\n", "same\n", ""),
        ("", "a\n", r#""">"a\n""#),
        ("a\n", "", r#""a\n">"""#),
        (
            "a: one\nb: two\n",
            "a: won\nb: too\n",
            r#""one">"won" "w">"o""#,
        ),
        ("a: 1\nb: 1\n", "a: 1\nc: 1\nb: 1\n", r#""">"c: 1\n""#),
        ("p:\n  a: 1\n", "p:\n  b: 1\n  a: 1\n", r#""">"  b: 1\n""#),
        (
            "[1, 2, 3, 4, 5, 6]",
            "[1, 0, 3, 4, 7, 6]",
            r#""2">"0" "5">"7""#,
        ),
        ("a: 1", "a: 1\n", r#""">"\n""#),
        (
            "[one, two]\r\n- three\r\n",
            "[one, two]\n- three\n",
            r#""\r\n">"\n" "\r\n">"\n""#,
        ),
        (
            "  one: 1\n  two: 2\n",
            "\tone: 1\n\ttwo: 2\n",
            r#""  ">"\t" "  ">"\t""#,
        ),
        ("x: é\r\ny: 1\r\n", "x: è\r\ny: 1\r\n", r#""é">"è""#),
        ("x: 😀\n", "x: 😁\n", r#""😀">"😁""#),
        (
            "nothing is left here\n",
            "other words stand now\n",
            r#""nothing is left here">"other words stand now""#,
        ),
    ] {
        assert_eq!(shown(before, now), edits, "{before:?} to {now:?}");
    }
}

#[test]
fn a_few_changes_in_a_large_text_stay_few_and_quick() {
    let line = |n: u32| format!("  /path/{n}: {{get: {{summary: number {n}}}}}\n");
    let before: String = (0..30_000).map(line).collect();
    let changed = [(7, "  /new: 1\n"), (15_000, ""), (29_990, "  # note\n")];
    let of = |n| changed.iter().find(|(at, _)| *at == n);
    let now: String = (0..30_000)
        .map(|n| of(n).map_or_else(|| line(n), |(_, text)| (*text).to_owned()))
        .collect();
    assert_eq!(after(&before, &diff(&before, &now)), now);
    assert_eq!(diff(&before, &now).len(), 3);
    let one_line = |text: &str| text.replace('\n', ",");
    let edits = diff(&one_line(&before), &one_line(&now));
    assert_eq!(after(&one_line(&before), &edits), one_line(&now));
    assert!(
        edits
            .iter()
            .map(|edit| edit.range.len() + edit.text.len())
            .sum::<usize>()
            < 400
    );
}

#[test]
fn texts_without_anything_in_common_end() {
    let many = |from: u32| {
        (from..from + 60_000)
            .map(|n| format!("{n:x}\n"))
            .collect::<String>()
    };
    let (before, now) = (many(0), many(1_000_000));
    assert_eq!(after(&before, &diff(&before, &now)), now);
    let (before, now) = ("ab\n".repeat(60_000), "ba\nab\n".repeat(30_000));
    assert_eq!(after(&before, &diff(&before, &now)), now);
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(vec!["a", "b", " ", "\n", "\r\n", "\r", "é", "😀", "x: 1\n", "- ", "\t", "e\u{301}"]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_edits_lead_to_the_other_text_and_back(before in text(), now in text(), middle in text()) {
        for (before, now) in [
            (before.clone(), now.clone()),
            (format!("{before}{middle}{now}"), format!("{before}{now}")),
            (format!("{before}{middle}"), format!("{now}{middle}")),
        ] {
            let edits = diff(&before, &now);
            let document = Document::parse(&before, Syntax::Yaml);
            let new = document.apply(&edits).unwrap();
            prop_assert_eq!(new.text(), &now);
            let undone = new.apply(&document.invert(&edits).unwrap()).unwrap();
            prop_assert_eq!(undone.text(), &before);
            prop_assert_eq!(edits.is_empty(), before == now);
            for pair in edits.windows(2) {
                prop_assert!(pair[0].range.end < pair[1].range.start, "{:?}", edits);
            }
            for edit in &edits {
                prop_assert_ne!(&before[edit.range.clone()], &edit.text);
                for at in [edit.range.start, edit.range.end] {
                    prop_assert!(at == 0 || before.get(at - 1..at + 1) != Some("\r\n"));
                }
            }
        }
    }
}
