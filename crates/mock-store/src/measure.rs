//! The numbers of exchanges, packed: some twelve bytes each instead of a row.
//!
//! Statistics over a million exchanges read two thousand values of this kind. One value holds up
//! to [`CHUNK`] exchanges in the order in which they were written; each is six numbers as LEB128:
//! the id's distance from the one before (zigzag), kind, total time in microseconds, length of
//! the request and of the response in bytes, violations.

use mock_core::Exchange;

/// Exchanges of one value.
pub(crate) const CHUNK: usize = 512;

/// What statistics know of one exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Measure {
    pub(crate) id: i64,
    pub(crate) kind: i64,
    pub(crate) total_us: u32,
    pub(crate) request_len: u64,
    pub(crate) response_len: u64,
    pub(crate) n_violations: u32,
}

impl Measure {
    pub(crate) fn of(exchange: &Exchange, kind: i64) -> Self {
        Self {
            id: exchange.id.0,
            kind,
            total_us: exchange.total_us,
            request_len: exchange.request.body_len,
            response_len: exchange.response.body_len,
            n_violations: u32::try_from(exchange.violations.len()).unwrap_or(u32::MAX),
        }
    }
}

pub(crate) fn packed(measures: &[Measure]) -> Vec<u8> {
    let mut data = Vec::with_capacity(measures.len() * 14);
    let mut before = 0_i64;
    for one in measures {
        let distance = one.id.wrapping_sub(before);
        before = one.id;
        put(
            &mut data,
            ((distance << 1) ^ (distance >> 63)).cast_unsigned(),
        );
        put(&mut data, one.kind.unsigned_abs());
        put(&mut data, u64::from(one.total_us));
        put(&mut data, one.request_len);
        put(&mut data, one.response_len);
        put(&mut data, u64::from(one.n_violations));
    }
    data
}

/// As far as the bytes make sense.
pub(crate) fn unpacked(mut data: &[u8]) -> Vec<Measure> {
    let mut measures = Vec::with_capacity(data.len() / 8);
    let mut id = 0_i64;
    while let Some(one) = take_one(&mut data, id) {
        id = one.id;
        measures.push(one);
    }
    measures
}

fn take_one(data: &mut &[u8], before: i64) -> Option<Measure> {
    let zigzag = take(data)?;
    let distance = (zigzag >> 1).cast_signed() ^ -(zigzag & 1).cast_signed();
    Some(Measure {
        id: before.wrapping_add(distance),
        kind: i64::try_from(take(data)?).ok()?,
        total_us: u32::try_from(take(data)?).ok()?,
        request_len: take(data)?,
        response_len: take(data)?,
        n_violations: u32::try_from(take(data)?).ok()?,
    })
}

fn put(data: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        data.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    data.push(number as u8);
}

fn take(data: &mut &[u8]) -> Option<u64> {
    let (mut number, mut shift) = (0_u64, 0);
    loop {
        let (byte, rest) = data.split_first()?;
        *data = rest;
        number |= u64::from(byte & 0x7F).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
        shift += 7;
    }
}
