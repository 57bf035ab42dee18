//! `golden/drift/<case>`: the traffic of `traffic.http` against `openapi.yaml` gives `findings`,
//! and the documents after the fixes. `UPDATE_EXPECT=1` rewrites them.

use std::{fmt::Write, fs, path::Path};

use mock_learn::drift::Drift;

use crate::support;

#[test]
fn findings_and_fixes_are_as_written_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/drift");
    let cases = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut cases: Vec<_> = cases.collect();
    cases.sort();
    assert!(
        cases.len() > 5,
        "the goldens are not where they are looked for"
    );
    for case in cases {
        check(&case);
    }
}

fn check(case: &Path) {
    let documents = documents(case);
    let traffic = support::traffic(&fs::read_to_string(case.join("traffic.http")).unwrap());
    let drift = support::drift(&documents, &traffic);
    expect_test::expect_file![case.join("findings")].assert_eq(&told(&drift));
    let fixed = support::fixed(&drift, &documents);
    for ((name, before), (_, after)) in documents.iter().zip(&fixed) {
        if before != after {
            let (stem, end) = name.split_once('.').unwrap();
            let stem = if stem == "openapi" { "" } else { stem };
            let golden = case.join(format!("fixed{stem}.{end}"));
            expect_test::expect_file![golden].assert_eq(after);
        }
    }
    let n_undecided = drift
        .findings()
        .iter()
        .filter(|one| one.fix.is_none())
        .count();
    let again = support::drift(&fixed, &traffic);
    let left = again.findings();
    assert_eq!(
        left.len(),
        n_undecided,
        "{}: {}",
        case.display(),
        told(&again)
    );
    assert_eq!(
        support::fixed(&again, &fixed),
        fixed,
        "what is fixed stays as it is"
    );
}

/// The documents of a case, the one where it begins first.
fn documents(case: &Path) -> Vec<(String, String)> {
    let files = fs::read_dir(case)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut documents: Vec<(String, String)> = files
        .filter(|path| {
            path.extension()
                .is_some_and(|end| end == "yaml" || end == "json")
        })
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.to_owned();
            let is_golden = name.starts_with("fixed");
            (!is_golden).then(|| (name, fs::read_to_string(&path).unwrap()))
        })
        .collect();
    documents.sort_by_key(|(name, _)| (!name.starts_with("openapi"), name.clone()));
    documents
}

fn told(drift: &Drift) -> String {
    let mut out = String::new();
    for one in drift.findings() {
        let operation = one.operation.as_ref();
        let operation =
            operation.map_or("-".to_owned(), |one| format!("{} {}", one.method, one.path));
        let mark = if one.is_undeclared { "drift" } else { "broken" };
        writeln!(
            out,
            "{mark} {operation}: {} `{}` {}",
            one.part.as_str(),
            one.at,
            one.message
        )
        .unwrap();
        let seconds = |at_us: i64| at_us / 1_000_000 - 1_700_000_000;
        writeln!(
            out,
            "  {}, {} times, from {} to {} s: {}",
            one.rule,
            one.count,
            seconds(one.first.at_us),
            seconds(one.last.at_us),
            one.samples.join(", ")
        )
        .unwrap();
        writeln!(out, "  said in {}", one.source.as_deref().unwrap_or("-")).unwrap();
        match (&one.fix, &one.reason) {
            (Some(fix), None) => writeln!(out, "  fix: {fix}").unwrap(),
            (None, Some(reason)) => writeln!(out, "  no fix: {reason}").unwrap(),
            other => panic!("{other:?} of {}", one.message),
        }
    }
    out
}
