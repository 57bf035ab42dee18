//! Names of properties as people write them.

/// What a value is called: `createdAt` in `Customer` -> `created_at` in `customer`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    name: String,
    parent: String,
    description: String,
}

impl Words {
    pub(crate) fn new(name: &str, parent: &str, description: Option<&str>) -> Self {
        Self {
            name: snake(name),
            parent: singular(&snake(parent)),
            description: description.unwrap_or_default().to_ascii_lowercase(),
        }
    }

    /// The words for a faker by its own name: `internet.email`, `person.firstName`.
    /// `None` where there is no such faker.
    pub(crate) fn of_faker(name: &str) -> Option<Self> {
        let (group, own) = name.rsplit_once('.').unwrap_or(("", name));
        let words = Self::new(own, group, None);
        super::is_known(&words).then_some(words)
    }

    /// The name in small letters and underscores.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The name around it, in the singular.
    pub(crate) fn parent(&self) -> &str {
        &self.parent
    }

    /// What the document says about it, in small letters.
    pub(crate) fn description(&self) -> &str {
        &self.description
    }

    /// The words for one of many.
    pub(crate) fn singular(&self) -> Self {
        let is_envelope = matches!(
            self.name.as_str(),
            "data" | "items" | "results" | "value" | "values" | "records" | "entries"
        );
        let name = if is_envelope {
            self.parent.clone()
        } else {
            singular(&self.name)
        };
        Self {
            name,
            ..self.clone()
        }
    }
}

/// `createdAt`, `created-at`, `CreatedAt` -> `created_at`.
pub(crate) fn snake(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut after_small = false;
    for c in name.chars() {
        if !c.is_alphanumeric() {
            if !out.is_empty() && !out.ends_with('_') {
                out.push('_');
            }
            after_small = false;
            continue;
        }
        if c.is_uppercase() && after_small {
            out.push('_');
        }
        after_small = c.is_lowercase() || c.is_ascii_digit();
        out.extend(c.to_lowercase());
    }
    out.truncate(out.trim_end_matches('_').len());
    out
}

/// `companies` -> `company`, `addresses` -> `address`, `status` stays.
pub(crate) fn singular(name: &str) -> String {
    let stays = ["ss", "us", "is", "news"];
    if stays.iter().any(|end| name.ends_with(end)) {
        return name.to_owned();
    }
    if let Some(stem) = name.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let hissing = ["sses", "xes", "ches", "shes", "zes"];
    if hissing.iter().any(|end| name.ends_with(end)) {
        return name.strip_suffix("es").unwrap_or(name).to_owned();
    }
    name.strip_suffix('s')
        .filter(|stem| stem.len() > 1)
        .unwrap_or(name)
        .to_owned()
}
