//! Why a route won, and the others lost.

use super::{Matched, Route, Router, trie::Hit};
use crate::{Request, Stage, Step, Text};

impl Router {
    pub(super) fn explain(
        &self,
        hits: &[Hit],
        matched: &Matched<'_>,
        request: &Request,
        trace: &mut Vec<Step>,
    ) {
        trace.push(Step {
            stage: Stage::Route,
            ok: true,
            text: Text::Shared(matched.route.won.clone()),
        });
        let method = &matched.route.name.method;
        for route in hits
            .iter()
            .flat_map(|hit| &self.leaves[hit.leaf])
            .map(|&idx| &self.routes[idx])
        {
            let is_rival = !std::ptr::eq(route, matched.route) && route.name.method == *method;
            if is_rival && route.selector.fit(request).is_none() {
                let text = format!(
                    "`{} {}` asks for another query",
                    route.name.method, route.name.path
                );
                trace.push(Step {
                    stage: Stage::Route,
                    ok: false,
                    text: text.into(),
                });
            } else if is_rival && is_told_twice(route, matched.route) {
                let text = format!(
                    "`{}` describes it too; the first document answers",
                    route.name.document
                );
                trace.push(Step {
                    stage: Stage::Route,
                    ok: false,
                    text: text.into(),
                });
            } else if is_rival {
                trace.push(Step {
                    stage: Stage::Route,
                    ok: false,
                    text: Text::Shared(route.lost.clone()),
                });
            }
        }
    }
}

/// Whether another document says the same of the same path.
fn is_told_twice(one: &Route, other: &Route) -> bool {
    one.api != other.api && one.base == other.base && one.name.path == other.name.path
}
