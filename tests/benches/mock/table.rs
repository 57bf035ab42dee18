//! Lines of numbers beside their budgets.

/// Whether a number has to stay below its budget or to reach it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Budget {
    AtMost(f64),
    AtLeast(f64),
}

/// Prints one number; `beside` says what it was made from.
pub(crate) fn line(what: &str, value: f64, unit: &str, budget: Budget, beside: &str) {
    let (bound, limit, is_kept) = match budget {
        Budget::AtMost(limit) => ("<", limit, value <= limit),
        Budget::AtLeast(limit) => (">=", limit, value >= limit),
    };
    let verdict = if is_kept { "kept" } else { "MISSED" };
    let digits = if limit < 20.0 { 2 } else { 0 };
    println!(
        "{what:<52} {value:>7.digits$} {unit:<3} budget {bound:>2} {limit:<5} {verdict:<6} {beside}"
    );
}

/// The middle of some numbers.
pub(crate) fn middle(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(0.0)
}
