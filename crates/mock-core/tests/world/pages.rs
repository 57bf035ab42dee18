//! Every way in which lists are paged: a client that follows it sees each row once.

use serde_json::Value;

use crate::support::{Answer, World};

/// The host that all requests name.
const HOST: &str = "http://mock.example:4010";
/// More pages than any list here has.
const MAX_PAGES: usize = 60;

/// The rows of all pages, and how many pages there were. `next` says where an answer leads to.
fn walk(
    world: &mut World,
    first: &str,
    rows: &str,
    next: impl Fn(&Answer, &str) -> Option<String>,
) -> (Vec<Value>, usize) {
    let (mut target, mut seen) = (first.to_owned(), Vec::new());
    for n_pages in 1..MAX_PAGES {
        let page = world.get(&target);
        assert_eq!(page.status, 200, "{target}: {page:?}");
        let body = page.json();
        seen.extend(body.pointer(rows).unwrap().as_array().unwrap().clone());
        match next(&page, &target) {
            Some(address) => target = address.trim_start_matches(HOST).to_owned(),
            None => return (seen, n_pages),
        }
    }
    panic!("no end after {target}");
}

/// All rows in one answer, of which there have to be enough for several pages.
fn whole(world: &mut World, target: &str, rows: &str) -> Vec<Value> {
    let body = world.get(target).json();
    let all = body.pointer(rows).unwrap().as_array().unwrap().clone();
    assert!(all.len() > 4, "{} rows", all.len());
    let mut texts: Vec<String> = all.iter().map(Value::to_string).collect();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), all.len(), "rows that are the same");
    all
}

fn text(body: &Value, pointer: &str) -> Option<String> {
    let value = body.pointer(pointer)?.as_str()?;
    (!value.is_empty()).then(|| value.to_owned())
}

/// The target of a relation in a `Link` header (RFC 8288).
fn link(page: &Answer, relation: &str) -> Option<String> {
    let links = page.header("link")?.split(", ");
    let mut own = links.filter(|one| one.ends_with(&format!("rel=\"{relation}\"")));
    let target = own.next()?.strip_prefix('<')?.split('>').next()?;
    Some(target.trim_start_matches(HOST).to_owned())
}

#[test]
fn the_row_after_the_last_one_seen() {
    let mut world = World::of_shape("list-object.yaml");
    let all = whole(&mut world, "/v1/customers?limit=100", "/data");
    let next = |page: &Answer, _: &str| {
        let body = page.json();
        let last = body["data"].as_array().unwrap().last()?["id"]
            .as_str()?
            .to_owned();
        let target = format!("/v1/customers?limit=2&starting_after={last}");
        (body["has_more"] == true).then_some(target)
    };
    let (seen, n_pages) = walk(&mut world, "/v1/customers?limit=2", "/data", next);
    assert_eq!((&seen, n_pages), (&all, all.len().div_ceil(2)));
    let fourth = all[3]["id"].as_str().unwrap();
    let target = format!("/v1/customers?limit=2&ending_before={fourth}");
    assert_eq!(world.get(&target).json()["data"], Value::from(&all[1..3]));
}

#[test]
fn a_token_for_the_next_page() {
    let mut world = World::of_shape("page-token.yaml");
    let all = whole(&mut world, "/drive/v3/files?pageSize=100", "/files");
    let next = |page: &Answer, _: &str| {
        let token = text(&page.json(), "/nextPageToken")?;
        Some(format!("/drive/v3/files?pageSize=2&pageToken={token}"))
    };
    let (seen, n_pages) = walk(&mut world, "/drive/v3/files?pageSize=2", "/files", next);
    assert_eq!((&seen, n_pages), (&all, all.len().div_ceil(2)));
}

#[test]
fn a_token_stays_with_its_row_when_others_come_and_go() {
    let mut world = World::of_shape("page-token.yaml");
    let all = whole(&mut world, "/drive/v3/files?pageSize=100", "/files");
    let first = world.get("/drive/v3/files?pageSize=2").json();
    let token = text(&first, "/nextPageToken").unwrap();
    let seen = format!("/drive/v3/files/{}", all[0]["id"].as_str().unwrap());
    assert_eq!(world.ask("DELETE", &seen, &[], "").status, 204);
    let target = format!("/drive/v3/files?pageSize=2&pageToken={token}");
    assert_eq!(world.get(&target).json()["files"], Value::from(&all[2..4]));
}

#[test]
fn places_and_their_addresses() {
    let mut world = World::of_shape("items-total.yaml");
    let all = whole(&mut world, "/artists?limit=100", "/items");
    let next = |page: &Answer, target: &str| {
        let body = page.json();
        assert_eq!(body["total"], all.len(), "{target}");
        text(&body, "/next")
    };
    let (seen, n_pages) = walk(&mut world, "/artists?limit=2", "/items", next);
    assert_eq!((&seen, n_pages), (&all, all.len().div_ceil(2)));
    let second = world.get("/artists?limit=2&offset=2").json();
    assert_eq!(second["offset"], 2);
    assert_eq!(second["limit"], 2);
    let back = text(&second, "/previous").unwrap();
    let first = world.get(back.trim_start_matches(HOST)).json();
    assert_eq!(first["items"], Value::from(&all[..2]));
    let behind = world.get("/artists?limit=2&offset=1000").json();
    assert_eq!(behind["items"], Value::Array(Vec::new()));
    assert_eq!(text(&behind, "/next"), None);
}

#[test]
fn places_inside_a_wrapper() {
    let mut world = World::of_shape("items-total.yaml");
    let rows = "/categories/items";
    let all = whole(&mut world, "/categories?limit=100", rows);
    let next = |page: &Answer, _: &str| text(&page.json(), "/categories/next");
    let (seen, _) = walk(&mut world, "/categories?limit=3", rows, next);
    assert_eq!(seen, all);
}

