//! What a write leaves open: a new thing stands at its beginning, and totals follow their parts.

use serde_json::{Value, json};

use crate::support::World;

const SHOP: &str = r"
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders:
    get:
      responses:
        '200': {description: Rows, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}
    post:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewOrder'}}}}
      responses:
        '201': {description: Made, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
  /orders/{orderId}:
    parameters: [{name: orderId, in: path, required: true, schema: {type: string, format: uuid}}]
    get:
      responses:
        '200': {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
    patch:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewOrder'}}}}
      responses:
        '200': {description: Changed, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
components:
  schemas:
    NewOrder:
      type: object
      properties:
        note: {type: string}
        lines:
          type: array
          items:
            type: object
            required: [quantity, unit_price]
            properties: {quantity: {type: integer, minimum: 1, maximum: 9}, unit_price: {type: number, minimum: 1, maximum: 99}}
    Order:
      allOf:
        - $ref: '#/components/schemas/NewOrder'
        - type: object
          required: [id, status, closed_at, total, archived]
          properties:
            id: {type: string, format: uuid, readOnly: true}
            status: {type: string, enum: [closed, paid, open], readOnly: true}
            stage: {type: string, enum: [first, second], readOnly: true}
            archived: {type: boolean, readOnly: true}
            closed_at: {type: [string, 'null'], format: date-time, readOnly: true}
            total: {type: number, readOnly: true}
";

fn lines() -> Value {
    json!({"lines": [{"quantity": 2, "unit_price": 3.5}, {"quantity": 1, "unit_price": 10}]})
}

#[test]
fn a_new_thing_stands_at_its_beginning() {
    let mut world = World::of(SHOP);
    for _ in 0..8 {
        let order = world.send("POST", "/orders", &lines()).json();
        assert_eq!(order["status"], "open", "{order}");
        assert_eq!(order["stage"], "first", "{order}");
        assert_eq!(order["archived"], false, "{order}");
        assert_eq!(order["closed_at"], Value::Null, "{order}");
    }
}

#[test]
fn the_total_of_what_was_posted_is_its_sum() {
    let mut world = World::of(SHOP);
    let order = world.send("POST", "/orders", &lines()).json();
    assert_eq!(order["total"], 17);
    let address = format!("/orders/{}", order["id"].as_str().unwrap());
    let change = json!({"lines": [{"quantity": 4, "unit_price": 25}]});
    assert_eq!(world.send("PATCH", &address, &change).json()["total"], 100);
    assert_eq!(world.get(&address).json()["total"], 100);
}

#[test]
fn what_a_client_says_stays_as_it_was_said() {
    let text = SHOP.replace(
        "total: {type: number, readOnly: true}",
        "total: {type: number}",
    );
    let text = text.replace("note: {type: string}", "total: {type: number}");
    let mut world = World::of(&text);
    let mut sent = lines();
    sent["total"] = json!(5);
    assert_eq!(world.send("POST", "/orders", &sent).json()["total"], 5);
}

/// Xero's `default: 'false'` of a boolean; GitHub's `default: ''` of an address.
#[test]
fn a_default_that_breaks_its_own_schema_is_nobodys_value() {
    let text = SHOP.replace(
        "note: {type: string}",
        "gift: {type: boolean, default: 'false'}\n        page: {type: string, format: uri, default: ''}",
    );
    let mut world = World::of(&text);
    let order = world.send("POST", "/orders", &lines()).json();
    assert!(order.get("gift").is_none_or(Value::is_boolean), "{order}");
    assert_ne!(order["page"], "", "{order}");
    let address = format!("/orders/{}", order["id"].as_str().unwrap());
    assert_eq!(world.get(&address).json(), order);
}
