//! Which status is expected, and how it is described.

use super::Fault;
use crate::connection::Answer;
use crate::description::Operation;
use crate::node::Node;

/// The lowest documented success; a range is its lowest code, and `default` is 200 where no success
/// is named. Where only other answers are documented, the lowest redirection, else nothing:
/// what is only said before a success (101) is no answer to who has not asked for it.
pub(super) fn expected(operation: &Operation<'_>) -> Option<u16> {
    let codes = codes(operation);
    let lowest = |class: char| {
        let numbers = codes.iter().filter(|code| code.starts_with(class));
        numbers
            .filter_map(|code| code.to_ascii_uppercase().replace("XX", "00").parse().ok())
            .min()
    };
    let default = codes.iter().any(|code| code == "default").then_some(200);
    lowest('2').or(default).or_else(|| lowest('3'))
}

fn codes(operation: &Operation<'_>) -> Vec<String> {
    let responses = operation.node.at("responses").map(|all| all.members());
    responses
        .unwrap_or_default()
        .into_iter()
        .map(|(code, _)| code)
        .collect()
}

/// How the document describes a status: itself, its range, or the default.
pub(super) fn described<'d>(operation: &Operation<'d>, status: u16) -> Option<Node<'d>> {
    let responses = operation.node.at("responses")?;
    let class = status / 100;
    let keys = [
        status.to_string(),
        format!("{class}XX"),
        format!("{class}xx"),
        "default".to_owned(),
    ];
    keys.iter().find_map(|key| responses.at(key))
}

/// How the document describes the answer.
pub(super) fn response<'d>(
    operation: &Operation<'d>,
    answer: &Answer,
) -> Result<Option<Node<'d>>, Fault> {
    let status = answer.status;
    match expected(operation) {
        Some(expected) if expected != status => Err(Fault::new(
            "status",
            format!("{status} instead of {expected}"),
        )),
        None if described(operation, status).is_none() => {
            let codes = codes(operation).join(", ");
            Err(Fault::new(
                "status",
                format!("{status}; documented: {codes}"),
            ))
        }
        _ => Ok(described(operation, status)),
    }
}
