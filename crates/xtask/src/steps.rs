//! Named, timed pieces of work, and the table at the end.

use std::time::{Duration, Instant};

use crate::say;
use crate::shell::Failure;

/// How a step ended when nothing went wrong.
#[derive(Debug)]
pub(crate) enum Done {
    /// It was done.
    Fully,
    /// It could not be done on this machine; the text says what was left out and why.
    Skipped(String),
}

enum Ending {
    Passed,
    Skipped(String),
    Failed(String),
}

struct Record {
    name: String,
    took: Duration,
    ending: Ending,
}

/// Does one step after the other and remembers how each ended.
pub(crate) struct Steps {
    total: usize,
    records: Vec<Record>,
}

impl Steps {
    pub(crate) fn new(total: usize) -> Self {
        Self {
            total,
            records: Vec::new(),
        }
    }

    /// Does the step; a failure is reported, remembered, and returned as `false`.
    pub(crate) fn run(
        &mut self,
        name: &str,
        doing: &str,
        work: impl FnOnce() -> Result<Done, Failure>,
    ) -> bool {
        let number = self.records.len() + 1;
        say::heading(&format!("[{number}/{}] {doing}…", self.total));
        let start = Instant::now();
        let ending = match work() {
            Ok(Done::Fully) => Ending::Passed,
            Ok(Done::Skipped(why)) => Ending::Skipped(why),
            Err(failure) => Ending::Failed(failure.to_string()),
        };
        let took = start.elapsed();
        match &ending {
            Ending::Passed => say::note(&format!("done in {}", seconds(took))),
            Ending::Skipped(why) => say::warning(&format!("{name} was SKIPPED: {why}")),
            Ending::Failed(why) => say::error(&format!("{name} FAILED: {why}")),
        }
        let passed = !matches!(ending, Ending::Failed(_));
        self.records.push(Record {
            name: name.to_owned(),
            took,
            ending,
        });
        passed
    }

    /// The first failure, for commands that cannot go on after one.
    pub(crate) fn must(
        &mut self,
        name: &str,
        doing: &str,
        work: impl FnOnce() -> Result<Done, Failure>,
    ) -> Result<(), Failure> {
        if self.run(name, doing, work) {
            return Ok(());
        }
        Err(Failure::new(format!("stopped, because {name} failed")))
    }

    /// Whether this step failed earlier.
    pub(crate) fn failed(&self, name: &str) -> bool {
        self.records
            .iter()
            .any(|record| record.name == name && matches!(record.ending, Ending::Failed(_)))
    }

    /// Prints the table, then `N passed, M failed` alone on the last line. Returns whether all is well.
    pub(crate) fn summary(&self) -> bool {
        say::line("");
        for record in &self.records {
            let (mark, why) = match &record.ending {
                Ending::Passed => ("passed", ""),
                Ending::Skipped(why) => ("SKIPPED", why.as_str()),
                Ending::Failed(why) => ("FAILED", why.as_str()),
            };
            let took = seconds(record.took);
            say::line(format!("{:<12} {took:>9}  {mark:<7}  {why}", record.name).trim_end());
        }
        let count = |wanted: fn(&Ending) -> bool| {
            self.records
                .iter()
                .filter(|record| wanted(&record.ending))
                .count()
        };
        let failed = count(|ending| matches!(ending, Ending::Failed(_)));
        let passed = count(|ending| matches!(ending, Ending::Passed));
        let skipped = self.records.len() - failed - passed;
        if skipped > 0 {
            say::line("");
            say::warning(&format!("{skipped} skipped; the table says what and why"));
        }
        say::line(&format!("{passed} passed, {failed} failed"));
        failed == 0
    }
}

fn seconds(took: Duration) -> String {
    let whole = took.as_secs();
    if whole >= 60 {
        return format!("{}m {:02}s", whole / 60, whole % 60);
    }
    format!("{:.1}s", took.as_secs_f64())
}
