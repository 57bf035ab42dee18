//! Programs and what they are made of.

use super::{
    Faker, lorem,
    registry::{list, text},
};
use crate::draw::Draw;

pub(super) const FAKERS: &[Faker] = &[
    text(
        "system.semver",
        "version semver app_version package_version release_version client_version sdk_version \
         firmware_version version_number min_version os_version software_version engine_version \
         schema_version",
        |draw, _| semver(draw),
    ),
    list(
        "system.cron",
        "cron cron_expression schedule cron_schedule schedule_expression",
        &["0 6 * * 1", "*/15 * * * *", "30 2 * * *", "0 0 1 * *"],
    ),
    list(
        "system.programming_language",
        "programming_language repository.language repo.language runtime_language code_language \
         full_repository.language minimal_repository.language",
        &["Rust", "Go", "TypeScript", "Python", "Java", "Elixir"],
    ),
    list(
        "system.license",
        "license spdx_id license_id license.key license.spdx_id license_name license.name",
        &[
            "MIT",
            "Apache-2.0",
            "BSD-3-Clause",
            "MPL-2.0",
            "GPL-3.0-only",
        ],
    ),
    list(
        "system.package",
        "package package_name package.name module module_name library dependency dependency.name \
         crate",
        &[
            "left-shelf",
            "tiny-router",
            "date-folder",
            "csv-mill",
            "log-lantern",
        ],
    ),
    text(
        "system.app_name",
        "app_name application_name app.name application.name integration.name client_app \
         bot.name plugin.name extension.name program application oauth_app.name",
        |draw, _| {
            format!(
                "{} {}",
                capital(lorem::word(draw)),
                draw.pick(&["Desk", "Board", "Sync", "Notes", "Mail"], "Desk")
            )
        },
    ),
    list(
        "system.log_level",
        "log_level level severity_text",
        &["debug", "info", "warn", "error"],
    ),
    list(
        "system.severity",
        "severity criticality risk_level",
        &["low", "medium", "high", "critical"],
    ),
    list(
        "system.priority",
        "priority urgency importance",
        &["low", "normal", "high"],
    ),
    list(
        "system.runtime",
        "runtime framework tech_stack",
        &["nodejs22", "python3.13", "java21", "dotnet9"],
    ),
    text(
        "system.env_var",
        "env_var environment_variable variable_name env.name variable.name env_var.name \
         variable.key secret_name",
        |draw, _| format!("{}_URL", lorem::word(draw).to_ascii_uppercase()),
    ),
    list(
        "system.database",
        "database db_name database_name database.name db.name schema_name dbname",
        &["inventory", "billing", "analytics", "accounts"],
    ),
    list(
        "system.table",
        "table collection_name",
        &["orders", "customers", "shipments", "readings"],
    ),
    list(
        "system.column",
        "column column_name field_name column.name field.name attribute.name property.name \
         custom_field.name parameter.name",
        &["status", "created_at", "quantity", "region", "email"],
    ),
    list(
        "system.engine",
        "engine db_engine database_engine",
        &["pg", "mysql", "redis", "mongodb"],
    ),
    list(
        "system.error_code",
        "error_code error.code failure_code reason_code =errcode",
        &["not_found", "invalid_request", "rate_limited", "conflict"],
    ),
    list(
        "system.error_message",
        "error error_message error.message failure_message failure_reason error_description \
         error.detail last_error error.title warning.message",
        &[
            "The request timed out.",
            "The item is no longer available.",
            "The amount is above the limit.",
            "The file could not be read.",
        ],
    ),
    list(
        "system.job_state",
        "job_status build_status run_status pipeline_status",
        &["queued", "running", "succeeded", "failed"],
    ),
    list(
        "system.command",
        "command cmd entrypoint run_command build_command start_command",
        &["npm run build", "make test", "cargo run", "python main.py"],
    ),
    list(
        "system.data_type",
        "data_type datatype field_type column_type value_type",
        &["string", "integer", "boolean", "date"],
    ),
    list(
        "system.feature",
        "feature feature.name feature_name flag.name feature_flag flag_key",
        &["dark-mode", "bulk-export", "single-sign-on", "beta-search"],
    ),
    list(
        "system.stack_trace",
        "stack_trace stacktrace traceback",
        &["at total (src/order.rs:42)\nat main (src/main.rs:7)"],
    ),
];

/// Three numbers (semver.org).
fn semver(draw: &mut Draw) -> String {
    format!(
        "{}.{}.{}",
        1 + draw.below(5),
        draw.below(20),
        draw.below(10)
    )
}

fn capital(word: &str) -> String {
    lorem::capital(word)
}
