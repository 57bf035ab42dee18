//! `postgres://…` -> how to connect, and a name that may be shown.

use std::{
    path::{Path, PathBuf},
    str::FromStr as _,
};

use sqlx::postgres::PgConnectOptions;

use crate::StoreError;

const SCHEMES: [&str; 2] = ["postgres://", "postgresql://"];
/// All our tables stand in it, so that a database may be shared with other programs.
pub(super) const SCHEMA: &str = "specwright";

/// Whether it names a PostgreSQL database rather than a file.
pub(crate) fn is_address(place: &Path) -> bool {
    place
        .to_str()
        .is_some_and(|text| SCHEMES.iter().any(|scheme| text.starts_with(scheme)))
}

/// How to connect, and the address without its password.
pub(super) fn read(place: &Path) -> Result<(PgConnectOptions, PathBuf), StoreError> {
    let text = place.to_str().unwrap_or_default();
    let name = PathBuf::from(without_password(text));
    let connect = PgConnectOptions::from_str(text).map_err(|source| StoreError::BadAddress {
        path: name.clone(),
        source,
    })?;
    // Compiling a statement to machine code takes longer than any of ours runs.
    let connect = connect
        .application_name("specwright")
        .options([("search_path", SCHEMA), ("jit", "off")]);
    Ok((connect, name))
}

/// The address as it may be shown and written down.
fn without_password(text: &str) -> String {
    let (scheme, rest) = text.split_once("://").unwrap_or(("", text));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let rest = match rest.rsplit_once('@') {
        Some((user, place)) => {
            let user = user.split(':').next().unwrap_or_default();
            format!("{user}@{place}")
        }
        None => rest.to_owned(),
    };
    let shown: Vec<_> = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("password"))
        .collect();
    let mark = if shown.is_empty() { "" } else { "?" };
    format!("{scheme}://{rest}{mark}{}", shown.join("&"))
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn the_name_of_a_record_has_no_password() {
        for (given, shown) in [
            (
                "postgres://ann:s@cret@db:5432/x",
                "postgres://ann@db:5432/x",
            ),
            ("postgresql://db/x", "postgresql://db/x"),
            (
                "postgres://db/x?password=hush&sslmode=require",
                "postgres://db/x?sslmode=require",
            ),
            (
                "postgres:///x?host=/run/pg&user=a",
                "postgres:///x?host=/run/pg&user=a",
            ),
        ] {
            assert_eq!(without_password(given), shown);
        }
    }
}
