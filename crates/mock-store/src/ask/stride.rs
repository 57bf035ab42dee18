//! The part of a record that is asked for -> smaller parts, one after the other.
//!
//! Threads of several kinds are merged by id, and a thread in which nothing matches is walked to
//! its end before the first match of another one comes out. So a short part is looked at first,
//! and longer ones until there is enough: what is dense is found at once, and what is rare costs
//! little more than one walk.

use sqlx::QueryBuilder;

use super::{Asked, Plan, Span, one_number};
use crate::Order;

/// The first part: exchanges of one second. Ids count milliseconds from their 20th bit.
const FIRST: i64 = 1000 << 20;
/// How much longer the next part is.
const GROWTH: i64 = 4;

/// Parts of a span, in its order.
#[derive(Debug)]
pub(super) struct Strides {
    rest: Option<Span>,
    order: Order,
    /// `None` where one part is best.
    width: Option<i64>,
}

impl Strides {
    pub(super) fn new(plan: &Plan, span: Span, order: Order) -> Self {
        Self {
            rest: Some(span),
            order,
            width: plan.is_uneven().then_some(FIRST),
        }
    }

    /// The next part. Times in which nothing was recorded are passed over.
    pub(super) async fn next<D: Asked>(
        &mut self,
        connection: &mut D::Connection,
    ) -> Result<Option<Span>, sqlx::Error> {
        let Some(rest) = self.rest.take() else {
            return Ok(None);
        };
        let Some(width) = self.width else {
            return Ok(Some(rest));
        };
        let Some(first) = first::<D>(connection, rest, self.order).await? else {
            return Ok(None);
        };
        let (part, later) = rest.split(first, width, self.order);
        self.rest = Some(later);
        self.width = Some(width.saturating_mul(GROWTH));
        Ok(Some(part))
    }
}

/// The first id of a span.
async fn first<D: Asked>(
    connection: &mut D::Connection,
    span: Span,
    order: Order,
) -> Result<Option<i64>, sqlx::Error> {
    let mut query = QueryBuilder::<D>::new(match order {
        Order::OldestFirst => "SELECT min(id) FROM exchanges WHERE ",
        Order::NewestFirst => "SELECT max(id) FROM exchanges WHERE ",
    });
    span.push("id", &mut query);
    query.push(D::ALWAYS);
    one_number::<D>(connection, query).await
}
