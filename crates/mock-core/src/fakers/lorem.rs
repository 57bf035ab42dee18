//! Words and sentences where nothing better is known.

use fake::{
    Fake,
    faker::lorem::en::{Paragraph, Sentence},
};

use super::{Faker, Make::Text};
use crate::{draw::Draw, generate::Place};

pub(crate) const FAKERS: &[Faker] = &[
    (
        &[
            "description",
            "summary",
            "comment",
            "note",
            "notes",
            "message",
            "body",
            "text",
            "content",
            "bio",
            "about",
            "caption",
            "reason",
            "details",
            "memo",
            "statement_descriptor",
        ],
        Text(|draw, _| sentence(draw)),
    ),
    (
        &["title", "subject", "headline", "label_text"],
        Text(|draw, _| title(draw)),
    ),
    (&["name", "label"], Text(|draw, _| title(draw))),
    (
        &["slug", "key", "tag", "topic", "keyword"],
        Text(|draw, _| format!("{}-{}", word(draw), word(draw))),
    ),
    (
        &["status", "state"],
        Text(|draw, _| {
            draw.pick(&["active", "pending", "complete"], "active")
                .to_owned()
        }),
    ),
    (
        &["paragraph", "article"],
        Text(|draw, _| Paragraph(2..4).fake_with_rng(&mut draw.0)),
    ),
    (
        &[
            "sha",
            "commit_sha",
            "commit_id",
            "hash",
            "checksum",
            "node_sha",
        ],
        Text(|draw, _| {
            (0..5)
                .map(|_| format!("{:08x}", draw.below(1 << 32)))
                .collect()
        }),
    ),
    (
        &[
            "token",
            "secret",
            "access_token",
            "refresh_token",
            "api_key",
            "client_secret",
        ],
        Text(|draw, _| draw.fill("mock_****************")),
    ),
];

const WORDS: &[&str] = &[
    "amber", "anchor", "birch", "breeze", "cedar", "cobalt", "copper", "coral", "delta", "ember",
    "falcon", "fern", "granite", "harbor", "hazel", "heron", "indigo", "ivory", "jasper",
    "juniper", "lagoon", "lantern", "linden", "maple", "meadow", "nectar", "nova", "oak", "onyx",
    "orchid", "pebble", "pine", "quartz", "raven", "ridge", "river", "saffron", "sage", "sierra",
    "spruce", "summit", "thistle", "timber", "topaz", "umber", "velvet", "willow", "zephyr",
];

/// A short English word.
pub(crate) fn word(draw: &mut Draw) -> &'static str {
    WORDS[draw.index(WORDS.len())]
}

/// Some words with spaces between.
pub(crate) fn words(draw: &mut Draw, n: usize) -> String {
    (0..n).map(|_| word(draw)).collect::<Vec<_>>().join(" ")
}

/// What a text is when its name says nothing.
pub(crate) fn phrase(draw: &mut Draw, _: &Place) -> String {
    word(draw).to_owned()
}

fn sentence(draw: &mut Draw) -> String {
    Sentence(4..9).fake_with_rng(&mut draw.0)
}

fn title(draw: &mut Draw) -> String {
    let text = words(draw, 2);
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
