//! Width, height and their ratio.

use super::{Names, Rule, Scene};

const WIDTH: &[&str] = &["width", "image_width", "w"];
const HEIGHT: &[&str] = &["height", "image_height", "h"];
const RATIO: &[&str] = &["aspect_ratio", "ratio"];

pub(super) const RULE: Rule = Rule { applies, settle };

fn applies(names: &Names) -> bool {
    names.has(WIDTH) && names.has(HEIGHT) && names.has(RATIO)
}

fn settle(scene: &mut Scene<'_>) {
    let sides = scene.first_number(WIDTH).zip(scene.first_number(HEIGHT));
    let Some((width, height)) = sides.filter(|(width, height)| *width >= 1.0 && *height >= 1.0)
    else {
        return;
    };
    let Some(ratio) = scene.names.first(RATIO) else {
        return;
    };
    if scene
        .object
        .get(ratio)
        .is_some_and(serde_json::Value::is_string)
    {
        let common = common_divisor(width as u64, height as u64).max(1) as f64;
        scene.set(
            ratio,
            format!("{:.0}:{:.0}", width / common, height / common).into(),
        );
    } else {
        scene.set_number(ratio, width / height);
    }
}

fn common_divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}
