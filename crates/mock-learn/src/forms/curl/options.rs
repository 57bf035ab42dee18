//! The options of curl: which there are, and which take a value.

/// What an option says about the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    Url,
    Method,
    Header,
    Data,
    DataRaw,
    DataBinary,
    DataUrlencode,
    Json,
    Form,
    FormString,
    QueryData,
    UrlQuery,
    Head,
    User,
    Bearer,
    Cookie,
    UserAgent,
    Referer,
    Upload,
    Range,
    Config,
    GlobOff,
    Next,
    /// Something about the connection or the output, with a value.
    ElseWithValue,
    /// The same without a value.
    Else,
}

/// Letter, long name, what it says. Letters that have no long name of interest stand alone.
const KNOWN: &[(char, &str, Says)] = &[
    ('\0', "url", Says::Url),
    ('X', "request", Says::Method),
    ('H', "header", Says::Header),
    ('d', "data", Says::Data),
    ('\0', "data-ascii", Says::Data),
    ('\0', "data-raw", Says::DataRaw),
    ('\0', "data-binary", Says::DataBinary),
    ('\0', "data-urlencode", Says::DataUrlencode),
    ('\0', "json", Says::Json),
    ('F', "form", Says::Form),
    ('\0', "form-string", Says::FormString),
    ('G', "get", Says::QueryData),
    ('\0', "url-query", Says::UrlQuery),
    ('I', "head", Says::Head),
    ('u', "user", Says::User),
    ('\0', "oauth2-bearer", Says::Bearer),
    ('b', "cookie", Says::Cookie),
    ('A', "user-agent", Says::UserAgent),
    ('e', "referer", Says::Referer),
    ('T', "upload-file", Says::Upload),
    ('r', "range", Says::Range),
    ('K', "config", Says::Config),
    ('g', "globoff", Says::GlobOff),
    (':', "next", Says::Next),
];

/// Options about the connection or the output that take a value.
const WITH_VALUE: &[(char, &str)] = &[
    ('o', "output"),
    ('\0', "output-dir"),
    ('c', "cookie-jar"),
    ('m', "max-time"),
    ('x', "proxy"),
    ('U', "proxy-user"),
    ('w', "write-out"),
    ('D', "dump-header"),
    ('E', "cert"),
    ('C', "continue-at"),
    ('y', "speed-time"),
    ('Y', "speed-limit"),
    ('z', "time-cond"),
    ('t', "telnet-option"),
    ('P', "ftp-port"),
    ('Q', "quote"),
    ('h', "help"),
    ('\0', "key"),
    ('\0', "key-type"),
    ('\0', "pass"),
    ('\0', "cacert"),
    ('\0', "capath"),
    ('\0', "cert-type"),
    ('\0', "ciphers"),
    ('\0', "tls13-ciphers"),
    ('\0', "tls-max"),
    ('\0', "curves"),
    ('\0', "pinnedpubkey"),
    ('\0', "connect-timeout"),
    ('\0', "connect-to"),
    ('\0', "resolve"),
    ('\0', "retry"),
    ('\0', "retry-delay"),
    ('\0', "retry-max-time"),
    ('\0', "max-redirs"),
    ('\0', "max-filesize"),
    ('\0', "limit-rate"),
    ('\0', "rate"),
    ('\0', "interface"),
    ('\0', "local-port"),
    ('\0', "dns-servers"),
    ('\0', "doh-url"),
    ('\0', "unix-socket"),
    ('\0', "abstract-unix-socket"),
    ('\0', "noproxy"),
    ('\0', "preproxy"),
    ('\0', "socks4"),
    ('\0', "socks4a"),
    ('\0', "socks5"),
    ('\0', "socks5-hostname"),
    ('\0', "proxy-header"),
    ('\0', "proto"),
    ('\0', "proto-default"),
    ('\0', "proto-redir"),
    ('\0', "trace"),
    ('\0', "trace-ascii"),
    ('\0', "stderr"),
    ('\0', "keepalive-time"),
    ('\0', "expect100-timeout"),
    ('\0', "happy-eyeballs-timeout-ms"),
    ('\0', "aws-sigv4"),
    ('\0', "netrc-file"),
    ('\0', "hsts"),
    ('\0', "alt-svc"),
    ('\0', "etag-save"),
    ('\0', "etag-compare"),
    ('\0', "parallel-max"),
    ('\0', "create-file-mode"),
    ('\0', "variable"),
];

