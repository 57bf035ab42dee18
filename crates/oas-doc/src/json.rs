use crate::build::Builder;
pub(crate) fn read(_: &mut Builder<'_>) {}
