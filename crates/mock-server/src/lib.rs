//! Carries the mock's decisions out: sockets, limits, delays, recording.
//!
//! In:  where to listen, the compiled API ([`Shared`]) and a sink for exchanges.
//! Out: a [`Running`] server, whose API can be swapped while it serves.
//! Never: decides what an answer contains (`mock-core` does), stores anything,
//! or reads a file.
//!
//! Slow peers: a head must be complete within [`Limits::head_timeout`], a body
//! within [`Limits::body_timeout`]; what is later is closed or answered with 408.
//! Who takes nothing of an answer for [`Limits::write_timeout`] is let go.

mod answer; // one request    -> one answer and one exchange
mod body; // a body in frames -> whole, within its limits
mod checks; // bodies that are validated once the answer is on its way
mod connection; // one socket     -> its requests, one after another or at once
mod control; // the other port: what happens inside, for people and tools
mod counters; // what has happened so far
mod events; // an event stream   -> its events, for the record
mod head; // what is wrong with a head, whatever the document says
mod listen; // where          -> a bound socket, or why not
mod live; // what requests have changed, shared by all of them
mod patient; // a socket that does not wait for ever
mod problem; // answers of the server itself, when there is nothing to decide
mod quota; // what each client has spent of its rate limit
mod refusal; // why a request is not decided upon
mod response; // a decision    -> what is sent and recorded
mod running; // a server, from its start to its stop
mod shared; // what every request needs: the API, the limits, the clock

pub use control::{
    Answering, Board, Control, ControlPort, Fault, Question, Recent, RecentSink, Record,
    ReloadStatus, Reloads, Trace, TraceStep, TraceViolation, Unanswered, Verdicts,
};
pub use counters::{Counters, Totals};
pub use listen::{Listen, StartError};
pub use live::LiveState;
pub use running::{Running, start};
pub use shared::{Clock, Decide, FrozenClock, Limits, Shared, SystemClock};