/// Options about the connection or the output without a value.
const WITHOUT: &[(char, &str)] = &[
    ('k', "insecure"),
    ('L', "location"),
    ('\0', "location-trusted"),
    ('s', "silent"),
    ('S', "show-error"),
    ('v', "verbose"),
    ('i', "include"),
    ('\0', "show-headers"),
    ('f', "fail"),
    ('\0', "fail-with-body"),
    ('\0', "fail-early"),
    ('O', "remote-name"),
    ('J', "remote-header-name"),
    ('R', "remote-time"),
    ('N', "no-buffer"),
    ('n', "netrc"),
    ('p', "proxytunnel"),
    ('q', "disable"),
    ('a', "append"),
    ('j', "junk-session-cookies"),
    ('l', "list-only"),
    ('B', "use-ascii"),
    ('M', "manual"),
    ('V', "version"),
    ('Z', "parallel"),
    ('#', "progress-bar"),
    ('0', "http1.0"),
    ('1', "tlsv1"),
    ('2', "sslv2"),
    ('3', "sslv3"),
    ('4', "ipv4"),
    ('6', "ipv6"),
    ('\0', "compressed"),
    ('\0', "compressed-ssh"),
    ('\0', "http1.1"),
    ('\0', "http2"),
    ('\0', "http2-prior-knowledge"),
    ('\0', "http3"),
    ('\0', "http3-only"),
    ('\0', "path-as-is"),
    ('\0', "basic"),
    ('\0', "digest"),
    ('\0', "ntlm"),
    ('\0', "negotiate"),
    ('\0', "anyauth"),
    ('\0', "tlsv1.0"),
    ('\0', "tlsv1.1"),
    ('\0', "tlsv1.2"),
    ('\0', "tlsv1.3"),
    ('\0', "ssl"),
    ('\0', "ssl-reqd"),
    ('\0', "ssl-no-revoke"),
    ('\0', "create-dirs"),
    ('\0', "raw"),
    ('\0', "tr-encoding"),
    ('\0', "post301"),
    ('\0', "post302"),
    ('\0', "post303"),
    ('\0', "form-escape"),
    ('\0', "ignore-content-length"),
    ('\0', "keepalive"),
    ('\0', "progress-meter"),
    ('\0', "buffer"),
    ('\0', "sessionid"),
    ('\0', "alpn"),
    ('\0', "tcp-nodelay"),
    ('\0', "tcp-fastopen"),
    ('\0', "retry-connrefused"),
    ('\0', "retry-all-errors"),
    ('\0', "remove-on-error"),
    ('\0', "remote-name-all"),
    ('\0', "styled-output"),
    ('\0', "trace-time"),
    ('\0', "trace-ids"),
    ('\0', "disallow-username-in-url"),
    ('\0', "haproxy-protocol"),
    ('\0', "http0.9"),
    ('\0', "suppress-connect-headers"),
];

/// An option by its long name, or by the beginning of it that no other has.
pub(super) fn long(name: &str) -> Option<Says> {
    if let Some((_, says)) = all().find(|((_, long), _)| *long == name) {
        return Some(says);
    }
    if let Some(negated) = name.strip_prefix("no-") {
        return long(negated).filter(|says| *says == Says::Else);
    }
    let mut begun = all().filter(|((_, long), _)| name.len() >= 3 && long.starts_with(name));
    let (_, says) = begun.next()?;
    begun.next().is_none().then_some(says)
}

/// An option by its letter.
pub(super) fn short(letter: char) -> Option<Says> {
    all()
        .find(|((short, _), _)| *short == letter && letter != '\0')
        .map(|(_, says)| says)
}

impl Says {
    /// Whether a value follows.
    pub(super) fn takes_value(self) -> bool {
        !matches!(
            self,
            Self::QueryData | Self::Head | Self::GlobOff | Self::Next | Self::Else
        )
    }
}

fn all() -> impl Iterator<Item = ((char, &'static str), Says)> {
    let known = KNOWN
        .iter()
        .map(|(letter, long, says)| ((*letter, *long), *says));
    let with = WITH_VALUE.iter().map(|names| (*names, Says::ElseWithValue));
    known
        .chain(with)
        .chain(WITHOUT.iter().map(|names| (*names, Says::Else)))
}