#[test]
fn numbered_pages_and_links() {
    let mut world = World::of_shape("link-header.yaml");
    let path = "/repos/octo/tools/issues";
    let all = whole(&mut world, &format!("{path}?per_page=100"), "");
    let first = format!("{path}?state=all&per_page=2");
    let next = |page: &Answer, _: &str| link(page, "next");
    let (seen, n_pages) = walk(&mut world, &first, "", next);
    assert_eq!((&seen, n_pages), (&all, all.len().div_ceil(2)));

    let start = world.get(&first);
    assert_eq!((link(&start, "prev"), link(&start, "first")), (None, None));
    let last = world.get(&link(&start, "last").unwrap());
    assert_eq!(last.json().as_array().unwrap().last(), all.last());
    assert_eq!((link(&last, "next"), link(&last, "last")), (None, None));
    let before = world.get(&link(&last, "prev").unwrap());
    let n_before = (n_pages - 2) * 2;
    assert_eq!(before.json(), Value::from(&all[n_before..n_before + 2]));
    assert_eq!(
        world.get(&link(&last, "first").unwrap()).json(),
        start.json()
    );
    assert!(link(&start, "next").unwrap().contains("state=all"));
}

#[test]
fn odata() {
    let mut world = World::of_shape("odata.yaml");
    let all = whole(&mut world, "/users?$top=100", "/value");
    let next = |page: &Answer, _: &str| text(&page.json(), "/@odata.nextLink");
    let (seen, n_pages) = walk(&mut world, "/users?$top=2", "/value", next);
    assert_eq!((&seen, n_pages), (&all, all.len().div_ceil(2)));
    let page = world.get("/users?$top=2&$skip=3").json();
    assert_eq!(page["value"], Value::from(&all[3..5]));
    assert_eq!(page["@odata.count"], all.len());
}

#[test]
fn a_word_to_continue_with() {
    let mut world = World::of_shape("kubernetes.yaml");
    let path = "/api/v1/namespaces/default/pods";
    let all = whole(&mut world, path, "/items");
    let next = |page: &Answer, _: &str| {
        let word = text(&page.json(), "/metadata/continue")?;
        Some(format!("{path}?limit=2&continue={word}"))
    };
    let (seen, n_pages) = walk(&mut world, &format!("{path}?limit=2"), "/items", next);
    assert_eq!((&seen, n_pages), (&all, all.len().div_ceil(2)));
    for pod in &all {
        assert_eq!(pod["metadata"]["namespace"], "default");
        let name = pod["metadata"]["name"].as_str().unwrap();
        assert_eq!(&world.get(&format!("{path}/{name}")).json(), pod);
    }
}

#[test]
fn json_api() {
    let mut world = World::of_shape("json-api.yaml");
    let all = whole(&mut world, "/articles?page[size]=100", "/data");
    let next = |page: &Answer, _: &str| text(&page.json(), "/links/next");
    let first = "/articles?page%5Bsize%5D=2";
    let (seen, n_pages) = walk(&mut world, first, "/data", next);
    assert_eq!((&seen, n_pages), (&all, all.len().div_ceil(2)));
    let second = world.get("/articles?page[size]=2&page[number]=2").json();
    assert_eq!(second["data"], Value::from(&all[2..4]));
    for (relation, rows) in [
        ("self", &all[2..4]),
        ("first", &all[..2]),
        ("prev", &all[..2]),
    ] {
        let Some(address) = text(&second, &format!("/links/{relation}")) else {
            panic!("no `{relation}`: {second}");
        };
        let page = world.get(address.trim_start_matches(HOST)).json();
        assert_eq!(page["data"], Value::from(rows), "{relation}");
    }
    let last = text(&second, "/links/last").unwrap();
    let last = world.get(last.trim_start_matches(HOST)).json();
    assert_eq!(last["data"].as_array().unwrap().last(), all.last());
    assert_eq!(text(&last, "/links/next"), None);
}

#[test]
fn hal() {
    let mut world = World::of_shape("hal.yaml");
    let rows = "/_embedded/orders";
    let all = whole(&mut world, "/orders?size=100", rows);
    let next = |page: &Answer, target: &str| {
        let body = page.json();
        assert_eq!(body["page"]["totalElements"], all.len(), "{target}");
        assert_eq!(
            body["page"]["totalPages"],
            all.len().div_ceil(2),
            "{target}"
        );
        text(&body, "/_links/next/href")
    };
    let (seen, n_pages) = walk(&mut world, "/orders?size=2", rows, next);
    assert_eq!((&seen, n_pages), (&all, all.len().div_ceil(2)));
    // Pages are counted from 0.
    let second = world.get("/orders?size=2&page=1").json();
    assert_eq!(second.pointer(rows).unwrap(), &Value::from(&all[2..4]));
    assert_eq!(second["page"]["number"], 1);
}

#[test]
fn the_word_of_an_envelope() {
    let mut world = World::of_shape("data-envelope.yaml");
    let all = whole(&mut world, "/tasks?limit=100", "/data");
    let next = |page: &Answer, _: &str| {
        let word = text(&page.json(), "/next_page/offset")?;
        Some(format!("/tasks?limit=2&offset={word}"))
    };
    let (seen, n_pages) = walk(&mut world, "/tasks?limit=2", "/data", next);
    assert_eq!((&seen, n_pages), (&all, all.len().div_ceil(2)));
    let item = format!("/tasks/{}", all[0]["gid"].as_str().unwrap());
    let task = world.get(&item).json();
    assert_eq!(task["data"]["name"], all[0]["name"]);
}
