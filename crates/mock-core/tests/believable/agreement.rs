//! Values of one object agree with each other, and never break the schema for it.

use serde_json::{Value, json};

use crate::{
    forms::mod_97,
    support::{objects, text},
};

#[test]
fn names_and_addresses_belong_to_one_person() {
    for locale in ["en", "de", "pl", "ja", "zh-CN", "tr"] {
        let properties = json!({ "first_name": text(), "lastName": text(), "full_name": text(), "email": { "type": "string", "format": "email" } });
        for body in objects("user", &properties, locale) {
            let (first, last) = (
                body["first_name"].as_str().unwrap(),
                body["lastName"].as_str().unwrap(),
            );
            let full = body["full_name"].as_str().unwrap();
            assert!(full.contains(first) && full.contains(last), "{body}");
            let is_latin = first.is_ascii() && last.is_ascii() && !last.contains(' ');
            let email = body["email"].as_str().unwrap();
            let own = format!("{first}.{last}@").to_lowercase();
            assert!(!is_latin || email.starts_with(&own), "{body}");
        }
    }
}

#[test]
fn a_place_is_one_place_also_in_an_object_inside() {
    let inside = json!({ "type": "object", "required": ["city", "country", "postal_code", "lat", "lng"], "properties": {
        "city": text(), "country": text(), "postal_code": text(), "lat": { "type": "number" }, "lng": { "type": "number" } } });
    let properties = json!({ "address": inside, "timezone": text(), "phone": text(), "currency": text(), "city": text() });
    let towns = [
        ("München", "80331", 48.13, 11.57),
        ("Berlin", "10117", 52.51, 13.38),
        ("Hamburg", "20095", 53.55, 10.0),
        ("Köln", "50667", 50.93, 6.95),
    ];
    for body in objects("customer", &properties, "de") {
        let address = &body["address"];
        assert_eq!(address["city"], body["city"], "{body}");
        assert_eq!(
            (
                address["country"].as_str(),
                body["timezone"].as_str(),
                body["currency"].as_str()
            ),
            (Some("DE"), Some("Europe/Berlin"), Some("EUR"))
        );
        assert!(
            body["phone"].as_str().unwrap().starts_with("+49 "),
            "{body}"
        );
        let town = towns.iter().find(|town| address["city"] == town.0);
        if let Some((_, postcode, latitude, longitude)) = town {
            assert_eq!(address["postal_code"], *postcode);
            assert!(
                (address["lat"].as_f64().unwrap() - latitude).abs() < 0.1,
                "{body}"
            );
            assert!(
                (address["lng"].as_f64().unwrap() - longitude).abs() < 0.1,
                "{body}"
            );
        }
    }
}

#[test]
fn one_thing_happens_after_the_other() {
    let time = json!({ "type": "string", "format": "date-time" });
    let properties = json!({ "createdAt": time, "updated_at": time, "deleted_at": time, "closed_at": time, "start_date": time, "end_date": time, "expires_at": time });
    for body in objects("ticket", &properties, "en") {
        let at = |name: &str| body[name].as_str().unwrap().to_owned();
        assert!(
            at("createdAt") <= at("updated_at") && at("updated_at") <= at("closed_at"),
            "{body}"
        );
        assert!(
            at("closed_at") <= at("deleted_at") && at("deleted_at") < at("expires_at"),
            "{body}"
        );
        assert!(at("start_date") < at("end_date"), "{body}");
    }
}

#[test]
fn age_and_birthday_agree() {
    let properties = json!({ "age": { "type": "integer" }, "birth_date": { "type": "string", "format": "date" } });
    for body in objects("person", &properties, "en") {
        let born = body["birth_date"].as_str().unwrap();
        let (year, day) = (born[..4].parse::<i64>().unwrap(), &born[5..]);
        let age = 2026 - year - i64::from(day > "01-15");
        assert_eq!(body["age"], age, "{body}");
    }
}

#[test]
fn a_total_is_the_sum_of_its_lines_and_what_is_added() {
    let line = json!({ "type": "object", "required": ["quantity", "unit_price", "total"], "properties": {
        "quantity": { "type": "integer", "minimum": 1, "maximum": 9 }, "unit_price": { "type": "number" }, "total": { "type": "number" } } });
    let amount = json!({ "type": "number" });
    let properties = json!({ "line_items": { "type": "array", "minItems": 2, "items": line }, "subtotal": amount, "tax": amount, "shipping_cost": amount, "total": amount });
    for body in objects("order", &properties, "en") {
        let number = |value: &Value| value.as_f64().unwrap();
        let mut sum = 0.0;
        for line in body["line_items"].as_array().unwrap() {
            let product = number(&line["quantity"]) * number(&line["unit_price"]);
            assert!((product - number(&line["total"])).abs() < 0.006, "{line}");
            sum += number(&line["total"]);
        }
        assert!((sum - number(&body["subtotal"])).abs() < 0.006, "{body}");
        let total =
            number(&body["subtotal"]) + number(&body["tax"]) + number(&body["shipping_cost"]);
        assert!((total - number(&body["total"])).abs() < 0.006, "{body}");
    }
}

#[test]
fn bounds_win_over_sums() {
    let properties = json!({ "subtotal": { "type": "integer", "minimum": 900 }, "tax": { "type": "integer" }, "total": { "type": "integer", "maximum": 5 } });
    for body in objects("order", &properties, "en") {
        assert!(body["total"].as_i64().unwrap() <= 5, "{body}");
    }
}

