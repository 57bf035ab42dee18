//! A lowered part, with what is needed to know whether it can be kept.

use std::sync::Arc;

use crate::finding::Findings;
use crate::footprint::{Footprint, Steps};
use crate::lower::Context;
use crate::{Api, ModelFinding, Origin};

/// What was made of one place. Cheap to clone.
#[derive(Debug)]
pub(crate) struct Lowered<T> {
    pub(crate) value: Arc<T>,
    pub(crate) about: Arc<About>,
}

/// How a part came to be.
#[derive(Debug)]
pub(crate) struct About {
    /// What is wrong there.
    pub(crate) findings: Vec<ModelFinding>,
    pub(crate) footprint: Footprint,
}

impl<T> Lowered<T> {
    /// Lowers a part that reads everything below `origins`.
    pub(crate) fn make(
        api: &Api,
        origins: &[Origin],
        lower: impl FnOnce(Context<'_>) -> T,
    ) -> Self {
        let (findings, steps) = (Findings::default(), Steps::default());
        origins.iter().for_each(|origin| steps.went_to(*origin));
        let value = lower(Context {
            findings: &findings,
            steps: Some(&steps),
            ..api.context()
        });
        let about = About {
            findings: findings.list(),
            footprint: steps.finish(),
        };
        Self {
            value: Arc::new(value),
            about: Arc::new(about),
        }
    }
}

impl<T> Clone for Lowered<T> {
    fn clone(&self) -> Self {
        Self {
            value: Arc::clone(&self.value),
            about: Arc::clone(&self.about),
        }
    }
}
