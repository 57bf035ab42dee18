//! A request of a `.http` file, as VS Code's REST Client and JetBrains' HTTP Client read them.

use super::{
    SnippetOptions,
    prepared::{Body, Prepared},
    quoted::comments,
};
use crate::Observed;

/// What a line of the body must not begin with: a separator, an input file, a script.
const COMMANDS: [&str; 4] = ["###", "< ", "> ", "<> "];

/// Writes the request; several of them one after the other make a file.
#[must_use]
pub fn http_file(observed: &Observed, options: &SnippetOptions) -> String {
    let mut prepared = Prepared::of(observed, options);
    let body = body(&mut prepared);
    let has_variable = [prepared.url.as_str(), &body]
        .iter()
        .any(|text| text.contains("{{"))
        || prepared
            .headers
            .iter()
            .any(|(_, value)| value.contains("{{"));
    if has_variable {
        let remark = "`{{` was sent as it stands; here it is taken for a variable.";
        prepared.remarks.push(remark.to_owned());
    }
    let fields = prepared.headers.iter();
    let headers: String = fields
        .map(|(name, value)| format!("{name}: {value}\n"))
        .collect();
    format!(
        "### {method} {path}\n{remarks}{method} {url}\n{headers}{body}\n",
        method = prepared.method,
        path = observed.path(),
        remarks = comments(&prepared.remarks, "#"),
        url = prepared.url,
    )
}

fn body(prepared: &mut Prepared<'_>) -> String {
    match prepared.body {
        Body::None => String::new(),
        Body::Text(text) => {
            let is_command = |line: &str| COMMANDS.iter().any(|one| line.starts_with(one));
            if text.lines().any(is_command) {
                let remark = "A line of the body looks like a command of this form.";
                prepared.remarks.push(remark.to_owned());
            }
            format!("\n{text}\n")
        }
        Body::Bytes(bytes) => {
            let remark = format!(
                "The body is {} bytes that are no text: save them as `body.bin` beside this file.",
                bytes.len()
            );
            prepared.remarks.push(remark);
            "\n< ./body.bin\n".to_owned()
        }
    }
}