#[test]
fn a_count_is_that_of_the_list_and_nothing_more_is_promised() {
    let rows = json!({ "type": "array", "items": { "type": "object", "required": ["id"], "properties": { "id": { "type": "integer" } } } });
    let properties = json!({ "items": rows, "total_count": { "type": "integer" }, "has_more": { "type": "boolean" } });
    for body in objects("tools", &properties, "en") {
        let length = body["items"].as_array().unwrap().len();
        assert_eq!(body["total_count"], length, "{body}");
        assert_eq!(body["has_more"], false, "{body}");
    }
}

#[test]
fn the_smaller_end_comes_first() {
    let number = json!({ "type": "integer" });
    let properties = json!({ "min_price": number, "max_price": number, "start_line": number, "end_line": number, "amount": number, "amount_refunded": number });
    for body in objects("range", &properties, "en") {
        let at = |name: &str| body[name].as_i64().unwrap();
        assert!(
            at("min_price") <= at("max_price") && at("start_line") <= at("end_line"),
            "{body}"
        );
        assert!(at("amount_refunded") <= at("amount"), "{body}");
    }
}

#[test]
fn what_is_open_has_not_been_closed() {
    let time = json!({ "type": ["string", "null"], "format": "date-time" });
    let properties = json!({ "state": { "enum": ["open", "closed"] }, "closed_at": time, "deleted": { "type": "boolean" }, "deleted_at": time });
    let bodies = objects("issue", &properties, "en");
    for body in &bodies {
        assert_eq!(
            body["closed_at"].is_null(),
            body["state"] == "open",
            "{body}"
        );
        assert_eq!(
            body["deleted_at"].is_null(),
            body["deleted"] == false,
            "{body}"
        );
    }
    assert!(
        bodies.iter().any(|body| body["state"] == "open")
            && bodies.iter().any(|body| body["state"] == "closed")
    );
}

#[test]
fn a_file_is_called_what_it_is() {
    let properties = json!({ "file_name": text(), "extension": text(), "mime_type": text() });
    for body in objects("attachment", &properties, "en") {
        let (name, end) = (
            body["file_name"].as_str().unwrap(),
            body["extension"].as_str().unwrap(),
        );
        assert!(name.ends_with(&format!(".{end}")), "{body}");
        let mime = body["mime_type"].as_str().unwrap();
        let is_right = mime.ends_with(end)
            || matches!((end, mime), ("txt", "text/plain") | ("jpg", "image/jpeg"));
        assert!(is_right, "{body}");
    }
}

#[test]
fn slugs_and_addresses_follow_titles_and_ids() {
    let properties = json!({ "id": { "type": "integer" }, "title": text(), "slug": text(), "url": { "type": "string", "format": "uri" } });
    for body in objects("articles", &properties, "en") {
        let title = body["title"]
            .as_str()
            .unwrap()
            .to_lowercase()
            .replace(' ', "-");
        let slug = body["slug"].as_str().unwrap();
        assert!(slug.split('-').all(|word| title.contains(word)), "{body}");
        assert!(body["url"].as_str().unwrap().ends_with(slug), "{body}");
    }
    let properties = json!({ "login": text(), "html_url": { "type": "string", "format": "uri" }, "repos_url": { "type": "string" } });
    for body in objects("users", &properties, "en") {
        let login = body["login"].as_str().unwrap();
        assert!(
            body["html_url"].as_str().unwrap().ends_with(login),
            "{body}"
        );
        assert_eq!(
            body["repos_url"],
            format!("https://api.example.com/users/{login}/repos")
        );
    }
}

#[test]
fn a_card_has_the_last_digits_of_its_number() {
    let properties = json!({ "number": text(), "card_number": text(), "last4": text(), "brand": text(), "iban": text() });
    for body in objects("card", &properties, "nl") {
        let number = body["card_number"].as_str().unwrap();
        assert!(number.ends_with(body["last4"].as_str().unwrap()), "{body}");
        assert_eq!(number.starts_with('4'), body["brand"] == "visa", "{body}");
        let iban = body["iban"].as_str().unwrap();
        assert_eq!(mod_97(&format!("{}{}", &iban[4..], &iban[..4])), 1);
        assert!(iban.starts_with("NL"));
    }
}

#[test]
fn listed_values_agree_where_one_of_them_does() {
    let properties = json!({ "currency": { "enum": ["usd", "eur", "sek"] }, "country": { "enum": ["US", "SE", "FR"] } });
    for body in objects("payment", &properties, "sv") {
        assert_eq!(body["currency"], "sek");
        assert_eq!(body["country"], "SE");
    }
}

#[test]
fn a_list_of_countries_has_different_ones() {
    let list =
        json!({ "type": "array", "minItems": 3, "maxItems": 3, "items": { "type": "string" } });
    for body in objects(
        "shop",
        &json!({ "countries": list, "country_codes": list }),
        "en",
    ) {
        let codes = body["country_codes"].as_array().unwrap();
        assert!(codes[0] != codes[1] && codes[0] == "US", "{body}");
    }
}

#[test]
fn width_height_and_ratio_agree() {
    let properties = json!({ "width": { "type": "integer" }, "height": { "type": "integer" }, "aspect_ratio": { "type": "string" } });
    for body in objects("image", &properties, "en") {
        let (w, h) = body["aspect_ratio"]
            .as_str()
            .unwrap()
            .split_once(':')
            .unwrap();
        let (w, h): (u64, u64) = (w.parse().unwrap(), h.parse().unwrap());
        assert_eq!(
            w * body["height"].as_u64().unwrap(),
            h * body["width"].as_u64().unwrap(),
            "{body}"
        );
    }
}
