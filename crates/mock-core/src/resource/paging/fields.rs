//! The places of an answer that say how its page lies among the others.

use oas_model::SchemaType;

use crate::{
    book::Book,
    resource::{
        body::{self, Open},
        list_shape::PagingFields,
        role::ValuePath,
    },
};

const HAS_MORE: &[&str] = &[
    "hasmore",
    "more",
    "hasnext",
    "hasnextpage",
    "istruncated",
    "truncated",
    "hasmoreitems",
    "hasmoreresults",
    "moreresults",
];
const TOTAL: &[&str] = &[
    "total",
    "totalcount",
    "totalresults",
    "totalitems",
    "totalelements",
    "totalentries",
    "totalsize",
    "totalrecords",
    "totalrows",
    "odatacount",
    "totalhits",
    "totalnumber",
    "resultcount",
    "recordcount",
    "numfound",
    "found",
    "itemcount",
    "totalobjects",
];
const COUNT: &[&str] = &[
    "count",
    "length",
    "numresults",
    "numberofelements",
    "pagecount",
    "resultsize",
];
const PAGES: &[&str] = &[
    "totalpages",
    "pages",
    "numpages",
    "lastpage",
    "pagecount",
    "totalpagecount",
];
const PAGE: &[&str] = &[
    "page",
    "pagenumber",
    "currentpage",
    "pageindex",
    "number",
    "pagenum",
];
const LIMIT: &[&str] = &[
    "size",
    "limit",
    "perpage",
    "pagesize",
    "itemsperpage",
    "pagelimit",
    "maxresults",
];
const OFFSET: &[&str] = &["offset", "start", "startindex", "startat", "skip"];
const NEXT: &[&str] = &[
    "next",
    "nextpageuri",
    "nexturl",
    "nextlink",
    "odatanextlink",
    "nextpageurl",
    "nexthref",
    "nextpagelink",
    "nextpage",
    "nextpath",
    "nexturi",
];
const PREVIOUS: &[&str] = &[
    "previous",
    "prev",
    "previouspageuri",
    "previousurl",
    "previouslink",
    "prevpageurl",
    "previouspageurl",
    "prevlink",
    "previouspage",
    "prevurl",
    "prevpage",
];
const FIRST: &[&str] = &[
    "first",
    "firstpageuri",
    "firsturl",
    "firstpageurl",
    "firstlink",
    "firstpage",
];
const LAST: &[&str] = &["last", "lastpageuri", "lasturl", "lastpageurl", "lastlink"];
const THIS: &[&str] = &["self", "uri", "url", "href", "selflink", "current"];
const NEXT_WORD: &[&str] = &[
    "nextpagetoken",
    "nextcursor",
    "nextmarker",
    "continue",
    "nexttoken",
    "cursor",
    "after",
    "endcursor",
    "nextoffset",
    "continuationtoken",
    "nextpagecursor",
    "scrollid",
    "nextstartkey",
    "nextcontinuationtoken",
    "paginationtoken",
    "bookmark",
];
const PREVIOUS_WORD: &[&str] = &[
    "prevpagetoken",
    "previouscursor",
    "prevcursor",
    "prevmarker",
    "before",
    "startcursor",
    "previouspagetoken",
    "previousmarker",
];

/// Objects of an envelope that speak about paging.
const AROUND: &[&str] = &[
    "meta",
    "links",
    "pages",
    "paging",
    "pagination",
    "page",
    "pageinfo",
    "metadata",
    "cursors",
    "cursor",
    "responsemetadata",
    "nextpage",
    "resultset",
    "pager",
    "resultinfo",
    "listinfo",
    "next",
    "prev",
    "previous",
    "first",
    "last",
    "self",
];

/// Finds them beside the rows and in the objects around them.
pub(super) fn of(book: &Book, answer: &Open, rows: &ValuePath, has_cursor: bool) -> PagingFields {
    let mut finder = Finder {
        book,
        rows,
        has_cursor,
        found: PagingFields::default(),
    };
    if answer.is_object() {
        finder.visit(answer, &Vec::new(), 0);
    }
    finder.found
}

struct Finder<'f> {
    book: &'f Book,
    rows: &'f ValuePath,
    has_cursor: bool,
    found: PagingFields,
}

