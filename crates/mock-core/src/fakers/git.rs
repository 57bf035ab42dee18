//! Version control.

use super::{
    Faker, contact, lorem,
    registry::{list, mask, text},
};
use crate::generate::Place;

pub(super) const FAKERS: &[Faker] = &[
    mask(
        "git.commit_sha",
        "sha commit_sha commit_id head_sha base_sha node_sha merge_commit_sha commit_hash \
         =commit revision tree_id git_sha =before =after oid",
        "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
    ),
    mask(
        "git.short_sha",
        "short_sha short_id abbreviated_sha",
        "~~~~~~~",
    ),
    list(
        "git.branch",
        "branch branch_name default_branch branch.name source_branch target_branch base_branch \
         head_branch base_ref head_ref master_branch",
        &[
            "main",
            "develop",
            "release/2.4",
            "fix/rounding",
            "feature/export",
        ],
    ),
    list(
        "git.ref",
        "=ref git_ref reference_name ref.name",
        &["refs/heads/main", "refs/heads/develop", "refs/tags/v2.4.0"],
    ),
    text(
        "git.tag",
        "tag_name git_tag release.tag release.name tag.ref",
        |draw, _| {
            format!(
                "v{}.{}.{}",
                1 + draw.below(4),
                draw.below(12),
                draw.below(6)
            )
        },
    ),
    list(
        "git.commit_message",
        "commit_message commit.message head_commit.message commit.title commit.subject \
         git_commit.message",
        &[
            "Fix the rounding of totals",
            "Add a test for empty lists",
            "Update dependencies",
            "Say which file is missing",
            "Remove the old importer",
            "Describe the release process",
        ],
    ),
    text(
        "git.repository",
        "repository repo repo_name repository_name repository.name forkee.name repo.name \
         project_slug fork.name source_repo minimal_repository.name full_repository.name \
         template_repository.name",
        |_, place| repository(place),
    ),
    text(
        "git.full_name",
        "repository.full_name forkee.full_name fork.full_name source.full_name repo.full_name \
         repository_full_name minimal_repository.full_name full_repository.full_name \
         path_with_namespace",
        |_, place| format!("{}/{}", contact::username(place), repository(place)),
    ),
    list(
        "git.issue_title",
        "issue.title pull_request.title ticket.title bug.title ticket.subject pull.title \
         merge_request.title pullrequest.title ticket.name",
        &[
            "Export stops after 1,000 rows",
            "Dates are shown in the wrong zone",
            "Make the sidebar narrower",
            "Totals differ by one cent",
            "Cannot sign in after a reset",
            "Add a dark theme",
        ],
    ),
    list(
        "git.label",
        "label.name label_name",
        &[
            "bug",
            "enhancement",
            "documentation",
            "question",
            "good first issue",
        ],
    ),
    text(
        "git.clone_url",
        "clone_url http_url_to_repo git_http_url",
        |_, place| {
            format!(
                "https://git.example.com/{}/{}.git",
                contact::username(place),
                repository(place)
            )
        },
    ),
    text("git.ssh_url", "ssh_url ssh_url_to_repo", |_, place| {
        format!(
            "git@git.example.com:{}/{}.git",
            contact::username(place),
            repository(place)
        )
    }),
    text("git.git_url", "git_url_read", |_, place| {
        format!(
            "git://git.example.com/{}/{}.git",
            contact::username(place),
            repository(place)
        )
    }),
    list(
        "git.patch",
        "patch diff diff_hunk",
        &["@@ -12,7 +12,7 @@\n-    let total = 0;\n+    let total = sum;"],
    ),
    list(
        "git.diff_status",
        "diff_status",
        &["added", "modified", "removed", "renamed"],
    ),
];

/// The repository that this place's object is about: `harbor-tools`.
fn repository(place: &Place) -> String {
    let draw = &mut place.about.step("repository").draw();
    let kinds = ["tools", "api", "web", "docs", "cli", "core"];
    format!("{}-{}", lorem::word(draw), draw.pick(&kinds, "tools"))
}
