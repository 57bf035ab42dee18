//! Machines in a network. Addresses come from the blocks that are kept for documentation.

use super::{
    Faker, lorem,
    registry::{list, number, range, text},
};
use crate::draw::Draw;

pub(super) const FAKERS: &[Faker] = &[
    text(
        "internet.ipv4",
        "ip ip_address ipv4 client_ip remote_ip ipaddress ip_addr public_ip private_ip source_ip \
         ipv4_address remote_addr gateway public_ip_address private_ip_address host_ip pod_ip \
         last_ip nameserver_ip",
        |draw, _| ipv4(draw),
    ),
    text("internet.ipv6", "ipv6 ipv6_address ip6", |draw, _| {
        ipv6(draw)
    }),
    text(
        "internet.cidr",
        "cidr cidr_block subnet ip_range network_cidr subnet_cidr pod_cidr ip_cidr_range \
         allowed_ips",
        |draw, _| cidr(draw),
    ),
    list(
        "internet.netmask",
        "netmask subnet_mask",
        &["255.255.255.0", "255.255.0.0", "255.255.255.128"],
    ),
    text(
        "internet.mac",
        "mac mac_address bssid hardware_address",
        |draw, _| mac(draw),
    ),
    number(
        "internet.port",
        "port port_number host_port container_port server_port target_port listen_port",
        |draw, _| draw.between(1_024, 49_151) as f64,
    ),
    list(
        "internet.protocol",
        "protocol scheme transport",
        &["https", "http", "tcp", "udp"],
    ),
    list(
        "internet.ssid",
        "ssid wifi_name network_name",
        &["Guest", "Workshop", "Office-5G", "Warehouse"],
    ),
    text(
        "internet.nameserver",
        "nameserver name_server dns_server",
        |draw, _| format!("ns{}.example.net", 1 + draw.below(4)),
    ),
    list(
        "internet.record_type",
        "record_type dns_record_type",
        &["A", "AAAA", "CNAME", "MX", "TXT"],
    ),
    list(
        "internet.direction",
        "direction traffic_direction",
        &["inbound", "outbound"],
    ),
    number("internet.ttl", "ttl", |draw, _| {
        [60.0, 300.0, 3_600.0, 86_400.0][draw.index(4)]
    }),
    number("internet.asn", "asn as_number", |draw, _| {
        draw.between(64_496, 64_511) as f64
    }),
    number("internet.vlan", "vlan vlan_id", |draw, _| {
        draw.between(2, 4_094) as f64
    }),
    text(
        "internet.server",
        "server machine machine_name node_name server.name machine.name droplet.name \
         instance.name node.name vm.name virtual_machine.name computer_name device_hostname \
         host.name instance_name",
        |draw, _| format!("{}-{:02}", lorem::word(draw), 1 + draw.below(20)),
    ),
    range(
        "internet.latency",
        "latency latency_ms ping response_time",
        (4.0, 180.0, 0),
    ),
];

/// From the blocks that are kept for documentation (RFC 5737).
pub(crate) fn ipv4(draw: &mut Draw) -> String {
    let block = draw.pick(&["192.0.2", "198.51.100", "203.0.113"], "192.0.2");
    format!("{block}.{}", 1 + draw.below(254))
}

/// From the block that is kept for documentation (RFC 3849).
pub(crate) fn ipv6(draw: &mut Draw) -> String {
    format!(
        "2001:db8::{:x}:{:x}",
        draw.below(65_535) + 1,
        draw.below(65_535) + 1
    )
}

fn cidr(draw: &mut Draw) -> String {
    let block = draw.pick(&["192.0.2", "198.51.100", "203.0.113"], "192.0.2");
    format!("{block}.{}/28", 16 * draw.below(16))
}

/// From the block that is kept for documentation (RFC 7042, section 2.1.2).
fn mac(draw: &mut Draw) -> String {
    format!("00:00:5e:00:53:{:02x}", draw.below(256))
}
