//! All pages of a list, as a client follows them.

use serde_json::Value;
use specwright_tests::connection::{Answer, Connection, Request};

use crate::inferred::Listing;

/// A list with more pages than this does not end.
const MAX_PAGES: usize = 60;

/// Everything that a list holds, row by row.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    pub(crate) rows: Vec<Value>,
    pub(crate) n_pages: usize,
    /// What the list says of its length.
    pub(crate) total: Option<u64>,
}

/// Asks for the first page with `request`, then for each that the answers lead to.
pub(crate) fn all(
    connection: &mut Connection,
    listing: &Listing,
    request: &Request,
) -> Result<Walked, String> {
    let mut walked = Walked::default();
    let mut next = Some(request.clone());
    while let Some(request) = next {
        if walked.n_pages == MAX_PAGES {
            return Err(format!("{MAX_PAGES} pages and no end"));
        }
        let answer = connection
            .send(&request)
            .map_err(|error| error.to_string())?;
        if answer.status >= 300 {
            return Err(format!(
                "page {} is answered with {}: {}",
                walked.n_pages + 1,
                answer.status,
                request.target
            ));
        }
        let body: Value =
            serde_json::from_slice(&answer.body).map_err(|error| error.to_string())?;
        let rows = listing
            .rows(&body)
            .ok_or("there is no array where the rows should be")?;
        walked.total = listing.total(&body).or(walked.total);
        walked.n_pages += 1;
        next = following(listing, &request, &answer, &body, rows, walked.rows.len());
        let entities = rows.iter().map(|row| row.pointer(&listing.row).cloned());
        walked.rows.extend(entities.map(Option::unwrap_or_default));
    }
    Ok(walked)
}

/// The request for the page behind this one.
fn following(
    listing: &Listing,
    request: &Request,
    answer: &Answer,
    body: &Value,
    rows: &[Value],
    n_before: usize,
) -> Option<Request> {
    if rows.is_empty() {
        return None;
    }
    if let Some(link) = answer.header("link") {
        return Some(at(request, &next_of(link)?));
    }
    if let Some(pointer) = &listing.next {
        let value = body.pointer(pointer)?;
        let text = value
            .as_str()
            .map(str::to_owned)
            .or_else(|| value.as_u64().map(|n| n.to_string()))?;
        if text.is_empty() {
            return None;
        }
        return match (
            &listing.cursor,
            text.contains("://") || text.starts_with('/'),
        ) {
            (_, true) => Some(at(request, &text)),
            (Some(name), false) => Some(with(request, name, &text)),
            (None, false) => None,
        };
    }
    let has_more = listing
        .has_more
        .as_ref()
        .map(|pointer| body.pointer(pointer) == Some(&Value::Bool(true)));
    if has_more == Some(false) {
        return None;
    }
    if let Some(name) = listing.after.as_ref().filter(|_| has_more.is_some()) {
        let last = listing.identity_of(rows.last()?.pointer(&listing.row)?)?;
        return Some(with(request, name, last.last()?));
    }
    if let Some(name) = &listing.page {
        let now = value_of(request, name).and_then(|text| text.parse::<u64>().ok());
        return Some(with(request, name, &(now.unwrap_or(1) + 1).to_string()));
    }
    let name = listing.offset.as_ref()?;
    Some(with(request, name, &(n_before + rows.len()).to_string()))
}

/// RFC 8288: the target of the link whose relation is `next`.
fn next_of(link: &str) -> Option<String> {
    let links = link.split(',').map(str::trim);
    let mut next = links.filter(|one| one.contains("rel=\"next\"") || one.ends_with("rel=next"));
    let one = next.next()?;
    Some(one.split_once('<')?.1.split_once('>')?.0.to_owned())
}

/// The same request for another address, of which only path and query matter.
fn at(request: &Request, address: &str) -> Request {
    let target = match address.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |slash| &rest[slash..]),
        None => address,
    };
    Request {
        target: target.to_owned(),
        ..request.clone()
    }
}

/// The same request with a query parameter set.
pub(crate) fn with(request: &Request, name: &str, value: &str) -> Request {
    let (path, query) = request
        .target
        .split_once('?')
        .unwrap_or((&request.target, ""));
    let others = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !is_named(pair, name));
    let value = percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC);
    let own = format!(
        "{}={value}",
        name.replace('[', "%5B")
            .replace(']', "%5D")
            .replace('$', "%24")
    );
    let pairs: Vec<String> = others.map(str::to_owned).chain([own]).collect();
    Request {
        target: format!("{path}?{}", pairs.join("&")),
        ..request.clone()
    }
}

/// Names and values of the query, decoded.
pub(crate) fn pairs(request: &Request) -> Vec<(String, String)> {
    let query = request
        .target
        .split_once('?')
        .map_or("", |(_, query)| query);
    let decode = |text: &str| {
        let decoded = percent_encoding::percent_decode_str(text);
        decoded.decode_utf8_lossy().into_owned()
    };
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

fn value_of<'r>(request: &'r Request, name: &str) -> Option<&'r str> {
    let query = request.target.split_once('?')?.1;
    let pair = query.split('&').find(|pair| is_named(pair, name))?;
    Some(pair.split_once('=')?.1)
}

fn is_named(pair: &str, name: &str) -> bool {
    let own = pair.split('=').next().unwrap_or_default();
    percent_encoding::percent_decode_str(own).decode_utf8_lossy() == name
}

#[cfg(test)]
mod tests {
    use specwright_tests::connection::Request;

    use super::{next_of, with};

    #[test]
    fn the_next_link_is_found_among_others() {
        let link =
            "<http://a.example/x?page=1>; rel=\"prev\", <http://a.example/x?page=3>; rel=\"next\"";
        assert_eq!(next_of(link).unwrap(), "http://a.example/x?page=3");
        assert_eq!(next_of("</x>; rel=\"last\""), None);
    }

    #[test]
    fn a_parameter_is_replaced() {
        let request = Request {
            target: "/x?a=1&page%5Bsize%5D=2".to_owned(),
            ..Request::default()
        };
        assert_eq!(
            with(&request, "page[size]", "3").target,
            "/x?a=1&page%5Bsize%5D=3"
        );
    }
}