impl Finder<'_> {
    fn visit(&mut self, object: &Open, path: &ValuePath, depth: usize) {
        let members: Vec<_> = object
            .members(self.book)
            .map(|(name, open)| (name.to_owned(), open))
            .collect();
        for (name, member) in &members {
            let at = body::then(path, name);
            if at == *self.rows || (member.is_array() && !member.is_object()) {
                continue;
            }
            match member.is_object() {
                true if depth < 3 && self.is_around(name, &at) => {
                    self.visit(member, &at, depth + 1)
                }
                true => {}
                false => self.take(&body::plain(name), member, at),
            }
        }
    }

    fn is_around(&self, name: &str, at: &ValuePath) -> bool {
        AROUND.contains(&body::plain(name).as_str()) || self.rows.starts_with(at)
    }

    fn take(&mut self, name: &str, member: &Open, at: ValuePath) {
        let is_number = member.is(SchemaType::Integer) || member.is(SchemaType::Number);
        let is_text = member.is(SchemaType::String);
        if member.is(SchemaType::Boolean) {
            keep(&mut self.found.has_more, HAS_MORE, name, &at);
        } else if is_number && !is_text {
            self.take_number(name, &at);
        } else if is_text {
            self.take_text(name, member, at);
        }
    }

    fn take_number(&mut self, name: &str, at: &ValuePath) {
        let found = &mut self.found;
        let places = [
            (&mut found.total, TOTAL),
            (&mut found.pages, PAGES),
            (&mut found.page, PAGE),
            (&mut found.limit, LIMIT),
            (&mut found.offset, OFFSET),
            (&mut found.count, COUNT),
            (&mut found.end, &["end"]),
        ];
        for (place, names) in places {
            if keep(place, names, name, at) {
                return;
            }
        }
        keep(
            &mut found.next_cursor,
            &["nextoffset", "nextcursor", "nextpage", "next"],
            name,
            at,
        );
    }

    /// `next: {href: …}` is a link under the name of what is around it.
    fn take_text(&mut self, name: &str, member: &Open, at: ValuePath) {
        let around = at
            .len()
            .checked_sub(2)
            .map(|idx| body::plain(&at[idx]))
            .unwrap_or_default();
        let in_link = matches!(name, "href" | "url" | "uri" | "path")
            && !around.is_empty()
            && AROUND.contains(&around.as_str());
        let told = if in_link {
            around.clone()
        } else {
            name.to_owned()
        };
        let is_page = around == "nextpage" && matches!(name, "offset" | "cursor" | "token");
        if is_page {
            self.found.next_cursor.get_or_insert(at);
            return;
        }
        let found = &mut self.found;
        if keep(&mut found.next_cursor, NEXT_WORD, &told, &at)
            || keep(&mut found.previous_cursor, PREVIOUS_WORD, &told, &at)
        {
            return;
        }
        let is_link = in_link
            || told.contains("ur")
            || told.contains("link")
            || told.contains("href")
            || says_address(member)
            || matches!(around.as_str(), "links" | "pages");
        let is_word = self.has_cursor && !is_link;
        let (next, previous) = match is_word {
            true => (&mut found.next_cursor, &mut found.previous_cursor),
            false => (&mut found.next, &mut found.previous),
        };
        let _ = keep(next, NEXT, &told, &at)
            || keep(previous, PREVIOUS, &told, &at)
            || keep(&mut found.first, FIRST, &told, &at)
            || keep(&mut found.last, LAST, &told, &at)
            || keep(&mut found.this, THIS, &told, &at);
    }
}

fn says_address(member: &Open) -> bool {
    let schema = &member.shape.schema;
    let about = schema
        .description
        .as_deref()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let is_address = |one: &serde_json::Value| {
        one.as_str()
            .is_some_and(|text| text.starts_with("http") || text.starts_with('/'))
    };
    matches!(
        schema.format.as_deref(),
        Some("uri" | "url" | "uri-reference")
    ) || ["url", "uri", "link"]
        .iter()
        .any(|word| about.contains(word))
        || schema.examples.iter().any(is_address)
}

/// Keeps the first place with one of these names.
fn keep(place: &mut Option<ValuePath>, names: &[&str], name: &str, at: &ValuePath) -> bool {
    let is_one = names.contains(&name) && place.is_none();
    if is_one {
        *place = Some(at.clone());
    }
    is_one
}
