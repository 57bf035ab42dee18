//! Which addresses are asked at all.

use std::net::IpAddr;

use ureq::http::Uri;

/// Whether `address`, which stands in the document at `from`, may be asked for.
///
/// A document of another machine must not make this one ask itself, or a neighbour behind
/// the same door, for something.
pub(super) fn check(address: &str, from: &str) -> Result<(), String> {
    let uri: Uri = address
        .parse()
        .map_err(|_| "it is no address of the web".to_owned())?;
    let scheme = uri.scheme_str().unwrap_or_default();
    if !matches!(scheme, "http" | "https") {
        return Err(format!("`{scheme}` is not fetched, only http and https"));
    }
    let host = uri.host().unwrap_or_default();
    // The name of a file can look like a host.
    let asker: Option<Uri> = from.parse().ok().filter(|uri: &Uri| uri.scheme().is_some());
    let asker = asker.as_ref().and_then(Uri::host);
    if asker.is_some_and(|asker| asker != host) && is_near(host) {
        let asker = asker.unwrap_or_default();
        return Err(format!("a document of {asker} may not ask for it"));
    }
    Ok(())
}

/// Whether a redirect from one address to another is followed.
pub(super) fn check_redirect(from: &Uri, to: &Uri) -> Result<(), String> {
    if from.scheme_str() == Some("https") && to.scheme_str() != Some("https") {
        return Err("the server sends its reader from https to http".to_owned());
    }
    check(&to.to_string(), &from.to_string())
}

/// Addresses of this machine and of its own network.
fn is_near(host: &str) -> bool {
    let name = host.trim_matches(['[', ']']).trim_end_matches('.');
    match name.parse::<IpAddr>() {
        Ok(IpAddr::V4(ip)) => is_near_v4(ip),
        Ok(IpAddr::V6(ip)) => {
            let mapped = ip.to_ipv4_mapped().is_some_and(is_near_v4);
            mapped
                || ip.is_loopback()
                || ip.is_unspecified()
                || ip.is_unique_local()
                || ip.is_unicast_link_local()
        }
        Err(_) => {
            let name = name.to_ascii_lowercase();
            name == "localhost" || name.ends_with(".localhost")
        }
    }
}

fn is_near_v4(ip: std::net::Ipv4Addr) -> bool {
    ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified()
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn asks_only_the_web() {
        assert!(check("https://example.com/a.yaml", "api.yaml").is_ok());
        assert!(check("ftp://example.com/a.yaml", "api.yaml").is_err());
        assert!(check("file:///etc/hosts", "https://example.com/api.yaml").is_err());
        assert!(check("urn:isbn:1", "api.yaml").is_err());
    }

    #[test]
    fn a_document_of_another_machine_does_not_reach_into_this_network() {
        let far = "https://example.com/api.yaml";
        for near in [
            "http://localhost/a",
            "http://127.0.0.1:80/a",
            "http://10.0.0.1/a",
            "http://169.254.169.254/a",
            "http://[::1]/a",
            "http://[::ffff:127.0.0.1]/a",
        ] {
            assert!(check(near, far).is_err(), "{near}");
            assert!(check(near, "api.yaml").is_ok(), "{near}");
        }
        assert!(check("http://10.0.0.1/b", "http://10.0.0.1/a").is_ok());
    }
}
