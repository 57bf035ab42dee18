//! From an address as people write it to a bound socket.

use std::{
    io,
    net::{IpAddr, SocketAddr},
};

use tokio::net::{TcpListener, TcpSocket};

/// Connections that the system holds for us until they are accepted.
const BACKLOG: u32 = 1024;
/// How many ports above a used one are tried for the suggestion.
const N_SUGGESTIONS: u16 = 32;

/// Where to listen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listen {
    /// An address or a name of this machine: `127.0.0.1`, `::1`, `localhost`.
    pub host: String,
    /// The port; 0 takes a free one.
    pub port: u16,
}

/// Why a server could not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// Another program, or another mock, listens there.
    #[error("port {} on {} is in use{}", .address.port(), .address.ip(), suggest(*.free))]
    PortInUse {
        /// What was asked for.
        address: SocketAddr,
        /// A port that is free at this moment.
        free: Option<u16>,
    },
    /// The address belongs to no interface of this machine.
    #[error("{host} is not an address of this machine; 127.0.0.1 always is")]
    NotOurs {
        /// What was asked for.
        host: String,
    },
    /// The name cannot be resolved.
    #[error(
        "`{host}` is neither an IP address nor a name that this machine knows; use 127.0.0.1 or localhost"
    )]
    UnknownHost {
        /// What was asked for.
        host: String,
    },
    /// The system keeps this port for itself.
    #[error("this user may not listen on port {}; ports from 1024 on are open to everyone", .address.port())]
    Forbidden {
        /// What was asked for.
        address: SocketAddr,
    },
    /// Anything else that the system says.
    #[error("cannot listen on {address}: {source}")]
    Other {
        /// What was asked for.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
}

fn suggest(free: Option<u16>) -> String {
    match free {
        Some(port) => format!("; port {port} is free"),
        None => "; port 0 takes any free port".to_owned(),
    }
}

impl Listen {
    /// This port of this machine, out of reach of the network.
    #[must_use]
    pub fn loopback(port: u16) -> Self {
        Self {
            host: "127.0.0.1".to_owned(),
            port,
        }
    }

    pub(crate) async fn bind(&self) -> Result<TcpListener, StartError> {
        let address = self.resolve().await?;
        bind(address).map_err(|source| self.explain(address, source))
    }

    /// The address that is meant; IPv4 first, because that is what people type into a browser.
    async fn resolve(&self) -> Result<SocketAddr, StartError> {
        let host = self.host.trim_start_matches('[').trim_end_matches(']');
        if let Ok(address) = host.parse::<IpAddr>() {
            return Ok(SocketAddr::new(address, self.port));
        }
        let unknown = || StartError::UnknownHost {
            host: self.host.clone(),
        };
        let found: Vec<_> = tokio::net::lookup_host((host, self.port))
            .await
            .map_err(|_| unknown())?
            .collect();
        found
            .iter()
            .find(|address| address.is_ipv4())
            .or(found.first())
            .copied()
            .ok_or_else(unknown)
    }

    fn explain(&self, address: SocketAddr, source: io::Error) -> StartError {
        match source.kind() {
            io::ErrorKind::AddrInUse => StartError::PortInUse {
                address,
                free: free_port(address),
            },
            io::ErrorKind::AddrNotAvailable => StartError::NotOurs {
                host: self.host.clone(),
            },
            io::ErrorKind::PermissionDenied => StartError::Forbidden { address },
            _ => StartError::Other { address, source },
        }
    }
}

fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() {
        TcpSocket::new_v4()
    } else {
        TcpSocket::new_v6()
    }?;
    // On Windows the option would let two servers share a port.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// The next port above that can be bound right now.
fn free_port(used: SocketAddr) -> Option<u16> {
    (1..=N_SUGGESTIONS)
        .filter_map(|step| used.port().checked_add(step))
        .find(|port| bind(SocketAddr::new(used.ip(), *port)).is_ok())
}
