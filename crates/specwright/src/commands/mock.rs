//! `specwright mock`: serve descriptions until a signal comes.

use std::{collections::HashSet, path::PathBuf, pin::Pin, time::Duration};

use studio::{
    Diagnostic, DiagnosticSeverity,
    headless::{
        self, AuthMode, BasePath, Cors, DataMode, LoadOptions, LogFormat, LogLine, Losses,
        MockConfig, MockOptions, MockRun, Record, ReloadNotice, StartFailure, Totals, UnknownIds,
        ValidateMode, WorldMode,
    },
};
use tokio::sync::mpsc;

use super::{interrupted, print, say};
use crate::{
    args::{self, MockArgs},
    exit::Failure,
    render,
};

/// More problems than this are counted only, so that the address stays in sight.
const MAX_PROBLEMS: usize = 5;
/// How often the record is asked whether anything was lost.
const LOOK_FOR_LOSSES: Duration = Duration::from_secs(1);

pub(crate) async fn run(arguments: MockArgs) -> Result<(), Failure> {
    let options = options(arguments);
    if options
        .host
        .parse::<std::net::IpAddr>()
        .is_ok_and(|address| !address.is_loopback())
    {
        say(
            "warning: the mock can be reached from the network; --host 127.0.0.1 keeps it to this machine",
        );
    }
    let mut mock = headless::mock(options).await.map_err(failure)?;
    say(&format!("serving {}", operations(mock.n_operations)));
    if let Some(reason) = &mock.unrecorded {
        say(&format!("warning: requests are not recorded: {reason}"));
    }
    if let Some(found) = mock.recovered() {
        say(&format!(
            "warning: the record was damaged and is now {}; {} requests could be read and are in a new one, {} could not",
            found.aside.display(),
            found.rows,
            found.lost
        ));
    }
    if let Some(aside) = &mock.state_set_aside {
        say(&format!(
            "warning: the state was damaged and is now {}; the mock begins with a new one",
            aside.display()
        ));
    }
    if let Some(control) = &mock.control {
        say(&format!(
            "control on http://{}, token {}",
            control.address(),
            control.token
        ));
        if !control.address().ip().is_loopback() {
            say("warning: the control listener can be reached from the network");
        }
    }
    let mut signal = std::pin::pin!(interrupted()?);
    print(&format!("listening on http://{}", mock.address()))?;
    let log = mock
        .log
        .take()
        .map(|lines| std::thread::spawn(move || print_log(lines)));
    serve(&mut mock, signal.as_mut()).await?;
    report_bodies(&mock.totals());
    let losses = mock.stop().await;
    if let Some(log) = log {
        // It ends when the server, which held the other end, is gone.
        let _ = log.join();
    }
    report_losses(&losses);
    Ok(())
}

/// Reports problems, reloads and losses until a signal comes.
async fn serve(
    mock: &mut MockRun,
    mut signal: Pin<&mut impl Future<Output = Result<(), Failure>>>,
) -> Result<(), Failure> {
    let mut tick = tokio::time::interval(LOOK_FOR_LOSSES);
    let mut warned = false;
    let mut warned_of_state = false;
    let mut checked = false;
    let mut told = HashSet::new();
    loop {
        tokio::select! {
            stopped = &mut signal => return stopped,
            Some(notice) = mock.reloads.recv() => reloaded(&notice, &mut told),
            found = &mut mock.diagnostics, if !checked => {
                checked = true;
                report_problems(&found.unwrap_or_default(), &mut told);
            }
            _ = tick.tick() => {
                let losses = mock.losses();
                if losses.rows + losses.bodies > 0 && !warned {
                    warned = true;
                    report_losses(&losses);
                }
                let unsaved = mock.unsaved();
                if unsaved.rows > 0 && unsaved.reason.is_some() && !warned_of_state {
                    warned_of_state = true;
                    say(&format!(
                        "warning: {} changes are not in the state's file yet: {}",
                        unsaved.rows,
                        unsaved.reason.unwrap_or_default()
                    ));
                }
            }
        }
    }
}

/// Says what is wrong, without what was `told` before and is wrong still.
fn report_problems(diagnostics: &[Diagnostic], told: &mut HashSet<String>) {
    let key = |one: &Diagnostic| format!("{} {} {}", one.file, one.pointer, one.message);
    let matters =
        |one: &&Diagnostic| one.severity != DiagnosticSeverity::Note && !told.contains(&key(one));
    let worth: Vec<_> = diagnostics.iter().filter(matters).cloned().collect();
    *told = diagnostics.iter().map(key).collect();
    if !worth.is_empty() {
        let shown = worth.len().min(MAX_PROBLEMS);
        say(render::diagnostics(&worth[..shown]).trim_end());
        if worth.len() > shown {
            let more = worth.len() - shown;
            say(&format!(
                "… and {more} more; `specwright validate` lists what is wrong with the structure"
            ));
        }
        say("the rest of the description is served all the same");
    }
}

