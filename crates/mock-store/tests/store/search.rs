use mock_store::Filter;

use crate::{
    behaviour::search::recorded,
    support::{Place, paths},
};

#[tokio::test]
async fn somebody_who_only_looks_finds_words_too() {
    let place = Place::new();
    let store = place.open().await;
    recorded(&store).await;
    store.close().await;
    let view = mock_store::view(&place.file()).await.unwrap();
    assert_eq!(paths(&view, "body~whale").await, ["/whales/1"]);
    let page = view
        .page(&Filter::parse("whale").unwrap(), None, 9)
        .await
        .unwrap();
    assert_eq!(page.unindexed, 0);
}

#[test]
fn completions_fit_what_is_written_so_far() {
    let texts = |text: &str| -> Vec<_> {
        Filter::complete(text, text.len())
            .into_iter()
            .map(|one| one.text)
            .collect()
    };
    assert_eq!(texts("status>=400 me"), ["method:"]);
    assert_eq!(texts("-me"), ["method:"]);
    assert_eq!(texts("method:p"), ["POST", "PUT", "PATCH"]);
    assert_eq!(texts("source:w"), ["webhook"]);
    assert_eq!(texts("b"), ["bytes>", "body~"]);
    assert!(texts("").len() > 10 && texts("x \"quo").is_empty() && texts("path:/p").is_empty());
    let first = &Filter::complete("status:4xx -met", 15)[0];
    assert_eq!((first.offset, first.len), (12, 3));
}
