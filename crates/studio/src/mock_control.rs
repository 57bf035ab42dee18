//! The one running mock of a workspace: start, stop, configure, swap, count.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};

use mock_core::{DataMode, DelayMs, MockConfig, Today, ValidateMode};
use mock_server::{Clock, Listen, Running, Shared, StartError, SystemClock, start};

use crate::{
    ApiError, ErrorCode,
    model::Model,
    recording::Recording,
    wire::{MockCounters, MockSettings, MockState, MockView, Reload},
};

const MAX_RELOADS: usize = 20;
/// Equal reloads that come closer than this are one, in milliseconds.
const BURST_MS: f64 = 5_000.0;
/// The first port that is tried when nobody named one.
const USUAL_PORT: u16 = 4010;

/// The mock of a workspace, running or not.
#[derive(Debug)]
pub(crate) struct MockControl {
    running: tokio::sync::Mutex<Option<Running>>,
    shown: Mutex<Shown>,
    /// The day on which the workspace was opened: reloads and settings do not move dates.
    today: Today,
}

/// What people see of it; read without waiting for a start or stop.
#[derive(Debug)]
struct Shown {
    state: MockState,
    address: Option<String>,
    error: Option<String>,
    settings: MockSettings,
    reloads: VecDeque<Reload>,
    counters: Option<Arc<mock_server::Counters>>,
    n_operations: u32,
    stale: bool,
}

impl Default for MockControl {
    fn default() -> Self {
        let settings = MockSettings {
            port: USUAL_PORT,
            seed: 0,
            data: "auto".to_owned(),
            validate: "reject".to_owned(),
            delay_ms: 0,
        };
        let shown = Shown {
            state: MockState::Stopped,
            address: None,
            error: None,
            settings,
            reloads: VecDeque::new(),
            counters: None,
            n_operations: 0,
            stale: false,
        };
        Self {
            running: tokio::sync::Mutex::new(None),
            shown: Mutex::new(shown),
            today: Today::of(SystemClock.now_us().div_euclid(1_000)),
        }
    }
}

impl MockControl {
    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn config(&self, settings: &MockSettings) -> Result<MockConfig, ApiError> {
        Ok(MockConfig {
            today: self.today,
            ..config_of(settings)?
        })
    }

    /// All about it, with the losses of the recording.
    pub(crate) fn view(&self, recording: &Recording) -> MockView {
        let shown = self.shown();
        let totals = shown
            .counters
            .as_ref()
            .map(|counters| counters.totals())
            .unwrap_or_default();
        let losses = recording.losses();
        MockView {
            state: shown.state,
            address: shown.address.clone(),
            error: shown.error.clone(),
            settings: shown.settings.clone(),
            counters: MockCounters {
                n_requests: clamp(totals.requests),
                n_errors: clamp(totals.by_class[3] + totals.by_class[4]),
                n_lost: clamp(losses.rows),
                n_without_bodies: clamp(losses.bodies),
            },
            n_operations: shown.n_operations,
            reloads: shown.reloads.iter().cloned().collect(),
            stale: shown.stale,
        }
    }

    pub(crate) fn settings(&self) -> MockSettings {
        self.shown().settings.clone()
    }

    pub(crate) fn address(&self) -> Option<String> {
        self.shown().address.clone()
    }

    /// Starts it, or restarts it with other settings.
    pub(crate) async fn start(
        &self,
        settings: MockSettings,
        model: &Model,
        recording: &Recording,
    ) -> Result<(), ApiError> {
        let config = self.config(&settings)?;
        let mut running = self.running.lock().await;
        if let Some(old) = running.take() {
            old.stop().await;
        }
        {
            let mut shown = self.shown();
            shown.settings = settings.clone();
            shown.state = MockState::Starting;
            shown.address = None;
        }
        if model.apis().is_empty() {
            return Err(self
                .failed("There is no readable API to serve in this workspace.".to_owned())
                .hint("Add a document to the folder, or mend the one that is broken."));
        }
        let shared = || Shared::new(Arc::new(model.compile(config.clone())));
        let server = match start(Listen::loopback(settings.port), shared(), recording.sink()).await
        {
            // The usual port may well be taken by another mock; any free one will do then.
            Err(StartError::PortInUse { .. }) if settings.port == USUAL_PORT => {
                start(Listen::loopback(0), shared(), recording.sink()).await
            }
            other => other,
        };
        let server = server.map_err(|error| self.failed(sentence(&error.to_string())))?;
        let mut shown = self.shown();
        shown.state = MockState::Running;
        shown.address = Some(format!("http://{}", server.address()));
        shown.error = None;
        shown.counters = Some(server.counters());
        shown.n_operations = clamp(model.n_operations() as u64);
        shown.stale = model.stale();
        *running = Some(server);
        Ok(())
    }

