//! Counts, shares, pages.

use super::{
    Faker,
    registry::{number, range, text},
};

pub(super) const FAKERS: &[Faker] = &[
    range(
        "number.count",
        "count n_* num_* number_of_* views likes followers following shares downloads clicks \
         impressions visits replies comments forks watchers stargazers subscribers votes upvotes \
         members participants hits usage used remaining additions deletions changes commits \
         open_issues public_repos public_gists friends total_* favorites plays reactions \
         contributions retries attempts score_count occurrences",
        (0.0, 250.0, 0),
    ),
    range(
        "number.attempt",
        "attempt attempt_count retry_count run_attempt attempt_number delivery_attempts",
        (1.0, 3.0, 0),
    ),
    range(
        "number.total",
        "total total_count total_results total_items size total_records length total_entries \
         item_count result_count =n",
        (3.0, 120.0, 0),
    ),
    number(
        "number.page",
        "=page page_number current_page page_index =page_no",
        |_, _| 1.0,
    ),
    number(
        "number.per_page",
        "per_page pagelen page_length limit page_size pagesize max_results page_limit \
         items_per_page",
        |_, _| 20.0,
    ),
    number(
        "number.offset",
        "offset skip start_index =from_index",
        |_, _| 0.0,
    ),
    range(
        "number.pages",
        "total_pages page_count pages last_page num_pages",
        (1.0, 12.0, 0),
    ),
    range(
        "number.percent",
        "percentage percent pct progress percent_off discount_percent completion \
         discount_percentage percent_complete ratio_percent discount utilization success_rate \
         conversion_rate cpu_usage memory_usage popularity completeness opacity_percent",
        (0.0, 100.0, 0),
    ),
    text("number.percent_text", "percentage percent", |draw, _| {
        draw.between(1, 100).to_string()
    }),
    range(
        "number.ratio",
        "ratio probability confidence fraction opacity danceability energy_level valence \
         acousticness instrumentalness liveness speechiness similarity relevance loss \
         confidence_score",
        (0.05, 0.99, 2),
    ),
    range(
        "number.score",
        "score points karma rank_score risk_score",
        (1.0, 100.0, 0),
    ),
    range(
        "number.rank",
        "rank position =order sort_order display_order index =idx sequence step sequence_number \
         ordinal rank_order line_number =line track_number episode_number disc_number \
         weight_order priority level =page_start",
        (1.0, 20.0, 0),
    ),
    range(
        "number.number",
        "=number issue_number pull_number =no",
        (1.0, 900.0, 0),
    ),
    range(
        "number.ordinal",
        "number interval_count generation iteration round season chapter volume edition_number \
         version_count",
        (1.0, 24.0, 0),
    ),
    range(
        "number.replicas",
        "replicas ready_replicas available_replicas instances workers threads concurrency \
         parallelism min_replicas max_replicas node_count nodes",
        (1.0, 6.0, 0),
    ),
    range(
        "number.cores",
        "vcpus cpus cores cpu_count cpu_cores guest_cpus",
        (1.0, 16.0, 0),
    ),
    number(
        "number.megabytes",
        "memory_mb ram memory memory_in_mb ram_mb",
        |draw, _| 512.0 * 2f64.powi(draw.below(6) as i32),
    ),
    number(
        "number.gigabytes",
        "disk disk_size disk_gb storage_gb size_gigabytes size_gb disk_size_gb storage \
         volume_size quota_gb",
        |draw, _| 10.0 * 2f64.powi(draw.below(6) as i32),
    ),
    range(
        "number.bedrooms",
        "bedrooms bathrooms rooms floors guests adults beds occupancy party_size passengers \
         children_count floor",
        (1.0, 5.0, 0),
    ),
    range(
        "number.capacity",
        "capacity max_participants max_users quota max_* seats_total allocation max_count \
         maximum",
        (20.0, 400.0, 0),
    ),
    range(
        "number.minimum",
        "min_* minimum min_quantity",
        (1.0, 10.0, 0),
    ),
];
