//! One object while it is judged.

use oas_doc::Node;

use super::when::Truth;
use crate::structure::fault::Owner;
use crate::structure::grammar::{Case, Field, Object, When};

/// One object with its cases decided, and what was said of it so far.
pub(super) struct Subject<'a> {
    pub(super) node: Node<'a>,
    pub(super) object: &'static Object,
    pub(super) cases: Vec<(&'static Case, Truth)>,
    /// Fields that are missing, or stand there under a wrong name: one fault is told once.
    pub(super) missing: Vec<&'static str>,
}

impl Subject<'_> {
    pub(super) fn owner(&self) -> Owner {
        Owner {
            object: self.object,
            field: "",
        }
    }

    pub(super) fn has(&self, field: &str) -> bool {
        self.node.get(field).is_some()
    }

    /// The case in which a field must be there, unless it always must.
    pub(super) fn required_where(&self, name: &str) -> Option<When> {
        let named = |field: &&Field| field.name == name && field.required;
        let holds = self.cases.iter().filter(|(_, is)| *is == Truth::Holds);
        let mut cases = holds.map(|(case, _)| case);
        let case = cases.find(|case| case.fields.iter().any(|field| named(&field)))?;
        Some(case.when)
    }

    /// Fields of the cases that are decided like this.
    pub(super) fn of_cases(&self, wanted: Truth) -> impl Iterator<Item = &'static Field> + '_ {
        let cases = self.cases.iter().filter(move |(_, is)| *is == wanted);
        cases.flat_map(|(case, _)| case.fields)
    }
}
