//! Machines, containers and clusters that are rented.

use super::{
    Faker, lorem,
    registry::{list, mask, text},
};
use crate::draw::Draw;

pub(super) const FAKERS: &[Faker] = &[
    list(
        "cloud.region",
        "region aws_region region_slug datacenter data_center region.slug region.name \
         datacenter.name =location_id cloud_region zone_region",
        &["eu-central-1", "us-east-1", "ap-southeast-2", "eu-west-1"],
    ),
    list(
        "cloud.zone",
        "availability_zone zone zone_id",
        &["eu-central-1a", "us-east-1b", "ap-southeast-2c"],
    ),
    list(
        "cloud.instance_type",
        "instance_type machine_type vm_size size_slug flavor instance_class sku_size node_type",
        &["s-2vcpu-4gb", "m5.large", "c2-standard-4", "t3.micro"],
    ),
    list(
        "cloud.provider",
        "cloud_provider cloud",
        &["aws", "gcp", "azure"],
    ),
    list(
        "cloud.environment",
        "environment env stage environment_name environment.name deployment_environment",
        &["production", "staging", "development"],
    ),
    text(
        "cloud.bucket",
        "bucket bucket_name bucket.name s3_bucket",
        |draw, _| format!("example-{}-{}", lorem::word(draw), draw.fill("####")),
    ),
    text("cloud.arn", "arn resource_arn role_arn", |draw, _| {
        format!("arn:aws:iam::123456789012:role/{}", lorem::word(draw))
    }),
    text(
        "docker.image",
        "image_name docker_image container_image container.image image_ref =image_uri \
         image_repository",
        |draw, _| {
            format!(
                "registry.example.com/{}:{}.{}.{}",
                lorem::word(draw),
                1 + draw.below(4),
                draw.below(20),
                draw.below(10)
            )
        },
    ),
    mask(
        "docker.digest",
        "digest image_digest =manifest_digest",
        "sha256:~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
    ),
    mask("docker.container_id", "container_id", "~~~~~~~~~~~~"),
    text(
        "kubernetes.name",
        "pod.name deployment.name service.name container.name config_map.name secret.name \
         ingress.name cluster.name daemon_set.name stateful_set.name replica_set.name job.name \
         cron_job.name volume.name function.name queue.name stream.name topic.name \
         load_balancer.name firewall.name snapshot.name pool.name cluster_name pod_name \
         service_name container_name deployment_name function_name queue_name job_name \
         worker.name process.name service_account_name persistent_volume.name endpoint.name \
         node_pool.name app_name_slug table.name table_name generate_name",
        |draw, _| {
            format!(
                "{}-{}",
                lorem::word(draw),
                draw.pick(&["api", "worker", "web", "cache", "jobs"], "api")
            )
        },
    ),
    list(
        "kubernetes.namespace",
        "namespace namespace.name",
        &["default", "production", "monitoring", "payments"],
    ),
    text("kubernetes.kind", "=kind", |draw, place| {
        kind(draw, place.words.parent())
    }),
    list("kubernetes.api_version", "api_version", &["v1", "v2"]),
    list(
        "cloud.cpu",
        "cpu cpu_request cpu_limit",
        &["100m", "250m", "500m", "1"],
    ),
    list(
        "cloud.memory",
        "memory memory_request memory_limit",
        &["128Mi", "256Mi", "512Mi", "2Gi"],
    ),
    mask("kubernetes.resource_version", "resource_version", "######"),
    list(
        "cloud.architecture",
        "architecture arch cpu_architecture",
        &["amd64", "arm64"],
    ),
];

/// What the object around is called, as such documents write it: `ConfigMap`.
fn kind(draw: &mut Draw, parent: &str) -> String {
    let is_elsewhere = parent.is_empty() || parent.contains("ref") || parent.contains("target");
    if is_elsewhere {
        return draw
            .among(&["Deployment", "Service", "ConfigMap", "Pod"])
            .to_owned();
    }
    parent.split('_').map(lorem::capital).collect()
}
