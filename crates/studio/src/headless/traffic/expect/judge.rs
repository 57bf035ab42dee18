//! One expectation and a record -> a verdict.

use mock_store::{Filter, Store};

use super::{Compare, Expectation, Step, Verdict, What, near};
use crate::{
    exchange_view,
    headless::traffic::{
        TrafficFailure, show,
        walk::{self, Scope, Walk},
    },
    wire::ExchangeRow,
};

/// Exchanges that are shown of those that match.
const N_SHOWN: usize = 5;

pub(super) async fn judge(
    store: &Store,
    expectation: &Expectation,
    scope: &Scope,
) -> Result<Verdict, TrafficFailure> {
    match &expectation.what {
        What::Count {
            step,
            compare,
            number,
        } => {
            let (found, exchanges) = matches(store, &step.filter, scope, N_SHOWN).await?;
            let met = compare.holds(found, *number);
            let near = if !met && compare.wants_more(found, *number) {
                near::misses(store, step, scope).await?
            } else {
                Vec::new()
            };
            let wanted = compare.wanted(*number);
            let text = format!("expected {wanted}, found {found}");
            Ok(expectation.verdict(met, text, found, exchanges, near))
        }
        What::Order(steps) => order(store, expectation, steps, scope).await,
    }
}

/// How many match, and the newest of them.
pub(super) async fn matches(
    store: &Store,
    filter: &Filter,
    scope: &Scope,
    n_shown: usize,
) -> Result<(u64, Vec<ExchangeRow>), TrafficFailure> {
    let mut walk = Walk::new(store, filter, scope);
    let mut found = 0;
    let mut shown = Vec::new();
    while let Some(rows) = walk.next().await? {
        found += rows.len() as u64;
        let rows = rows.iter().take(n_shown - shown.len());
        shown.extend(rows.map(|row| exchange_view::row(row, None)));
        if scope.is_all() && shown.len() == n_shown {
            // The database counts faster than rows can be read.
            return Ok((store.count(filter).await?, shown));
        }
    }
    Ok((found, shown))
}

/// Takes for each step the first match after that of the step before: if there is any way to
/// meet them all, this is one.
async fn order(
    store: &Store,
    expectation: &Expectation,
    steps: &[Step],
    scope: &Scope,
) -> Result<Verdict, TrafficFailure> {
    let mut rest = scope.clone();
    let mut exchanges: Vec<ExchangeRow> = Vec::new();
    for (idx, step) in steps.iter().enumerate() {
        let ids = walk::ids(store, &step.filter, &rest).await?;
        let Some(&first) = ids.first() else {
            let text = not_in_turn(step, idx, exchanges.last());
            let near = near::misses(store, step, &rest).await?;
            return Ok(expectation.verdict(false, text, idx as u64, exchanges, near));
        };
        let row = show::recorded(store, first).await?.row;
        exchanges.push(exchange_view::row(&row, None));
        rest = scope.after(first);
    }
    let text = format!("{} came in this order", steps.len());
    Ok(expectation.verdict(true, text, steps.len() as u64, exchanges, Vec::new()))
}

fn not_in_turn(step: &Step, idx: usize, last: Option<&ExchangeRow>) -> String {
    let words = step.words.join(" ");
    match last {
        Some(last) => format!(
            "step {}, `{words}`, did not come after {}",
            idx + 1,
            last.id
        ),
        None => format!("step 1, `{words}`, did not come"),
    }
}

impl Expectation {
    fn verdict(
        &self,
        met: bool,
        text: String,
        found: u64,
        exchanges: Vec<ExchangeRow>,
        near: Vec<super::NearMiss>,
    ) -> Verdict {
        Verdict {
            expectation: self.text.clone(),
            met,
            text,
            found,
            exchanges,
            near,
        }
    }
}

impl Compare {
    fn holds(self, found: u64, number: u64) -> bool {
        match self {
            Self::AtLeast => found >= number,
            Self::AtMost => found <= number,
            Self::More => found > number,
            Self::Less => found < number,
            Self::Is => found == number,
            Self::IsNot => found != number,
        }
    }

    /// Whether what is found is too little, where it is not right.
    fn wants_more(self, found: u64, number: u64) -> bool {
        match self {
            Self::AtLeast | Self::More => true,
            Self::Is => found < number,
            Self::AtMost | Self::Less | Self::IsNot => false,
        }
    }

    fn wanted(self, number: u64) -> String {
        match self {
            Self::AtLeast => format!("{number} or more"),
            Self::AtMost => format!("{number} at most"),
            Self::More => format!("more than {number}"),
            Self::Less => format!("fewer than {number}"),
            Self::Is if number == 0 => "none".to_owned(),
            Self::Is => format!("{number}"),
            Self::IsNot => format!("any number but {number}"),
        }
    }
}