fn reloaded(notice: &ReloadNotice, told: &mut HashSet<String>) {
    if notice.stale {
        let errors = notice
            .diagnostics
            .iter()
            .filter(|one| one.severity == DiagnosticSeverity::Error);
        say(render::diagnostics(&errors.cloned().collect::<Vec<_>>()).trim_end());
        say(&format!(
            "{}: the last good state goes on serving",
            notice.files
        ));
    } else {
        say(&format!(
            "reloaded {}: serving {}",
            notice.files,
            operations(notice.n_operations)
        ));
        report_problems(&notice.diagnostics, told);
    }
}

fn operations(many: usize) -> String {
    match many {
        1 => "1 operation".to_owned(),
        _ => format!("{many} operations"),
    }
}

/// Prints lines as they come, many at once when they come fast.
fn print_log(mut lines: mpsc::Receiver<LogLine>) {
    use std::io::Write as _;
    let colour = render::colour();
    let mut many = Vec::with_capacity(256);
    while lines.blocking_recv_many(&mut many, 256) > 0 {
        let mut out = std::io::BufWriter::new(std::io::stderr().lock());
        for line in many.drain(..) {
            let written = if colour && line.is_error {
                writeln!(out, "\x1b[31m{}\x1b[0m", line.text)
            } else {
                writeln!(out, "{}", line.text)
            };
            if written.is_err() {
                return;
            }
        }
    }
}

/// What became of the bodies that were made up and looked at.
fn report_bodies(totals: &Totals) {
    if totals.broken > 0 {
        say(&format!(
            "warning: {} of {} bodies that were validated break their schema: a defect of Specwright's; --self-check names them in the log",
            totals.broken, totals.checked
        ));
    }
    if totals.unsatisfiable > 0 {
        say(&format!(
            "warning: {} answers have a schema that nothing satisfies; the header Specwright-Unsatisfiable names the keywords",
            totals.unsatisfiable
        ));
    }
}

/// Said when the first is lost, and once more at the end.
fn report_losses(losses: &Losses) {
    if losses.rows + losses.bodies == 0 {
        return;
    }
    let reason = losses
        .reason
        .as_deref()
        .unwrap_or("the disk is slower than the requests");
    say(&format!(
        "warning: {} exchanges were not recorded, {} without their bodies: {reason}",
        losses.rows, losses.bodies
    ));
}

fn options(arguments: MockArgs) -> MockOptions {
    let cors = match arguments.cors.as_str() {
        "*" => Cors::Any,
        "off" => Cors::Off,
        origins => Cors::Only(
            origins
                .split(',')
                .map(|one| one.trim().to_owned())
                .collect(),
        ),
    };
    let config = MockConfig {
        seed: arguments.seed,
        today: arguments.clock.today(),
        locale: arguments.locale,
        data: match arguments.data {
            args::Data::Auto => DataMode::Auto,
            args::Data::Generated => DataMode::Generated,
            args::Data::Examples => DataMode::Examples,
        },
        validate: match arguments.validate {
            args::Validate::Reject => ValidateMode::Reject,
            args::Validate::Warn => ValidateMode::Warn,
            args::Validate::Off => ValidateMode::Off,
        },
        auth: match arguments.auth {
            args::Auth::Lenient => AuthMode::Lenient,
            args::Auth::Off => AuthMode::Off,
        },
        base_path: match arguments.base_path {
            args::BasePath::Both => BasePath::Both,
            args::BasePath::With => BasePath::With,
            args::BasePath::Without => BasePath::Without,
        },
        world: match arguments.world {
            args::World::On => WorldMode::On,
            args::World::Off => WorldMode::Off,
        },
        unknown_ids: match arguments.unknown_ids {
            args::UnknownIds::Answer => UnknownIds::Answer,
            args::UnknownIds::NotFound => UnknownIds::NotFound,
        },
        cors,
        rate_limit: arguments.rate_limit,
        delay: arguments.delay,
        self_check: arguments.self_check,
    };
    MockOptions {
        clock: arguments.clock,
        limits: arguments.limits.limits(),
        control: arguments.control.options(),
        specs: arguments.specs,
        host: arguments.host,
        port: arguments.port,
        config,
        record: match arguments.record.as_deref() {
            None => Record::Beside,
            Some("off") => Record::Off,
            Some(file) => Record::File(PathBuf::from(file)),
        },
        state: match arguments.state.as_str() {
            "memory" => None,
            file => Some(PathBuf::from(file)),
        },
        watch: !arguments.no_watch,
        log: match arguments.log {
            args::Log::Text => Some(LogFormat::Text),
            args::Log::Json => Some(LogFormat::Json),
            args::Log::Off => None,
        },
        load: LoadOptions {
            allow_remote: arguments.allow_remote,
            ..LoadOptions::default()
        },
    }
}

fn failure(failure: StartFailure) -> Failure {
    match failure {
        StartFailure::Invalid(diagnostics) => Failure::Findings(diagnostics),
        StartFailure::File(unreadable) => Failure::CannotDo {
            message: unreadable.message,
            hint: Some(unreadable.hint),
        },
        other => Failure::cannot(other),
    }
}
