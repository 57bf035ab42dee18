//! From Swagger 2.0 to 3.0.

use super::roles::Spot;
use super::step::Step;

/// All rules of this step.
pub(super) fn rules<'a>(_step: &mut Step<'a>, _spots: &[Spot<'a>]) {}
