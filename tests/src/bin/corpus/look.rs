//! One document, looked at by the product and by others.

use std::fs::File;
use std::io::BufReader;
use std::time::Duration;

use serde_json::Value;

use crate::ask::{self, Asked};
use crate::documents::Document;
use crate::official::Official;
use crate::operations;
use crate::options::Options;
use crate::product::Product;

/// What was seen.
#[derive(Debug, Clone)]
pub(crate) struct Look {
    pub(crate) name: String,
    pub(crate) n_operations: usize,
    /// How long the product needed to list the operations.
    pub(crate) listing: Duration,
    /// Why not every operation is in the model.
    pub(crate) load_miss: Option<String>,
    /// What the meta-schema has against the document.
    pub(crate) fault: Option<String>,
    /// Where `validate` says another thing than the meta-schema.
    pub(crate) disagreement: Option<String>,
    /// What asking its operations brought.
    pub(crate) asked: Asked,
}

impl Look {
    /// What is wrong, in a line.
    pub(crate) fn miss(&self) -> Option<String> {
        let all = [&self.load_miss, &self.disagreement, &self.asked.trouble];
        let told: Vec<_> = all.into_iter().flatten().cloned().collect();
        (!told.is_empty()).then(|| told.join("; "))
    }
}

/// Looks at one document.
pub(crate) fn at(
    document: &Document,
    product: &Product,
    official: &Official,
    options: &Options,
) -> Look {
    let mut look = Look {
        name: document.name.clone(),
        n_operations: 0,
        listing: Duration::ZERO,
        load_miss: None,
        fault: None,
        disagreement: None,
        asked: Asked::default(),
    };
    match read(document) {
        Ok(value) => {
            load(&mut look, document, product, &value);
            judge(&mut look, document, product, official.fault(&value));
            look.asked = ask::all(product.program(), &document.path, &value, options);
        }
        Err(error) => look.load_miss = Some(format!("the other reader cannot read it: {error}")),
    }
    look
}

fn read(document: &Document) -> Result<Value, String> {
    let file = File::open(&document.path).map_err(|error| error.to_string())?;
    serde_json::from_reader(BufReader::new(file)).map_err(|error| error.to_string())
}

fn load(look: &mut Look, document: &Document, product: &Product, value: &Value) {
    let expected = operations::of(value);
    look.n_operations = expected.len();
    match product.operations(&document.path) {
        Ok((found, took)) => {
            look.listing = took;
            let missing = expected.difference(&found).count();
            let added = found.difference(&expected).count();
            if missing + added > 0 {
                look.load_miss = Some(format!("{missing} operations missing, {added} too many"));
            }
        }
        Err(error) => look.load_miss = Some(error),
    }
}

fn judge(look: &mut Look, document: &Document, product: &Product, fault: Option<String>) {
    let verdict = product.is_valid(&document.path);
    look.disagreement = match (verdict, &fault) {
        (Ok((true, _)), None) | (Ok((false, _)), Some(_)) => None,
        (Ok((false, _)), None) => Some("refused, but valid by the meta-schema".to_owned()),
        (Ok((true, _)), Some(fault)) => Some(format!("accepted, but not valid {fault}")),
        (Err(error), _) => Some(error),
    };
    look.fault = fault;
}
