//! Which rows a client gets, and in which order.

use serde_json::{Value, json};

use crate::support::World;

const ORDERS: &str = r"
openapi: 3.1.0
info: {title: Orders, version: '1'}
paths:
  /orders:
    get:
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: sort, in: query, schema: {type: string}}
        - {name: order, in: query, schema: {type: string, enum: [asc, desc]}}
        - {name: status, in: query, schema: {type: array, items: {type: string}}}
      responses:
        '200': {description: Rows, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}
  /orders/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get:
      responses:
        '200': {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
  /odata:
    get:
      parameters:
        - {name: $filter, in: query, schema: {type: string}}
        - {name: $orderby, in: query, schema: {type: string}}
      responses:
        '200': {description: Rows, content: {application/json: {schema: {type: object, properties: {value: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}}}
  /odata/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get:
      responses:
        '200': {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
components:
  schemas:
    Order:
      type: object
      required: [id, status, quantity, created, owner, labels]
      properties:
        id: {type: integer}
        status: {type: string, enum: [open, paid, void]}
        quantity: {type: integer, minimum: 1, maximum: 9}
        created: {type: integer, minimum: 1700000000, maximum: 1760000000}
        labels: {type: array, minItems: 1, items: {type: string, enum: [red, green, blue]}}
        owner: {type: object, required: [city], properties: {city: {type: string, enum: [Ghent, Lyon]}}}
";

fn rows(world: &mut World, target: &str) -> Vec<Value> {
    let body = world.get(target).json();
    let rows = body.get("value").unwrap_or(&body);
    rows.as_array().unwrap().clone()
}

/// The world and all its rows.
fn orders() -> (World, Vec<Value>) {
    let mut world = World::of(ORDERS);
    let all = rows(&mut world, "/orders?limit=100");
    assert!(all.len() > 4, "{} rows", all.len());
    (world, all)
}

/// A filter lets some rows through and not others, or it proves nothing.
#[track_caller]
fn lets(query: &str, wanted: impl Fn(&Value) -> bool) {
    let (mut world, all) = orders();
    let expected: Vec<Value> = all.iter().filter(|row| wanted(row)).cloned().collect();
    assert!(
        !expected.is_empty() && expected.len() < all.len(),
        "{query} says nothing of {all:?}"
    );
    assert_eq!(
        rows(&mut world, &format!("/orders?limit=100&{query}")),
        expected,
        "{query}"
    );
}

#[track_caller]
fn sorts(query: &str, key: impl Fn(&Value) -> i64) {
    let (mut world, all) = orders();
    let found = rows(&mut world, &format!("/orders?limit=100&{query}"));
    let mut expected = all.clone();
    expected.sort_by_key(&key);
    assert_ne!(expected, all, "{query} says nothing");
    assert_eq!(found, expected, "{query}");
}

fn quantity(row: &Value) -> i64 {
    row["quantity"].as_i64().unwrap()
}

/// A moment in the middle of the rows, so that there are some before and some behind.
fn middle() -> i64 {
    let (_, all) = orders();
    let mut times: Vec<i64> = all
        .iter()
        .map(|row| row["created"].as_i64().unwrap())
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

#[test]
fn a_member_equals_a_value() {
    let (_, all) = orders();
    let status = all[0]["status"].as_str().unwrap().to_owned();
    lets(&format!("status={status}"), |row| row["status"] == *status);
    lets(&format!("filter[status]={status}"), |row| {
        row["status"] == *status
    });
    let number = quantity(&all[0]);
    lets(&format!("quantity={number}"), |row| quantity(row) == number);
}

#[test]
fn one_of_several_values() {
    let either = |row: &Value| row["status"] != "void";
    lets("status=open,paid", either);
    lets("status[]=open&status[]=paid", either);
    lets("status=open&status=paid", either);
}

#[test]
fn members_of_members_and_of_lists() {
    lets("owner.city=Ghent", |row| row["owner"]["city"] == "Ghent");
    lets("filter[owner.city]=Lyon", |row| {
        row["owner"]["city"] == "Lyon"
    });
    lets("labels=red", |row| {
        row["labels"]
            .as_array()
            .unwrap()
            .contains(&Value::from("red"))
    });
}

#[test]
fn ranges_in_their_usual_writings() {
    let middle = middle();
    let created = |row: &Value| row["created"].as_i64().unwrap();
    lets(&format!("created[gte]={middle}"), |row| {
        created(row) >= middle
    });
    lets(&format!("created[gt]={middle}"), |row| {
        created(row) > middle
    });
    lets(&format!("created[lte]={middle}"), |row| {
        created(row) <= middle
    });
    lets(&format!("created[lt]={middle}"), |row| {
        created(row) < middle
    });
    lets(&format!("created_gte={middle}"), |row| {
        created(row) >= middle
    });
    lets(&format!("created__lt={middle}"), |row| {
        created(row) < middle
    });
}

#[test]
fn a_value_that_nobody_has_leaves_nothing_and_what_is_no_member_filters_nothing() {
    let (mut world, all) = orders();
    assert_eq!(rows(&mut world, "/orders?limit=100&quantity=9999999"), all);
    assert_eq!(rows(&mut world, "/orders?limit=100&status=all"), all);
    assert_eq!(rows(&mut world, "/orders?limit=100&colour=red"), all);
    let none = rows(&mut world, "/orders?limit=100&created[gt]=1760000000");
    assert_eq!(none, Vec::<Value>::new());
}

#[test]
fn sorting_in_its_usual_writings() {
    sorts("sort=quantity", quantity);
    sorts("sort=%2Bquantity", quantity);
    sorts("sort=quantity:asc", quantity);
    sorts("sort=quantity&order=asc", quantity);
    for down in [
        "sort=-quantity",
        "sort=quantity:desc",
        "sort=quantity&order=desc",
        "sort=quantity%20desc",
    ] {
        sorts(down, |row| -quantity(row));
    }
}

#[test]
fn the_first_key_before_the_second() {
    let created = |row: &Value| row["created"].as_i64().unwrap();
    sorts("sort=-quantity,created", move |row| {
        -quantity(row) * 2_000_000_000 + created(row)
    });
}

#[test]
fn a_page_is_cut_from_what_is_sorted() {
    let (mut world, mut all) = orders();
    all.sort_by_key(|row| -quantity(row));
    assert_eq!(rows(&mut world, "/orders?limit=2&sort=-quantity"), all[..2]);
}

#[test]
fn the_words_of_odata() {
    let mut world = World::of(ORDERS);
    let all = rows(&mut world, "/odata");
    let mut check = |query: &str, wanted: &dyn Fn(&Value) -> bool| {
        let expected: Vec<Value> = all.iter().filter(|row| wanted(row)).cloned().collect();
        assert!(expected.len() < all.len(), "{query} says nothing");
        assert_eq!(
            rows(&mut world, &format!("/odata?$filter={query}")),
            expected,
            "{query}"
        );
    };
    check("status eq 'paid'".replace(' ', "%20").as_str(), &|row| {
        row["status"] == "paid"
    });
    check("status%20ne%20'paid'", &|row| row["status"] != "paid");
    check("quantity%20gt%204", &|row| quantity(row) > 4);
    check("quantity%20ge%204%20and%20quantity%20le%206", &|row| {
        (4..=6).contains(&quantity(row))
    });
    check("owner/city%20eq%20'Lyon'", &|row| {
        row["owner"]["city"] == "Lyon"
    });
    let mut sorted = all.clone();
    sorted.sort_by_key(|row| -quantity(row));
    assert_eq!(rows(&mut world, "/odata?$orderby=quantity%20desc"), sorted);
}

#[test]
fn a_list_has_as_many_rows_as_its_schema_wants() {
    let mut world = World::of(&ORDERS.replace(
        "type: array, items: {$ref",
        "type: array, minItems: 3, items: {$ref",
    ));
    let all = rows(&mut world, "/orders?limit=100");
    let none = format!(
        "/orders?limit=100&created[gt]=1760000000&status={}",
        all[0]["status"].as_str().unwrap()
    );
    let found = rows(&mut world, &none);
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(rows(&mut world, "/orders?limit=1"), all[..3]);
    for row in &found {
        assert_eq!(&world.get(&format!("/orders/{}", row["id"])).json(), row);
    }
}

#[test]
fn what_was_done_is_in_the_trace() {
    let mut world = World::of(ORDERS);
    assert!(world.get("/orders").says("the world (list): "));
    let one = world.get("/orders/1");
    assert!(one.says("the world (read): `1` of `orders` is of the base world"));
}

#[test]
fn a_list_below_an_owner_shows_what_names_it() {
    let mut world = World::of(
        r#"
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /customers:
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Customer'}}}}}}}
  /customers/{customerId}:
    parameters: [{name: customerId, in: path, required: true, schema: {type: integer}}]
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Customer'}}}}}}
  /customers/{customerId}/orders:
    parameters: [{name: customerId, in: path, required: true, schema: {type: integer}}]
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}}}
  /orders:
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}}}
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      responses: {'201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
  /orders/{orderId}:
    parameters: [{name: orderId, in: path, required: true, schema: {type: integer}}]
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}}
components:
  schemas:
    Customer: {type: object, required: [id, name], properties: {id: {type: integer}, name: {type: string}}}
    Order: {type: object, required: [id, customer_id], properties: {id: {type: integer, readOnly: true}, customer_id: {type: integer}, total: {type: number}}}
"#,
    );
    let all = world.get("/orders").json();
    let owners: Vec<i64> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["customer_id"].as_i64().unwrap())
        .collect();
    for owner in &owners {
        let own = world.get(&format!("/customers/{owner}/orders")).json();
        let own = own.as_array().unwrap();
        assert_eq!(own.len(), owners.iter().filter(|one| *one == owner).count());
        assert!(own.iter().all(|one| one["customer_id"] == *owner));
    }
    let made = world
        .send("POST", "/orders", &json!({"customer_id": 987_654}))
        .json();
    let own = world.get("/customers/987654/orders").json();
    assert_eq!(own, json!([made]));
}
