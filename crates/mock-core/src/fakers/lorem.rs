//! Words and sentences where nothing better is known. They are plain English and mean little.

use super::{
    Faker,
    registry::{list, text},
};
use crate::{draw::Draw, generate::Place};

pub(super) const FAKERS: &[Faker] = &[
    list(
        "lorem.sentence",
        "description summary note text details memo content abstract short_description overview \
         explanation information remarks long_description purpose excerpt instructions help_text \
         hint snippet desc detail notes synopsis help =value_description guidelines context",
        SENTENCES,
    ),
    list(
        "lorem.comment",
        "comment message feedback review reply comment.body message.body comment.text \
         message.text review.body response_text message.content comment.content sms answer \
         review.text review.comment =body chat_message reply_text message_body",
        COMMENTS,
    ),
    list(
        "lorem.question",
        "question question.text question.title prompt",
        &[
            "When does the shop open on Sundays?",
            "Which size fits a narrow window?",
            "How long does delivery take?",
            "Can the order still be changed?",
        ],
    ),
    list(
        "lorem.reason",
        "reason cancellation_reason =cause justification reason_text close_reason",
        &[
            "Requested by the customer",
            "No longer needed",
            "Ordered twice",
            "Replaced by a newer one",
        ],
    ),
    list(
        "lorem.subject",
        "subject subject_line email_subject message.subject =re",
        &[
            "Your order is on its way",
            "Minutes of Tuesday’s meeting",
            "Invoice for March",
            "A question about delivery",
        ],
    ),
    list(
        "lorem.task",
        "task.name task.title task todo.title todo card.name step.name milestone.title goal.name \
         story.name activity.name checklist.name action_item milestone.name subtask.name \
         todo.text task.content action.name work_item.title",
        &[
            "Draft the proposal",
            "Book the venue",
            "Check the new prices",
            "Write release notes",
            "Call the supplier",
            "Review the contract",
        ],
    ),
    list(
        "lorem.project",
        "project project.name project_name workspace.name workspace board.name portfolio.name \
         initiative.name campaign.name program.name campaign campaign_name space.name list.name \
         campaign.title project.title",
        &[
            "Website relaunch",
            "Warehouse move",
            "Spring catalogue",
            "Mobile app",
            "Customer survey",
            "Orchard",
        ],
    ),
    list(
        "lorem.channel",
        "channel channel.name channel_name group.name chat.name conversation.name forum.name \
         segment.name audience.name group_name list_name group.display_name group",
        &[
            "general",
            "announcements",
            "field-reports",
            "design",
            "random",
        ],
    ),
    text(
        "lorem.title",
        "title name label label_text heading caption =display_name alt_text nickname_title \
         =topic_name =product_line",
        |draw, _| title(draw),
    ),
    text(
        "lorem.key",
        "key topic attribute_name config_key =field =property",
        |draw, _| format!("{}_{}", word(draw), word(draw)),
    ),
    text(
        "lorem.word",
        "tag keyword word term =noun hashtag tags keywords tag.name keyword.text labels",
        |draw, _| word(draw).to_owned(),
    ),
    text("lorem.words", "words =phrase", |draw, _| words(draw, 3)),
    text("lorem.slug", "lorem_slug", |draw, _| {
        format!("{}-{}", word(draw), word(draw))
    }),
    text("lorem.csv", "csv comma_separated", |draw, _| {
        format!("{},{}", word(draw), word(draw))
    }),
    text(
        "lorem.paragraph",
        "paragraph article article.body post.body article.content post.content full_text terms \
         transcript issue.body pull_request.body release.body document.content blog_post.body \
         page.content story.text post.text release_notes",
        |draw, _| paragraph(draw),
    ),
    text(
        "lorem.html",
        "html html_body body_html html_content content_html description_html text_html rendered",
        |draw, _| format!("<p>{}</p>", draw.among(SENTENCES)),
    ),
    text(
        "lorem.markdown",
        "markdown readme description_markdown text_markdown",
        |draw, _| format!("## {}\n\n{}", title(draw), draw.among(SENTENCES)),
    ),
    list(
        "lorem.status",
        "status state lifecycle_state account_status current_state status_text",
        &["active", "pending", "complete"],
    ),
    list(
        "lorem.status_detail",
        "status_message status_reason status_description status_detail",
        &[
            "Waiting for confirmation.",
            "Everything went well.",
            "Handed over to the next shift.",
        ],
    ),
    list(
        "lorem.type",
        "=type =kind_name record_kind",
        &["standard", "basic", "custom"],
    ),
    list(
        "lorem.source",
        "source_name source.name lead_source origin_name =medium referral_source",
        &["newsletter", "search", "partner", "direct"],
    ),
];

const SENTENCES: &[&str] = &[
    "Replaces the earlier draft.",
    "Prepared for the quarterly review.",
    "Covers the months from April to June.",
    "Used by the support team every morning.",
    "Agreed with the supplier last week.",
    "Holds the figures for the northern region.",
    "Moved here from the old system.",
    "Shared with everyone in the project.",
    "Waiting for a second pair of eyes.",
    "Collected on site and checked twice.",
    "Keeps the settings of the pilot phase.",
    "Open to comments until Friday.",
];

const COMMENTS: &[&str] = &[
    "Looks good to me, thanks.",
    "Could you check the second page again?",
    "We will deliver on Thursday.",
    "This solved it for us.",
    "The parcel arrived a day early.",
    "Let us talk about this on Monday.",
    "I have added the missing figures.",
    "Please leave it at the reception.",
    "Nice work, and quick too.",
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
    draw.among(WORDS)
}

/// Some words with spaces between.
pub(crate) fn words(draw: &mut Draw, n: usize) -> String {
    (0..n).map(|_| word(draw)).collect::<Vec<_>>().join(" ")
}

/// What a text is when its name says nothing.
pub(crate) fn phrase(draw: &mut Draw, _: &Place) -> String {
    word(draw).to_owned()
}

/// With a capital at the beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

fn title(draw: &mut Draw) -> String {
    capital(&words(draw, 2))
}

fn paragraph(draw: &mut Draw) -> String {
    let start = draw.index(SENTENCES.len());
    let sentences = (0..3).map(|idx| SENTENCES[(start + 5 * idx) % SENTENCES.len()]);
    sentences.collect::<Vec<_>>().join(" ")
}
