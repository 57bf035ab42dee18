//! `--control` and `--control-token`.

use clap::Args;
use studio::headless::{ControlOptions, Listen};

/// How a mock is controlled while it runs.
#[derive(Debug, Args)]
#[command(next_help_heading = "Control")]
pub(crate) struct ControlArgs {
    /// Where the mock is controlled while it serves, as by `specwright state`: 127.0.0.1:0 takes a free port.
    #[arg(long, value_parser = address, value_name = "ADDR")]
    control: Option<Listen>,
    /// The token that opens it; one is made up where there is none.
    #[arg(long, requires = "control", value_parser = token, value_name = "T")]
    control_token: Option<String>,
}

impl ControlArgs {
    pub(crate) fn options(self) -> Option<ControlOptions> {
        Some(ControlOptions {
            listen: self.control?,
            token: self.control_token,
        })
    }
}

/// `127.0.0.1:4011`, `[::1]:4011`, `localhost:4011`, or a port of this machine: `4011`.
fn address(text: &str) -> Result<Listen, String> {
    let (host, port) = text.rsplit_once(':').unwrap_or(("127.0.0.1", text));
    let help = "an address and a port, as in 127.0.0.1:4011; port 0 takes a free one";
    let port = port.parse().map_err(|_| help.to_owned())?;
    if host.contains(':') && !host.starts_with('[') {
        return Err("put an IPv6 address in brackets, as in [::1]:4011".to_owned());
    }
    let host = if host.is_empty() { "127.0.0.1" } else { host };
    Ok(Listen {
        host: host.to_owned(),
        port,
    })
}

/// Whatever fits into a header.
fn token(text: &str) -> Result<String, String> {
    match !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        true => Ok(text.to_owned()),
        false => Err("a token is made of letters, digits and signs, without spaces".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_needs_no_host() {
        let read = |text: &str| address(text).map(|one| (one.host, one.port));
        let here = |port| Ok(("127.0.0.1".to_owned(), port));
        assert_eq!(read("4011"), here(4011));
        assert_eq!(read(":4011"), here(4011));
        assert_eq!(read("127.0.0.1:0"), here(0));
        assert_eq!(read("[::1]:4011"), Ok(("[::1]".to_owned(), 4011)));
        for wrong in ["", "localhost", "::1:4011", "127.0.0.1:", "127.0.0.1:99999"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_token_fits_into_a_header() {
        assert!(token("s3cret-!").is_ok());
        for wrong in ["", "a b", "ä", "a\n"] {
            assert!(token(wrong).is_err(), "{wrong}");
        }
    }
}
