//! What no client should send: each gets an answer or a closed connection, within the limits,
//! and the server goes on as if nothing had been.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on stops"
)]

mod bodies; // too long, too slow, not what the head said
mod floods; // too many headers, connections, bytes that nobody takes
mod frames; // HTTP/2, frame by frame
mod framing; // chunks, lengths, many requests in one packet
mod http2; // HTTP/2 without TLS, used badly
mod lines; // request lines, targets, header lines
mod support;
