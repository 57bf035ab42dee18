//! Blocks as a request.

use std::collections::BTreeSet;

use super::blocks::{Block, Entry};
use crate::{
    Observed,
    forms::{
        FormError, Imported, Note,
        draft::{self, Auth},
        form_data::Part,
        variables::{Variables, without_unknown_server},
    },
};

const METHODS: [&str; 10] = [
    "get", "post", "put", "patch", "delete", "head", "options", "trace", "connect", "http",
];

/// Reads the request of `own`, with what holds around it.
pub(super) fn read(
    own: &[Block],
    around: &[Vec<Block>],
    imported: &mut Imported,
) -> Result<(), FormError> {
    let Some(head) = own
        .iter()
        .find(|block| METHODS.contains(&block.name.as_str()))
    else {
        return Err(FormError::NotThis(
            "the `.bru` file has no request: a block such as `get {`; give the files of requests, and \
             those of the collection, folder or environment beside them"
                .to_owned(),
        ));
    };
    let mut here = Here {
        own,
        around,
        variables: variables(own, around),
        unknown: BTreeSet::new(),
        imported,
    };
    let observed = here.request(head);
    let unknown = std::mem::take(&mut here.unknown);
    match observed {
        Some(observed) => imported.exchanges.push(observed),
        None => imported.note(&head.name, "The request has no address; it was left out."),
    }
    for name in unknown {
        let text =
            format!("The variable `{name}` has no value in the files; `{{{{{name}}}}}` stays.");
        imported.notes.push(Note::of_file("vars", text));
    }
    Ok(())
}

fn variables(own: &[Block], around: &[Vec<Block>]) -> Variables {
    let mut variables = Variables::default();
    let blocks = around.iter().flatten().chain(own);
    for block in blocks.filter(|block| ["vars", "vars:pre-request"].contains(&block.name.as_str()))
    {
        for entry in block.entries() {
            variables.add(entry.key.trim_start_matches('@'), entry.value);
        }
    }
    variables
}

struct Here<'h> {
    own: &'h [Block],
    around: &'h [Vec<Block>],
    variables: Variables,
    unknown: BTreeSet<String>,
    imported: &'h mut Imported,
}

