//! How much a mock takes from a client before it says no.

use std::time::Duration;

use clap::Args;
use studio::headless::{Limits, parse_size, parse_time};

/// What a head may at least be: the protocol's libraries need room for one.
const LEAST_HEAD: usize = 8 * 1024;
/// The longest wait that may be asked for.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// The limits of `specwright mock`; what is not given keeps its default.
#[derive(Debug, Args)]
#[command(next_help_heading = "Limits")]
pub(crate) struct LimitArgs {
    /// Longest body of a request, as in 512kB or 1GB; more is answered with 413. [default: 10MB]
    #[arg(long, value_parser = parse_size, value_name = "SIZE")]
    max_body: Option<u64>,
    /// Longest head of a request, at least 8kB; more is answered with 431. [default: 64kB]
    #[arg(long, value_parser = head_size, value_name = "SIZE")]
    max_head: Option<u64>,
    /// Connections at the same time; further ones wait.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=1_000_000), value_name = "N")]
    max_connections: Option<u32>,
    /// How long a client may take to send a head, to send a body, and to take an answer. [default: 60s, 60s and 30s]
    #[arg(long, value_parser = wait, value_name = "TIME")]
    client_timeout: Option<Duration>,
}

impl LimitArgs {
    /// All limits, with the defaults of the server.
    pub(crate) fn limits(&self) -> Limits {
        let usual = Limits::default();
        let bytes = |given: Option<u64>, usual: usize| {
            given.map_or(usual, |n| usize::try_from(n).unwrap_or(usize::MAX))
        };
        Limits {
            body_bytes: bytes(self.max_body, usual.body_bytes),
            head_bytes: bytes(self.max_head, usual.head_bytes),
            connections: self
                .max_connections
                .map_or(usual.connections, |n| n as usize),
            head_timeout: self.client_timeout.unwrap_or(usual.head_timeout),
            body_timeout: self.client_timeout.unwrap_or(usual.body_timeout),
            write_timeout: self.client_timeout.unwrap_or(usual.write_timeout),
            ..usual
        }
    }
}

fn head_size(text: &str) -> Result<u64, String> {
    let bytes = parse_size(text)?;
    if bytes < LEAST_HEAD as u64 {
        return Err("a head may not be limited to less than 8kB".to_owned());
    }
    Ok(bytes)
}

/// `500ms`, `30s`, `2m`.
fn wait(text: &str) -> Result<Duration, String> {
    Some(parse_time(text)?)
        .filter(|wait| !wait.is_zero() && *wait <= LONGEST)
        .ok_or_else(|| "a wait is between 1ms and a day".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_needs_room() {
        assert_eq!(head_size("8kB"), Ok(8192));
        assert!(head_size("1kB").is_err());
    }

    #[test]
    fn waits_have_units() {
        assert_eq!(wait("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!(wait("1.5s"), Ok(Duration::from_millis(1_500)));
        assert_eq!(wait("2m"), Ok(Duration::from_secs(120)));
        for wrong in ["", "5", "0s", "-1s", "NaNs", "infs", "100000m"] {
            assert!(wait(wrong).is_err(), "{wrong}");
        }
    }
}
