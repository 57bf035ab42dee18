//! Which media type answers (RFC 9110, section 12.5.1).

use http::{HeaderMap, header::ACCEPT};

use crate::media::{Media, split_outside_quotes};

/// One entry of `Accept`: a range and its weight in thousandths.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wish {
    range: Media,
    weight: u32,
}

/// The chosen media type: its index and the concrete type to name in the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chosen {
    pub(crate) idx: usize,
    pub(crate) media: Media,
    /// Whether the client names this very type; if not, a range leaves the type to the example.
    pub(crate) asked: bool,
}

/// Picks one of the offered types; `None` when all are refused.
///
/// Highest weight first; among equals JSON, then document order. `None` among the offers
/// stands for a name that is no media type.
pub(crate) fn choose(headers: &HeaderMap, offers: &[Option<Media>]) -> Option<Chosen> {
    let wishes = wishes(headers);
    let offered = || {
        offers
            .iter()
            .enumerate()
            .filter_map(|(idx, offer)| Some((idx, offer.as_ref()?)))
    };
    if wishes.is_empty() {
        let wild = offered().find(|(_, offer)| offer.text() == "*/*");
        let best = wild
            .or_else(|| offered().find(|(_, offer)| offer.is_json()))
            .or_else(|| offered().next());
        return best.map(|(idx, offer)| Chosen {
            idx,
            media: concrete(offer, None),
            asked: false,
        });
    }
    let ranked = offered().filter_map(|(idx, offer)| {
        let wish = most_particular(&wishes, offer)?;
        (wish.weight > 0).then(|| {
            (
                (
                    wish.weight,
                    wish.range.n_shared_parameters(offer),
                    offer.is_json(),
                    std::cmp::Reverse(idx),
                ),
                idx,
                concrete(offer, Some(&wish.range)),
                !wish.range.is_range(),
            )
        })
    });
    ranked
        .max_by_key(|(rank, ..)| *rank)
        .map(|(_, idx, media, asked)| Chosen { idx, media, asked })
}

fn wishes(headers: &HeaderMap) -> Vec<Wish> {
    let mut wishes = Vec::new();
    for field in headers.get_all(ACCEPT) {
        let text = String::from_utf8_lossy(field.as_bytes());
        wishes.extend(split_outside_quotes(&text, ',').filter_map(wish));
    }
    if wishes
        .iter()
        .all(|wish| wish.range.text() == "*/*" && wish.weight > 0)
    {
        wishes.clear();
    }
    wishes
}

fn wish(text: &str) -> Option<Wish> {
    let mut range = Media::parse(text.trim())?;
    let at = range.parameters.iter().position(|(name, _)| name == "q");
    let quality = at
        .and_then(|at| range.parameters.get(at))
        .and_then(|(_, value)| value.parse::<f32>().ok())
        .unwrap_or(1.0);
    if let Some(at) = at {
        range.parameters.truncate(at);
    }
    Some(Wish {
        range,
        weight: (quality.clamp(0.0, 1.0) * 1000.0) as u32,
    })
}

/// The entry that speaks about an offer most precisely decides its weight.
fn most_particular<'w>(wishes: &'w [Wish], offer: &Media) -> Option<&'w Wish> {
    wishes
        .iter()
        .filter(|wish| meets(&wish.range, offer))
        .max_by_key(|wish| {
            let Media {
                main, parameters, ..
            } = &wish.range;
            (
                main != "*",
                !wish.range.is_range(),
                parameters.len(),
                wish.weight,
            )
        })
}

/// A parameter that the document does not name (`; version=1`) is no reason to refuse.
/// `application/json` is also met by `application/vnd.api+json`: whoever reads the one reads the other.
fn meets(wanted: &Media, offer: &Media) -> bool {
    let suffix = || {
        wanted.sub == "json"
            && wanted.main == offer.main
            && offer.is_json()
            && wanted.parameters.is_empty()
    };
    wanted.covers(offer)
        || wanted.is_another_writing_of(offer)
        || suffix()
        || offer.is_range() && !wanted.is_range() && offer.covers(wanted)
        || both_ranges(wanted, offer)
}

fn both_ranges(wanted: &Media, offer: &Media) -> bool {
    wanted.is_range()
        && offer.is_range()
        && (wanted.main == "*" || offer.main == "*" || wanted.main == offer.main)
}

/// A type that can be sent, where the document or the client only gives a range.
pub(crate) fn concrete(offer: &Media, wanted: Option<&Media>) -> Media {
    if !offer.is_range() {
        return offer.clone();
    }
    if let Some(wanted) = wanted.filter(|wanted| !wanted.is_range()) {
        return wanted.clone();
    }
    let main = wanted
        .filter(|wanted| offer.main == "*" && wanted.main != "*")
        .map_or(offer.main.as_str(), |wanted| wanted.main.as_str());
    let (main, sub) = match main {
        "text" => ("text", "plain"),
        "image" => ("image", "png"),
        "audio" => ("audio", "wav"),
        "video" => ("video", "mp4"),
        "*" | "application" => ("application", "json"),
        other => (other, "octet-stream"),
    };
    let sub = match offer.sub.strip_prefix("*+") {
        Some(suffix) => suffix,
        None => sub,
    };
    Media {
        main: main.to_owned(),
        sub: sub.to_owned(),
        parameters: Vec::new(),
    }
}
