//! The other port of a mock: where it listens, and the token that opens it.

use std::net::SocketAddr;

use mock_server::{Board, Control, ControlPort, Listen};

use super::StartFailure;
use crate::token::new_token;

/// Where a mock is controlled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlOptions {
    /// The address.
    pub listen: Listen,
    /// The token; one is made up where there is none.
    pub token: Option<String>,
}

/// Where a running mock is controlled.
#[derive(Debug)]
pub struct ControlPlace {
    control: Control,
    /// To be sent as `Authorization: Bearer …`.
    pub token: String,
}

impl ControlPlace {
    /// Where it listens, with the real port.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.control.address()
    }
}

/// A port that is taken, and its token.
pub(super) struct TakenPort {
    port: ControlPort,
    token: String,
}

/// Takes the port, so that nothing else is begun where it cannot be had.
pub(super) async fn port(
    options: Option<&ControlOptions>,
) -> Result<Option<TakenPort>, StartFailure> {
    let Some(options) = options else {
        return Ok(None);
    };
    let bound = ControlPort::bind(&options.listen).await;
    Ok(Some(TakenPort {
        port: bound.map_err(StartFailure::Control)?,
        token: options.token.clone().unwrap_or_else(new_token),
    }))
}

impl TakenPort {
    pub(super) fn serve(self, board: Board) -> ControlPlace {
        ControlPlace {
            control: self.port.serve(&self.token, board),
            token: self.token,
        }
    }
}
