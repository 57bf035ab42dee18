//! How long a large HAR file takes, and how much memory: written and read as a stream.
//!
//! In:  as arguments a file to write and how many entries (100,000 where it is not said).
//! Out: seconds, megabytes and the most memory that was resident, for writing and for reading.

#![expect(clippy::print_stdout, reason = "the numbers are what it is for")]

use std::{
    fs::File,
    io::{self, BufReader, BufWriter},
    time::Instant,
};

use bytes::Bytes;
use mock_learn::{
    Observed, ObservedSide, Times,
    forms::{FormError, har},
};

fn main() -> Result<(), FormError> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().unwrap_or_else(|| "large.har".to_owned());
    let count = arguments
        .next()
        .and_then(|text| text.parse().ok())
        .unwrap_or(100_000);
    println!("resident at the beginning: {}", resident());
    let start = Instant::now();
    write(&path, count)?;
    let megabytes = std::fs::metadata(&path)?.len() / 1_000_000;
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{count} entries written, {megabytes} MB: {seconds:.2} s, most resident {}",
        resident()
    );
    let start = Instant::now();
    let mut n_bytes = 0;
    let input = BufReader::new(File::open(&path)?);
    let summary = har::read(input, |observed, _| n_bytes += observed.response.body.len())?;
    let (n_read, seconds) = (summary.n_delivered, start.elapsed().as_secs_f64());
    println!(
        "{n_read} entries read, {n_bytes} bytes of bodies: {seconds:.2} s, most resident {}",
        resident()
    );
    Ok(())
}

fn write(path: &str, count: u64) -> io::Result<()> {
    let creator = har::Creator {
        name: "measure",
        version: "1",
    };
    let mut writer = har::Writer::new(BufWriter::new(File::create(path)?), creator)?;
    for index in 0..count {
        writer.entry(&exchange(index))?;
    }
    writer.finish().map(drop)
}

/// An exchange with a body of 2 KB on the way back; every tenth body is no text.
fn exchange(index: u64) -> Observed {
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let body = match index % 10 {
        0 => vec![0xFF; 2_000],
        _ => format!("{{\"id\":{index},\"name\":\"{}\"}}", "é\\\"x".repeat(400)).into_bytes(),
    };
    let side = |headers, body: Vec<u8>| ObservedSide {
        headers,
        body_len: body.len() as u64,
        body: Bytes::from(body),
        ..ObservedSide::default()
    };
    Observed {
        at_us: 1_700_000_000_000_000 + index as i64 * 1_000,
        times: Times {
            queued_us: 10,
            first_byte_us: 300,
            total_us: 500,
        },
        method: "POST".to_owned(),
        url: format!("https://api.example.com/pets/{index}?limit=10&tag=a%20b"),
        version: "HTTP/1.1".to_owned(),
        status: 200,
        request: side(
            vec![
                field("Host", "api.example.com"),
                field("Cookie", "a=1; b=2"),
                field("Content-Type", "application/json"),
            ],
            b"{\"name\":\"Rex\"}".to_vec(),
        ),
        response: side(vec![field("Content-Type", "application/json")], body),
        ..Observed::default()
    }
}

/// The most memory that this process had resident so far, as Linux tells it.
fn resident() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.map_or("unknown".to_owned(), |line| {
        line["VmHWM:".len()..].trim().to_owned()
    })
}
