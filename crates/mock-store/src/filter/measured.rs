//! Terms that packed measures can answer.

use super::{Column, Compare, Filter, Place, Term, What};
use crate::{Window, measure::Measure};

impl Filter {
    /// Whether kinds, a window and measures decide everything.
    pub(crate) fn is_measurable(&self) -> bool {
        self.terms.iter().all(|term| match &term.what {
            What::Since(_) | What::Until(_) => !term.negated,
            What::Number(..) => true,
            what => what.place() == Place::Kind,
        })
    }

    /// Whether the terms about numbers hold; the others are not looked at.
    pub(crate) fn fits(&self, measure: &Measure) -> bool {
        self.terms.iter().all(|term| term.fits(measure))
    }

    /// The part of the window that `since` and `until` leave.
    pub(crate) fn narrowed(&self, window: Window, now_us: i64) -> Window {
        let mut narrowed = window;
        for term in self.terms.iter().filter(|term| !term.negated) {
            match &term.what {
                What::Since(when) => {
                    narrowed.from_us = narrowed.from_us.max(when.at_us(now_us));
                }
                What::Until(when) => {
                    narrowed.until_us = narrowed.until_us.min(when.at_us(now_us));
                }
                _ => {}
            }
        }
        narrowed.until_us = narrowed.until_us.max(narrowed.from_us);
        narrowed
    }
}

impl Term {
    fn fits(&self, measure: &Measure) -> bool {
        let What::Number(column, compare, number) = &self.what else {
            return true;
        };
        let value = match column {
            Column::Status => return true,
            Column::Violations => i64::from(measure.n_violations),
            Column::TotalUs => i64::from(measure.total_us),
            Column::ResponseLen => i64::try_from(measure.response_len).unwrap_or(i64::MAX),
        };
        compare.holds(value, *number) != self.negated
    }
}

impl Compare {
    fn holds(self, left: i64, right: i64) -> bool {
        match self {
            Self::Is => left == right,
            Self::IsNot => left != right,
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::More => left > right,
            Self::AtLeast => left >= right,
        }
    }
}
