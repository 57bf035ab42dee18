//! What one API's schemas come down to, worked out once and shared.

mod naming; // what values are called

use std::{borrow::Cow, sync::Arc};

use oas_model::{Api, SchemaId, SchemaType, TextRule};
use serde_json::Value;

use crate::{
    fits,
    generate::{Purpose, Sampler},
    judge::Declared,
    kept::Kept,
    shape::Shape,
};

/// What a document itself says that a value may be.
#[derive(Debug, Default)]
pub(crate) struct Documented {
    /// The first example that satisfies the schema.
    pub(crate) example: Option<Value>,
    /// `default`, where it satisfies the schema.
    pub(crate) default: Option<Value>,
    /// The values of `const` or `enum` that satisfy the rest; `None` where none are listed.
    pub(crate) listed: Option<Vec<Value>>,
    /// The keyword that the listed values break, where none is left.
    pub(crate) rival: Option<&'static str>,
}

/// An example of an object that is written as a text of JSON is that object.
fn read_as_meant<'e>(shape: &Shape, example: &'e Value) -> Cow<'e, Value> {
    let is_of_objects = shape.likely_types().names(SchemaType::Object);
    let text = example.as_str().filter(|_| is_of_objects);
    let object = text.and_then(|text| serde_json::from_str(text).ok());
    match object.filter(Value::is_object) {
        Some(object) => Cow::Owned(object),
        None => Cow::Borrowed(example),
    }
}

/// Shapes, documented values and text rules of one API.
#[derive(Debug)]
pub(crate) struct Book {
    api: Arc<Api>,
    shapes: Kept<Box<[SchemaId]>, Arc<Shape>>,
    /// For requests and for answers.
    documented: [Kept<Box<[SchemaId]>, Arc<Documented>>; 2],
    patterns: Kept<Box<str>, Option<TextRule>>,
    formats: Kept<Box<str>, Option<TextRule>>,
    /// With few repetitions, and with many.
    samplers: [Kept<Box<str>, Option<Arc<Sampler>>>; 2],
    names: naming::Names,
    declared: Kept<Box<[SchemaId]>, Arc<Declared>>,
}

impl Book {
    pub(crate) fn new(api: Arc<Api>) -> Self {
        Self {
            api,
            shapes: Kept::default(),
            documented: Default::default(),
            patterns: Kept::default(),
            formats: Kept::default(),
            samplers: Default::default(),
            names: naming::Names::default(),
            declared: Kept::default(),
        }
    }

    pub(crate) fn api(&self) -> &Arc<Api> {
        &self.api
    }

    /// The intersection of these schemas.
    pub(crate) fn shape(&self, parts: &[SchemaId]) -> Arc<Shape> {
        self.shapes.get(parts, || Arc::new(Shape::of(self, parts)))
    }

    /// The members that these schemas describe, in any of their branches.
    pub(crate) fn declared(&self, parts: &[SchemaId]) -> Arc<Declared> {
        self.declared
            .get(parts, || Arc::new(Declared::of(&self.api, parts)))
    }

    /// The values that the document gives for these schemas, which hold together.
    pub(crate) fn documented(
        &self,
        parts: &[SchemaId],
        shape: &Shape,
        purpose: Purpose,
    ) -> Arc<Documented> {
        let [requests, answers] = &self.documented;
        let kept = match purpose {
            Purpose::Request => requests,
            Purpose::Response => answers,
        };
        kept.get(parts, || Arc::new(self.look_up(parts, shape, purpose)))
    }

    fn look_up(&self, parts: &[SchemaId], shape: &Shape, purpose: Purpose) -> Documented {
        let fits = |value: &&Value| fits::broken(self, purpose, parts, value).is_none();
        let schema = &shape.schema;
        let all = schema.one_of_values.as_ref();
        let listed: Option<Vec<Value>> =
            all.map(|values| values.iter().filter(fits).cloned().collect());
        let is_empty = listed.as_ref().is_some_and(Vec::is_empty);
        let first = all.and_then(|values| values.first());
        let rival = first.and_then(|value| fits::broken(self, purpose, parts, value));
        let examples = schema.examples.iter();
        let mut read = examples.map(|example| read_as_meant(shape, example));
        Documented {
            example: read.find(|example| fits(&&**example)).map(Cow::into_owned),
            default: schema.default.as_ref().filter(fits).cloned(),
            listed,
            rival: rival.filter(|_| is_empty),
        }
    }

    /// Whether a text matches a pattern; one that nobody can read matches everything.
    pub(crate) fn matches(&self, pattern: &str, text: &Value) -> bool {
        let rule = self.patterns.get(pattern, || TextRule::pattern(pattern));
        rule.is_none_or(|rule| rule.holds(text))
    }

    /// The same for a text that is no value yet.
    pub(crate) fn matches_text(&self, pattern: &str, text: &str) -> bool {
        self.matches(pattern, &Value::from(text))
    }

    /// What texts of a pattern are drawn from; `None` where none can be.
    pub(crate) fn sampler(&self, pattern: &str, is_long: bool) -> Option<Arc<Sampler>> {
        let kept = &self.samplers[usize::from(is_long)];
        kept.get(pattern, || Sampler::of(pattern, is_long).map(Arc::new))
    }

    /// Whether a text is written as a format asks; unknown formats allow every text.
    pub(crate) fn has_format(&self, format: &str, text: &Value) -> bool {
        let rule = self.formats.get(format, || TextRule::format(format));
        rule.is_none_or(|rule| rule.holds(text))
    }
}
