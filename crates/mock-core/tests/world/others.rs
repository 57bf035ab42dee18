//! Entities that show others show the ones that are there.

use serde_json::{Value, json};

use crate::support::World;

const SHOP: &str = r#"
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /customers:
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Customer'}}}}}}}
  /customers/{customerId}:
    parameters: [{name: customerId, in: path, required: true, schema: {type: integer}}]
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Customer'}}}}}}
    patch:
      requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Customer'}}}}}
  /orders:
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}}}
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/NewOrder'}}}}
      responses: {'201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
  /orders/{orderId}:
    parameters: [{name: orderId, in: path, required: true, schema: {type: integer}}]
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}}
    patch:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/NewOrder'}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
components:
  schemas:
    Customer: {type: object, required: [id, name, email], properties: {id: {type: integer}, name: {type: string}, email: {type: string, format: email}}}
    NewOrder: {type: object, properties: {customer_id: {type: integer}, total: {type: number}}}
    Order:
      type: object
      required: [id, customer_id, customer]
      properties:
        id: {type: integer}
        customer_id: {type: integer}
        total: {type: number}
        customer: {type: object, required: [id, name], properties: {id: {type: integer}, name: {type: string}}}
"#;

/// Asserts that an order shows the customer whom it names.
#[track_caller]
fn shows_its_customer(world: &mut World, order: &Value) {
    let id = &order["customer_id"];
    assert_eq!(order["customer"]["id"], *id, "{order}");
    let customer = world.get(&format!("/customers/{id}")).json();
    assert_eq!(order["customer"]["name"], customer["name"], "{order}");
}

#[test]
fn an_object_inside_is_the_thing_that_the_id_beside_it_names() {
    let mut world = World::of(SHOP);
    let customers = world.get("/customers").json();
    let orders = world.get("/orders").json();
    for order in orders.as_array().unwrap() {
        shows_its_customer(&mut world, order);
        let is_there = |one: &Value| one["id"] == order["customer_id"];
        assert!(customers.as_array().unwrap().iter().any(is_there));
    }
}

#[test]
fn an_object_inside_follows_the_id_that_a_client_sends() {
    let mut world = World::of(SHOP);
    let customers = world.get("/customers").json();
    let [first, second] = [0, 1].map(|idx| customers[idx]["id"].clone());
    world.send(
        "PATCH",
        &format!("/customers/{first}"),
        &json!({"name": "Ada"}),
    );
    let made = world
        .send("POST", "/orders", &json!({"customer_id": first}))
        .json();
    assert_eq!(made["customer"], json!({"id": first, "name": "Ada"}));
    let path = format!("/orders/{}", made["id"]);
    let changed = world.send("PATCH", &path, &json!({"total": 5})).json();
    assert_eq!(changed["customer"], made["customer"]);
    let changed = world
        .send("PATCH", &path, &json!({"customer_id": second}))
        .json();
    assert_eq!(changed["customer"]["id"], second);
    shows_its_customer(&mut world, &changed);
}