    fn failed(&self, message: String) -> ApiError {
        let mut shown = self.shown();
        shown.state = MockState::Failed;
        shown.error = Some(message.clone());
        ApiError::new(ErrorCode::MockFailed, message).hint("Choose another port.")
    }

    /// Stops it after the requests in flight. Nothing happens when it does not run.
    pub(crate) async fn stop(&self) {
        let mut running = self.running.lock().await;
        if let Some(server) = running.take() {
            server.stop().await;
        }
        let mut shown = self.shown();
        shown.state = MockState::Stopped;
        shown.address = None;
        shown.error = None;
    }

    /// Changes the settings: at once where it runs, with a restart for another port.
    pub(crate) async fn configure(
        &self,
        settings: MockSettings,
        model: &Model,
        recording: &Recording,
    ) -> Result<(), ApiError> {
        let config = self.config(&settings)?;
        let old = self.settings();
        if self.running.lock().await.is_some() && old.port != settings.port {
            return self.start(settings, model, recording).await;
        }
        self.shown().settings = settings;
        if let Some(server) = self.running.lock().await.as_ref() {
            server.swap(Arc::new(model.compile(config)));
        }
        Ok(())
    }

    /// Serves another model from the next request on. `what` names the cause.
    pub(crate) async fn swap(&self, model: &Model, what: &str) -> bool {
        let running = self.running.lock().await;
        let Some(server) = running.as_ref() else {
            return false;
        };
        let Ok(config) = self.config(&self.settings()) else {
            return false;
        };
        server.swap(Arc::new(model.compile(config)));
        let broken = model.faults.first().map(crate::Diagnostic::one_line);
        let mut shown = self.shown();
        shown.stale = model.stale();
        shown.n_operations = clamp(model.n_operations() as u64);
        let text = match (&broken, model.stale()) {
            (Some(fault), true) => format!("{fault} The last good state goes on serving."),
            _ => format!("Reloaded {what}."),
        };
        shown.error = if model.stale() { broken } else { None };
        let at = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default()
            .as_millis() as f64;
        let ok = !model.stale();
        // While somebody types, one line stands for the whole burst.
        let burst = |last: &&mut Reload| last.text == text && at - last.at < BURST_MS;
        match shown.reloads.front_mut().filter(burst) {
            Some(last) => last.at = at,
            None => shown.reloads.push_front(Reload { at, ok, text }),
        }
        shown.reloads.truncate(MAX_RELOADS);
        true
    }
}

/// Settings as the engine wants them.
///
/// # Errors
/// `bad_request` for a word that is not offered or a delay out of range.
fn config_of(settings: &MockSettings) -> Result<MockConfig, ApiError> {
    let wrong = |what: &str| Err(ApiError::new(ErrorCode::BadRequest, what));
    let data = match settings.data.as_str() {
        "auto" => DataMode::Auto,
        "generated" => DataMode::Generated,
        "examples" => DataMode::Examples,
        _ => return wrong("Data is auto, generated or examples."),
    };
    let validate = match settings.validate.as_str() {
        "reject" => ValidateMode::Reject,
        "warn" => ValidateMode::Warn,
        "off" => ValidateMode::Off,
        _ => return wrong("Validation is reject, warn or off."),
    };
    let Ok(delay) = DelayMs::new(settings.delay_ms) else {
        return wrong("The delay is at most ten minutes.");
    };
    let delay = (settings.delay_ms > 0).then_some((delay, delay));
    Ok(MockConfig {
        seed: settings.seed.into(),
        data,
        validate,
        delay,
        ..MockConfig::default()
    })
}

fn clamp(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A library's message as a sentence.
pub(crate) fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    let first = characters
        .next()
        .map(|one| one.to_uppercase().to_string())
        .unwrap_or_default();
    let end = if message.ends_with(['.', '!', '?']) {
        ""
    } else {
        "."
    };
    format!("{first}{}{end}", characters.as_str())
}
