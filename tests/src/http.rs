//! A small HTTP/1.1 client: one request, one connection, loopback only.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

/// What came back.
#[derive(Debug)]
pub struct Reply {
    /// The status code.
    pub status: u16,
    /// `Content-Type`; empty when there is none.
    pub media_type: String,
    /// The body as text.
    pub body: String,
}

/// A port that was free a moment ago.
///
/// # Errors
/// When there is none.
pub fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// Sends one request to `address` (`127.0.0.1:4010`) and reads the whole answer.
///
/// # Errors
/// When nobody answers, or what comes back is not HTTP.
pub fn request(address: &str, method: &str, path: &str, body: Option<&str>) -> io::Result<Reply> {
    request_with(address, method, path, &[], body)
}

/// The same with header fields.
///
/// # Errors
/// As [`request`].
pub fn request_with(
    address: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: Option<&str>,
) -> io::Result<Reply> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(120)))?;
    let body = body.unwrap_or_default();
    let headers: String = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nAccept: application/json, */*;q=0.5\r\n\
         Content-Type: application/json\r\n{headers}Content-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut bytes = Vec::new();
    // A server may reset after its answer; what was read until then counts.
    if let Err(error) = stream.read_to_end(&mut bytes)
        && bytes.is_empty()
    {
        return Err(error);
    }
    parse(&String::from_utf8_lossy(&bytes)).ok_or_else(|| io::Error::other("this is not HTTP"))
}

fn parse(text: &str) -> Option<Reply> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let chunked = head
        .to_ascii_lowercase()
        .contains("transfer-encoding: chunked");
    let body = if chunked {
        unchunk(body)
    } else {
        body.to_owned()
    };
    let media_type = head
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-type"))
        .map_or_else(String::new, |(_, value)| value.trim().to_owned());
    Some(Reply {
        status,
        media_type,
        body,
    })
}

/// Good enough for ASCII framing around text: sizes count bytes, and are cut at them.
fn unchunk(mut rest: &str) -> String {
    let mut out = Vec::new();
    while let Some((size, after)) = rest.split_once("\r\n") {
        let size = usize::from_str_radix(size.trim(), 16).unwrap_or(0);
        let Some(piece) = after
            .as_bytes()
            .get(..size)
            .filter(|piece| !piece.is_empty())
        else {
            break;
        };
        out.extend_from_slice(piece);
        rest = after.get(size + 2..).unwrap_or_default();
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn joins_chunks() {
        let text =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
        let reply = parse(text).unwrap();
        assert_eq!((reply.status, reply.body.as_str()), (200, "abcde"));
    }

    #[test]
    fn refuses_what_is_not_http() {
        assert!(parse("hello").is_none());
    }
}
