//! Which documents are asked, how much of each, and with which credentials.

/// Checks that do not apply. A mock takes any credential that is well formed (`--auth lenient`),
/// and nobody owns what is in it.
pub(crate) const NOT_CHECKED: &str = "ignored_auth,object_level_authorization";

/// One document.
#[derive(Debug)]
pub(crate) struct Target {
    /// Below the clone where it is ours, else below the folder of real descriptions.
    pub(crate) document: &'static str,
    pub(crate) is_ours: bool,
    /// Paths that are asked; all where it is empty.
    paths: &'static str,
    /// Seconds after which it ends; as long as it takes where it is 0.
    seconds: u32,
    is_basic: bool,
}

impl Target {
    /// The arguments of schemathesis for it.
    pub(crate) fn words(&self) -> Vec<String> {
        let mut words = vec!["--max-examples".to_owned()];
        words.push(if self.seconds == 0 { "10" } else { "3" }.to_owned());
        if self.seconds > 0 {
            words.extend(["--max-time".to_owned(), self.seconds.to_string()]);
        }
        if !self.paths.is_empty() {
            words.extend(["--include-path-regex", self.paths].map(str::to_owned));
        }
        let credential = match self.is_basic {
            true => "Authorization: Basic dXNlcjpwYXNz",
            false => "Authorization: Bearer abcdef",
        };
        words.extend(["--header", credential].map(str::to_owned));
        words
    }
}

const fn real(document: &'static str, paths: &'static str) -> Target {
    Target {
        document,
        is_ours: false,
        paths,
        seconds: 75,
        is_basic: false,
    }
}

pub(crate) const TARGETS: &[Target] = &[
    Target {
        document: "specs/sample/openapi.yaml",
        is_ours: true,
        paths: "",
        seconds: 0,
        is_basic: false,
    },
    real(
        "stripe.com.json",
        r"^/v1/(customers|products|prices|coupons)(/\{[a-z]+\})?$",
    ),
    real(
        "github.com/api.github.com.json",
        r"^/(gists|repos/\{owner\}/\{repo\}/(issues|labels|milestones))(/\{[a-z_]+\})?$",
    ),
    Target {
        is_basic: true,
        ..real("twilio.com/api.json", "")
    },
    real("box.com.json", ""),
    real("asana.com.json", ""),
    real("digitalocean.com.json", ""),
    real("spotify.com.json", ""),
    real(
        "kubernetes.io.json",
        r"^/api/v1/namespaces/\{namespace\}/(pods|services|configmaps)(/\{name\})?$",
    ),
    real("netbox.dev.json", r"^/(circuits|tenancy)/"),
];