impl<'h> Here<'h> {
    fn block(&self, name: &str) -> Option<&'h Block> {
        self.own.iter().find(|block| block.name == name)
    }

    fn filled(&mut self, text: &str) -> String {
        self.variables.filled(text, &mut self.unknown)
    }

    fn pairs(&mut self, entries: Vec<Entry>) -> Vec<(String, String)> {
        entries
            .into_iter()
            .map(|one| (self.filled(&one.key), self.filled(&one.value)))
            .collect()
    }

    fn pairs_of(&mut self, name: &str) -> Vec<(String, String)> {
        let entries = self.block(name).map(Block::entries);
        self.pairs(entries.unwrap_or_default())
    }

    fn request(&mut self, head: &Block) -> Option<Observed> {
        let url = self.address(&head.value("url"))?;
        let method = match head.name.as_str() {
            "http" => head.value("method"),
            name => name.to_ascii_uppercase(),
        };
        let mut observed = Observed {
            method,
            url,
            ..Observed::default()
        };
        observed.request.headers = self.headers();
        self.body(&head.value("body"), &mut observed);
        let auth = self.auth(&head.value("auth"));
        if let Some(text) = draft::authorize(&mut observed, &auth) {
            self.imported.note("auth", text);
        }
        Some(observed)
    }

    fn address(&mut self, written: &str) -> Option<String> {
        let filled = self.filled(written);
        let values = self.pairs_of("params:path");
        let mut url = draft::with_path_values(without_unknown_server(filled.trim()), &values);
        let blocks = ["params:query", "query"];
        if let Some(block) = blocks.iter().find_map(|name| self.block(name)) {
            let pairs = self.pairs(block.entries());
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            let end = url.find('?').unwrap_or(url.len());
            url.truncate(end);
            if !pairs.is_empty() {
                url = format!("{url}?{}", pairs.join("&"));
            }
        }
        (!url.is_empty()).then(|| draft::with_scheme(&url))
    }

    /// Those of the request, then those from outside in that it does not have.
    fn headers(&mut self) -> Vec<(String, String)> {
        let mut all = self.pairs_of("headers");
        for blocks in self.around.iter().rev() {
            for block in blocks.iter().filter(|block| block.name == "headers") {
                for (name, value) in self.pairs(block.entries()) {
                    if !all
                        .iter()
                        .any(|(known, _)| known.eq_ignore_ascii_case(&name))
                    {
                        all.push((name, value));
                    }
                }
            }
        }
        all
    }

    fn body(&mut self, mode: &str, observed: &mut Observed) {
        let mode = one_word(mode);
        let named = |name: &str| self.block(name).map(|block| block.text.clone());
        let (text, kind) = match mode.as_str() {
            "" | "none" => return,
            "json" => (
                named("body:json").or_else(|| named("body")),
                "application/json",
            ),
            "text" => (named("body:text"), "text/plain"),
            "xml" => (named("body:xml"), "application/xml"),
            "sparql" => (named("body:sparql"), "application/sparql-query"),
            "formurlencoded" => {
                let pairs = self.pairs_of("body:form-urlencoded");
                return draft::set_form(observed, &pairs);
            }
            "multipartform" => return self.parts(observed),
            "graphql" => return self.graphql(observed),
            "file" => return self.file(observed),
            other => {
                let text = format!("The body's mode `{other}` is not known; it was left out.");
                return self.imported.note("body", text);
            }
        };
        if let Some(text) = text {
            draft::set_body(observed, self.filled(&text), kind);
        }
    }

    fn parts(&mut self, observed: &mut Observed) {
        let mut parts = Vec::new();
        for (name, value) in self.pairs_of("body:multipart-form") {
            let (value, kind) = with_kind(&value);
            let mut part = Part {
                name,
                media_type: kind,
                ..Part::default()
            };
            match file_of(value) {
                None => part.body = value.to_owned().into(),
                Some(file) => {
                    let name = file.rsplit(['/', '\\']).next().unwrap_or_default();
                    part.file_name = Some(name.to_owned());
                    part.media_type
                        .get_or_insert_with(|| "application/octet-stream".to_owned());
                    let text = format!("The content of the file `{file}` is not known.");
                    self.imported.note("body:multipart-form", text);
                }
            }
            parts.push(part);
        }
        draft::set_parts(observed, &parts);
    }

    fn graphql(&mut self, observed: &mut Observed) {
        let text = |name: &str| {
            self.block(name)
                .map(|block| block.text.clone())
                .unwrap_or_default()
        };
        let (query, variables) = (text("body:graphql"), text("body:graphql:vars"));
        let (query, variables) = (self.filled(&query), self.filled(&variables));
        if !draft::set_graphql(observed, &query, &variables, None) {
            self.imported.note(
                "body:graphql:vars",
                "The variables are no JSON; they were left out.",
            );
        }
    }

    fn file(&mut self, observed: &mut Observed) {
        let entry = self.pairs_of("body:file").into_iter().next();
        let value = entry.map(|(_, value)| value).unwrap_or_default();
        let (value, kind) = with_kind(&value);
        if let Some(kind) = kind {
            draft::add_header(observed, "Content-Type", &kind);
        }
        draft::lack_body(observed);
        let file = file_of(value).unwrap_or_default();
        self.imported.note(
            "body:file",
            format!("The content of the file `{file}` is not known."),
        );
    }

    fn auth(&mut self, mode: &str) -> Auth {
        if mode != "inherit" {
            return self.auth_of(self.own, mode);
        }
        for blocks in self.around.iter().rev() {
            let mode = blocks
                .iter()
                .find(|block| block.name == "auth")
                .map(|block| block.value("mode"));
            if let Some(mode) = mode.filter(|mode| !mode.is_empty() && mode != "inherit") {
                return self.auth_of(blocks, &mode);
            }
        }
        Auth::None
    }

    fn auth_of(&mut self, blocks: &[Block], mode: &str) -> Auth {
        let name = format!("auth:{mode}");
        let block = blocks.iter().find(|block| block.name == name);
        let mut value = |key: &str| {
            let value = block.map(|block| block.value(key)).unwrap_or_default();
            self.filled(&value)
        };
        match mode {
            "" | "none" | "inherit" => Auth::None,
            "basic" => Auth::Basic {
                user: value("username"),
                password: value("password"),
            },
            "bearer" => Auth::Token("Bearer".to_owned(), value("token")),
            "apikey" => Auth::Key {
                name: value("key"),
                value: value("value"),
                in_query: value("placement").contains("query"),
            },
            other => Auth::Other(other.to_owned()),
        }
    }
}

/// `multipartForm` and `multipart-form` are the same.
fn one_word(mode: &str) -> String {
    mode.replace(['-', '_'], "").to_ascii_lowercase()
}

/// `value @contentType(a/b)`.
fn with_kind(value: &str) -> (&str, Option<String>) {
    let found = value.rsplit_once("@contentType(");
    let found = found.and_then(|(value, rest)| Some((value.trim_end(), rest.strip_suffix(')')?)));
    match found {
        Some((value, kind)) => (value, Some(kind.to_owned())),
        None => (value, None),
    }
}

/// `@file(path)`; of several, divided by `|`, the first.
fn file_of(value: &str) -> Option<&str> {
    let paths = value.strip_prefix("@file(")?.strip_suffix(')')?;
    paths.split('|').next()
}
