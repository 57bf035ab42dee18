//! A PostgreSQL server of our own: a free port, a data folder of its own, gone with the test.
//!
//! A small shell stands between us and the server. It holds the server's pid and waits for the end
//! of its input; that comes also when the test is killed, and then it stops the server.

use std::{
    env, fs,
    io::Write as _,
    net::TcpListener,
    os::unix::fs::chown,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use sqlx::{Connection as _, PgConnection};

/// Runs until its input ends, then stops the server by its pid. `$3` says whether data stay.
const GUARD: &str = "\"$0\"/postgres -D \"$1/data\" -k \"$1\" -p \"$2\" -c listen_addresses=127.0.0.1 \
     -c fsync=off -c max_connections=200 -c autovacuum_naptime=5 >>\"$1/log\" 2>&1 & pid=$!; \
     cat >/dev/null; kill -INT $pid; wait $pid; [ \"$3\" = keep ] || rm -rf \"$1\"";
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Server {
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
    guard: Option<Child>,
    keep: &'static str,
}

/// The server that most tests share, each with a database of its own. `None` where none can be had.
pub(crate) fn shared() -> Option<&'static Server> {
    static SHARED: OnceLock<Option<Server>> = OnceLock::new();
    SHARED.get_or_init(|| Server::start("remove")).as_ref()
}

/// The address of a database in which nothing is.
pub(crate) async fn empty() -> Option<PathBuf> {
    // The server is started on a thread that may wait.
    let server = tokio::task::spawn_blocking(shared).await.unwrap()?;
    Some(server.empty().await)
}

impl Server {
    /// One that can be stopped and run again.
    pub(crate) fn of_our_own() -> Option<Self> {
        Self::start("keep")
    }

    fn start(keep: &'static str) -> Option<Self> {
        let Some(programs) = programs() else {
            skipped();
            return None;
        };
        let folder = tempfile::Builder::new()
            .prefix("specwright-pg-")
            .tempdir()
            .unwrap()
            .keep();
        if let Some(user) = user() {
            let id = told(Command::new("id").args(["-u", user]));
            chown(&folder, Some(id.parse().unwrap()), None).unwrap();
        }
        let mut initdb = as_user(&programs.join("initdb"));
        initdb.arg("-D").arg(folder.join("data"));
        initdb.args([
            "-U",
            "specwright",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ]);
        told(&mut initdb);
        let mut server = Self {
            programs,
            folder,
            port: 0,
            guard: None,
            keep,
        };
        server.port = free_port();
        server.run();
        Some(server)
    }

    /// Runs it on the port and with the data that it had.
    pub(crate) fn run(&mut self) {
        let mut guard = as_user(Path::new("sh"));
        guard.arg("-c").arg(GUARD).arg(&self.programs);
        guard
            .arg(&self.folder)
            .arg(self.port.to_string())
            .arg(self.keep);
        let guard = guard.stdin(Stdio::piped()).stdout(Stdio::null()).spawn();
        self.guard = Some(guard.unwrap());
        let started = Instant::now();
        let address = format!("host={} port={}", self.folder.display(), self.port);
        let mut ready = Command::new(self.programs.join("pg_isready"));
        ready
            .args(["-q", "-d"])
            .arg(format!("{address} user=specwright dbname=postgres"));
        while !ready.status().unwrap().success() {
            assert!(
                started.elapsed() < PATIENCE,
                "it does not start: {}",
                fs::read_to_string(self.folder.join("log")).unwrap_or_default()
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Stops it and waits until it has gone.
    pub(crate) fn stop(&mut self) {
        if let Some(mut guard) = self.guard.take() {
            drop(guard.stdin.take());
            guard.wait().unwrap();
        }
    }

    pub(crate) fn address(&self, database: &str) -> PathBuf {
        format!(
            "postgres://specwright:hush@127.0.0.1:{}/{database}",
            self.port
        )
        .into()
    }

    pub(crate) async fn empty(&self) -> PathBuf {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let database = format!("t{}", COUNT.fetch_add(1, Relaxed));
        let mut connection = connect(&self.address("postgres")).await;
        let create = format!("CREATE DATABASE {database}");
        sqlx::raw_sql(sqlx::AssertSqlSafe(create))
            .execute(&mut connection)
            .await
            .unwrap();
        self.address(&database)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

pub(crate) async fn connect(address: &Path) -> PgConnection {
    PgConnection::connect(address.to_str().unwrap())
        .await
        .unwrap()
}

/// Where Debian puts them, the latest version first; else where the path leads.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let mut found: Vec<(u32, PathBuf)> = versions
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    found.sort();
    let path = env::var_os("PATH").unwrap_or_default();
    found
        .into_iter()
        .rev()
        .map(|(_, folder)| folder)
        .chain(env::split_paths(&path))
        .find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
}

/// The server refuses to run as the superuser, so somebody else has to.
fn user() -> Option<&'static str> {
    (told(Command::new("id").arg("-u")) == "0").then(|| {
        let known = Command::new("id").arg("postgres").output().unwrap();
        if known.status.success() {
            "postgres"
        } else {
            "nobody"
        }
    })
}

fn as_user(program: &Path) -> Command {
    let mut command = match user() {
        Some(user) => {
            let mut command = Command::new("runuser");
            command.args(["-u", user, "--"]).arg(program);
            command
        }
        None => Command::new(program),
    };
    // Where we stand may be closed to that user.
    command.current_dir("/");
    command
}

fn told(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// Said past the test runner, which swallows what a passing test prints.
fn skipped() {
    let _ = std::io::stderr().write_all(
        b"\n*** SKIPPED: no PostgreSQL on this machine, so nothing was tested against it.\n\
          *** Install it: apt-get install postgresql\n\n",
    );
}
