//! Text -> an expectation.

use mock_store::Filter;

use super::{Compare, Expectation, Step, What};
use crate::headless::traffic::TrafficFailure;

const ORDER: &str = "order:";
const ARROW: &str = "->";
/// Longest first, so that `>=` is not read as `>`.
const OPERATORS: [(&str, Compare); 8] = [
    (">=", Compare::AtLeast),
    ("<=", Compare::AtMost),
    ("!=", Compare::IsNot),
    ("==", Compare::Is),
    (">", Compare::More),
    ("<", Compare::Less),
    ("=", Compare::Is),
    (":", Compare::Is),
];

impl Expectation {
    /// Reads an expectation as people write it; without a count, one match is enough.
    ///
    /// # Errors
    /// [`TrafficFailure::Wrong`] or [`TrafficFailure::Filter`] at the first mistake.
    pub fn parse(text: &str) -> Result<Self, TrafficFailure> {
        let trimmed = text.trim();
        let what = match trimmed.strip_prefix(ORDER) {
            Some(steps) => What::Order(order(steps)?),
            None => count(trimmed)?,
        };
        Ok(Self {
            text: trimmed.to_owned(),
            what,
        })
    }
}

fn order(text: &str) -> Result<Vec<Step>, TrafficFailure> {
    let words = Filter::words(text)?;
    let steps = words.split(|word| *word == ARROW);
    let steps: Vec<Step> = steps.map(step_of_order).collect::<Result<_, _>>()?;
    if steps.len() < 2 {
        return Err(wrong(
            "an order has two steps at least: order: op:createPet -> op:getPet",
        ));
    }
    Ok(steps)
}

fn step_of_order(words: &[&str]) -> Result<Step, TrafficFailure> {
    if words.is_empty() {
        return Err(wrong(
            "a step of an order is empty: there is a filter before and after each `->`",
        ));
    }
    if words.iter().any(|word| counted(word).is_some()) {
        return Err(wrong(
            "the steps of an order have no counts; give counts as an expectation of their own",
        ));
    }
    step(words)
}

fn count(text: &str) -> Result<What, TrafficFailure> {
    // A variable that was not set would otherwise ask for nothing, and be met by anything.
    if text.trim().is_empty() {
        return Err(wrong(
            "an expectation is empty; write a filter, a count, or both: op:createPet count>=1",
        ));
    }
    let words = Filter::words(text)?;
    let (counts, terms): (Vec<&str>, Vec<&str>) =
        words.into_iter().partition(|word| counted(word).is_some());
    let (compare, number) = match counts.as_slice() {
        [] => (Compare::AtLeast, 1),
        [one] => counted(one).unwrap_or(Err(())).map_err(|()| {
            wrong(format!(
                "`{one}` is no count; write count>=1, count==3, count<5 or never"
            ))
        })?,
        [_, second, ..] => {
            return Err(wrong(format!(
                "`{second}` is a second count; give it as an expectation of its own"
            )));
        }
    };
    Ok(What::Count {
        step: step(&terms)?,
        compare,
        number,
    })
}

fn step(words: &[&str]) -> Result<Step, TrafficFailure> {
    Ok(Step {
        filter: Filter::parse(&words.join(" "))?,
        words: words.iter().map(|&word| word.to_owned()).collect(),
    })
}

/// What a word says about the count, if it is about that.
fn counted(word: &str) -> Option<Result<(Compare, u64), ()>> {
    if word == "never" {
        return Some(Ok((Compare::Is, 0)));
    }
    let rest = word.strip_prefix("count")?;
    let (sign, compare) = OPERATORS.iter().find(|(sign, _)| rest.starts_with(sign))?;
    let number = rest[sign.len()..].parse();
    Some(number.map(|number| (*compare, number)).map_err(|_| ()))
}

fn wrong(text: impl Into<String>) -> TrafficFailure {
    TrafficFailure::Wrong(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_no_expectation() {
        for text in ["", " \t"] {
            assert!(Expectation::parse(text).is_err(), "{text:?}");
        }
        assert!(Expectation::parse("count>=1").is_ok());
    }

    fn counts(text: &str) -> (usize, Compare, u64) {
        match Expectation::parse(text).unwrap().what {
            What::Count {
                step,
                compare,
                number,
            } => (step.words.len(), compare, number),
            What::Order(_) => panic!("{text} is no order"),
        }
    }

    #[test]
    fn counts_stand_anywhere_among_the_terms() {
        assert_eq!(counts("op:createPet"), (1, Compare::AtLeast, 1));
        assert_eq!(counts("count==2 op:a status:201"), (2, Compare::Is, 2));
        assert_eq!(counts("op:a count=2 x"), (2, Compare::Is, 2));
        assert_eq!(counts("op:a never"), (1, Compare::Is, 0));
        assert_eq!(counts("\"never\" count<3"), (1, Compare::Less, 3));
        assert_eq!(counts("count>10"), (0, Compare::More, 10));
    }

    #[test]
    fn mistakes_are_told() {
        for (text, told) in [
            ("count>=x", "is no count"),
            ("count>=-1", "is no count"),
            ("count>=1 count<3", "second count"),
            ("colour:red", "There is no field `colour`"),
            ("\"open", "never closed"),
            ("order: op:a", "two steps"),
            ("order: op:a -> -> op:b", "is empty"),
            ("order: op:a -> op:b count>=1", "no counts"),
        ] {
            let error = Expectation::parse(text).unwrap_err().to_string();
            assert!(error.contains(told), "{text}: {error}");
        }
    }
}
