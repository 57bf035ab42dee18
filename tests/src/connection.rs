//! A connection that is kept: HTTP/1.1, loopback only.
//!
//! In:  an address, and requests.
//! Out: whole answers as bytes, with the time they took.
//! Never: waits for ever; never follows a redirect or decodes a body.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// Who is silent for longer hangs.
const LIMIT: Duration = Duration::from_secs(20);

/// A request as it is sent; `Host` and `Content-Length` are added.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// In upper case.
    pub method: String,
    /// Path and query, encoded.
    pub target: String,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// Nothing is not the same as an empty one.
    pub body: Option<Vec<u8>>,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// Names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// Without its framing.
    pub body: Vec<u8>,
    /// From the first byte sent to the last one read.
    pub took: Duration,
}

impl Answer {
    /// The first field of that name, which is in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(one, _)| one == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// A place to send requests to, one after the other.
#[derive(Debug)]
pub struct Connection {
    address: String,
    stream: Option<BufReader<TcpStream>>,
}

impl Connection {
    /// `127.0.0.1:4010`; connects with the first request.
    #[must_use]
    pub fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            stream: None,
        }
    }

    /// Sends one request and reads the whole answer.
    ///
    /// # Errors
    /// When nobody answers in time, or what comes back is not HTTP.
    pub fn send(&mut self, request: &Request) -> io::Result<Answer> {
        let was_kept = self.stream.is_some();
        let first = self.exchange(request);
        match first {
            // A kept connection may have been closed in the meantime.
            Err(error) if was_kept && is_closed(&error) => self.exchange(request),
            other => other,
        }
    }

    fn exchange(&mut self, request: &Request) -> io::Result<Answer> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => connect(&self.address)?,
        };
        let start = Instant::now();
        stream
            .get_mut()
            .write_all(&written(request, &self.address))?;
        let (status, headers) = read_head(&mut stream)?;
        let mut answer = Answer {
            status,
            headers,
            body: Vec::new(),
            took: Duration::ZERO,
        };
        let has_body = request.method != "HEAD" && status != 204 && status != 304;
        let mut ends = answer.header("connection") == Some("close");
        if has_body {
            ends |= read_body(&mut stream, &mut answer)?;
        }
        answer.took = start.elapsed();
        self.stream = (!ends).then_some(stream);
        Ok(answer)
    }
}

fn connect(address: &str) -> io::Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(LIMIT))?;
    stream.set_write_timeout(Some(LIMIT))?;
    Ok(BufReader::new(stream))
}

fn is_closed(error: &io::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    matches!(
        error.kind(),
        BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof
    )
}

fn written(request: &Request, address: &str) -> Vec<u8> {
    let mut head = format!(
        "{} {} HTTP/1.1\r\nHost: {address}\r\n",
        request.method, request.target
    );
    for (name, value) in &request.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    let body = request.body.as_deref().unwrap_or_default();
    let named = |name: &str| {
        request
            .headers
            .iter()
            .any(|(one, _)| one.eq_ignore_ascii_case(name))
    };
    if named("Transfer-Encoding") {
        let size = format!("\r\n{:x}\r\n", body.len());
        let end: &[u8] = if body.is_empty() {
            b"\r\n"
        } else {
            b"\r\n0\r\n\r\n"
        };
        return [head.as_bytes(), size.as_bytes(), body, end].concat();
    }
    if request.body.is_some() || !matches!(request.method.as_str(), "GET" | "HEAD") {
        head.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    [head.as_bytes(), b"\r\n", body].concat()
}

type Head = (u16, Vec<(String, String)>);

fn read_head(stream: &mut impl BufRead) -> io::Result<Head> {
    let first = read_line(stream)?;
    let status = first
        .strip_prefix("HTTP/1.1 ")
        .and_then(|rest| rest.get(..3)?.parse().ok());
    let status = status.ok_or_else(|| io::Error::other(format!("not HTTP: {first}")))?;
    let mut headers = Vec::new();
    loop {
        let line = read_line(stream)?;
        if line.is_empty() {
            return Ok((status, headers));
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
}

/// A line without its end. Bytes that are not UTF-8 become replacement characters.
fn read_line(stream: &mut impl BufRead) -> io::Result<String> {
    let mut line = Vec::new();
    if stream.read_until(b'\n', &mut line)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(String::from_utf8_lossy(&line)
        .trim_end_matches(['\r', '\n'])
        .to_owned())
}

/// Reads the body; whether only the end of the connection ends it.
fn read_body(stream: &mut impl BufRead, answer: &mut Answer) -> io::Result<bool> {
    if let Some(length) = answer.header("content-length") {
        let length = length.parse().map_err(io::Error::other)?;
        answer.body = vec![0; length];
        stream.read_exact(&mut answer.body)?;
        return Ok(false);
    }
    if answer.header("transfer-encoding") != Some("chunked") {
        stream.read_to_end(&mut answer.body)?;
        return Ok(true);
    }
    loop {
        let line = read_line(stream)?;
        let size = usize::from_str_radix(line.split(';').next().unwrap_or_default(), 16);
        let size = size.map_err(io::Error::other)?;
        stream.take(size as u64).read_to_end(&mut answer.body)?;
        read_line(stream)?;
        if size == 0 {
            return Ok(false);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;
    use std::thread;

    use super::{Connection, Request};

    /// Answers with these texts, one after the other, on one connection.
    fn server(answers: &'static [&'static str]) -> String {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap().to_string();
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            for answer in answers {
                let _ = stream.read(&mut [0; 1024]).unwrap();
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });
        address
    }

    #[test]
    fn a_connection_serves_answers_of_both_framings() {
        let address = server(&[
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
            "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\nX-A: b\r\n\r\nno",
            "HTTP/1.1 204 No Content\r\n\r\n",
        ]);
        let mut connection = Connection::new(&address);
        let request = Request {
            method: "GET".to_owned(),
            target: "/".to_owned(),
            ..Request::default()
        };
        let mut ask = || connection.send(&request).unwrap();
        let first = ask();
        assert_eq!(
            (first.status, first.body.as_slice()),
            (200, b"abcde".as_slice())
        );
        let second = ask();
        assert_eq!(
            (second.status, second.body.as_slice()),
            (404, b"no".as_slice())
        );
        assert_eq!(second.header("x-a"), Some("b"));
        assert_eq!(ask().status, 204);
    }
}
