//! The name that a person may have meant.

/// The name that looks most like `typed`, where one does.
pub(super) fn nearest<'n>(typed: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let typed: Vec<char> = typed.chars().take(40).collect();
    // A third of a name may be wrong.
    let most = (typed.len() / 3).clamp(1, 3);
    let ranked = names.map(|name| (distance(&typed, name), name));
    let close = ranked.filter(|(distance, _)| *distance <= most);
    close
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// How many letters must be put in, taken out, changed or swapped with the next one; another
/// case of a letter is half of nothing.
fn distance(typed: &[char], name: &str) -> usize {
    let name: Vec<char> = name.chars().take(40).collect();
    let same = |a: char, b: char| a.eq_ignore_ascii_case(&b);
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=name.len()).collect();
    for (i, &a) in typed.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, &b) in name.iter().enumerate() {
            let changed = row[j] + usize::from(!same(a, b));
            let mut best = changed.min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && same(a, name[j - 1]) && same(typed[i - 1], b) {
                best = best.min(before[j - 1] + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[name.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_recognised() {
        let fields = || ["required", "schema", "in", "$ref"].into_iter();
        assert_eq!(nearest("requierd", fields()), Some("required"));
        assert_eq!(nearest("Schema", fields()), Some("schema"));
        assert_eq!(nearest("ref", fields()), Some("$ref"));
        assert_eq!(nearest("nullable", fields()), None);
        assert_eq!(nearest("", fields()), None);
    }
}
