//! Several addresses in one: `{a,b}` and `[1-9]`, `[01-10:2]`, `[a-z]`.
//!
//! Source: curl's manual, "URL globbing".

/// Addresses of one pattern; more are left out.
pub(super) const MAX_ADDRESSES: usize = 1_000;
/// Numbers of one range; the first of more are taken.
const MAX_STEPS: usize = MAX_ADDRESSES + 1;

/// Every address that a pattern stands for, at most one more than [`MAX_ADDRESSES`], the last part
/// changing fastest. The address itself where it is no pattern; `None` where curl refuses it.
pub(super) fn expand(url: &str) -> Option<Vec<String>> {
    let mut all = vec![String::new()];
    let mut rest = url;
    while let Some(at) = rest.find(['{', '}', '[', ']', '\\']) {
        let (plain, tail) = rest.split_at(at);
        let (variants, after) = part(tail)?;
        all = product(&all, plain, &variants);
        rest = after;
    }
    Some(product(&all, rest, &[String::new()]))
}

fn product(before: &[String], plain: &str, variants: &[String]) -> Vec<String> {
    let each = before.iter().flat_map(|begin| {
        let one = move |variant| format!("{begin}{plain}{variant}");
        variants.iter().map(one)
    });
    each.take(MAX_ADDRESSES + 1).collect()
}

/// What the part at the beginning of a text stands for, and what follows it.
fn part(text: &str) -> Option<(Vec<String>, &str)> {
    let inner = &text[1..];
    match text.as_bytes().first()? {
        b'{' => {
            let (list, after) = inner.split_once('}')?;
            Some((list.split(',').map(str::to_owned).collect(), after))
        }
        // An address of IPv6 stands in brackets as well.
        b'[' if inner.contains("]") && is_address(inner.split(']').next()?) => {
            let (address, after) = inner.split_once(']')?;
            Some((vec![format!("[{address}]")], after))
        }
        b'[' => {
            let (range, after) = inner.split_once(']')?;
            Some((self::range(range)?, after))
        }
        b'\\' => {
            let escaped = inner.chars().next().filter(|one| "{}[]".contains(*one));
            let length = escaped.map_or(0, char::len_utf8);
            let text = escaped.map_or("\\".to_owned(), String::from);
            Some((vec![text], &inner[length..]))
        }
        _ => None,
    }
}

fn is_address(text: &str) -> bool {
    let is_of_address = |one: char| one.is_ascii_hexdigit() || ":.%".contains(one);
    text.matches(':').count() >= 2 && text.chars().all(is_of_address)
}

/// `1-9`, `001-100:10`, `a-f:2`.
fn range(text: &str) -> Option<Vec<String>> {
    let (ends, step) = text.split_once(':').unwrap_or((text, "1"));
    let step: usize = step.parse().ok().filter(|step| *step > 0)?;
    let (first, last) = ends.split_once('-')?;
    let letters = [first, last].map(|end| {
        let mut letters = end.chars();
        let letter = letters.next().filter(char::is_ascii_alphabetic)?;
        letters.next().is_none().then_some(letter)
    });
    if let [Some(first), Some(last)] = letters {
        let all = (first..=last).step_by(step);
        return (first <= last).then(|| all.map(String::from).collect());
    }
    let (low, high): (u64, u64) = (first.parse().ok()?, last.parse().ok()?);
    let width = if first.starts_with('0') {
        first.len()
    } else {
        0
    };
    let all = (low..=high).step_by(step).take(MAX_STEPS);
    (low <= high).then(|| all.map(|n| format!("{n:0width$}")).collect())
}

#[cfg(test)]
mod tests {
    use super::{MAX_ADDRESSES, expand};

    fn expanded(url: &str) -> String {
        expand(url).map_or("refused".to_owned(), |all| all.join(" "))
    }

    #[test]
    fn patterns_stand_for_each_address() {
        assert_eq!(expanded("h/{a,b}/[1-2]"), "h/a/1 h/a/2 h/b/1 h/b/2");
        assert_eq!(expanded("h/[08-10]"), "h/08 h/09 h/10");
        assert_eq!(expanded("h/[0-9:4]"), "h/0 h/4 h/8");
        assert_eq!(expanded("h/[a-c]x"), "h/ax h/bx h/cx");
        assert_eq!(expanded("h/größe"), "h/größe");
        assert_eq!(expanded(r"h/\{a\}?b\[0\]\"), r"h/{a}?b[0]\");
        assert_eq!(expanded("http://[::1]:80/{x}"), "http://[::1]:80/x");
    }

    #[test]
    fn what_curl_refuses_is_refused() {
        for url in [
            "h/{a",
            "h/a}",
            "h/[1",
            "h/[3-1]",
            "h/[x]",
            "h/[]",
            "h/[1-3:0]",
        ] {
            assert_eq!(expand(url), None, "{url}");
        }
    }

    #[test]
    fn a_pattern_of_very_many_ends() {
        let n = expand("h/[0-18446744073709551615]/[0-99999]").map(|all| all.len());
        assert_eq!(n, Some(MAX_ADDRESSES + 1));
    }
}
