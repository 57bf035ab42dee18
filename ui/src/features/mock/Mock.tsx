import { Play, RotateCw, Square } from "lucide-react";
import { en } from "../../app/i18n/en";
import { useView } from "../../app/store";
import { queries, useAction, useCommand } from "../../host/queries";
import type { MockView, WorkspaceView } from "../../host/wire";
import { Button } from "../../kit/Button";
import { Copy } from "../../kit/Copy";
import { cx } from "../../kit/cx";
import { Failure, Loading } from "../../kit/States";
import { MockForm } from "./MockForm";
import styles from "./Mock.module.css";
import { Reloads } from "./Reloads";

/** The workspace's mock: run it, tune it, see how it does. */
export function Mock({ workspace }: { workspace: WorkspaceView }) {
  const status = useCommand("mock.status", {});
  const actions = useMockActions();
  if (status.isPending) return <Loading label={en.app.loading} />;
  if (status.error !== null) return <Failure title={status.error.message} hint={status.error.hint} />;
  const mock = status.data;
  return (
    <div className={styles.page}>
      <Head mock={mock} actions={actions} />
      <Trouble mock={mock} failure={actions.error} />
      <Counters mock={mock} />
      <div className={styles.columns}>
        <MockForm key={JSON.stringify(mock.settings)} mock={mock} />
        <Reloads mock={mock} documents={workspace.documents} />
      </div>
    </div>
  );
}

/** What keeps the mock from following the documents or from starting, and where to mend it. */
function Trouble({ mock, failure }: { mock: MockView; failure: Actions["error"] }) {
  const hint = failure !== null && failure.message === mock.error ? failure.hint : undefined;
  if (mock.error === null && !mock.stale) return null;
  const newest = mock.reloads[0];
  const text = mock.error ?? (newest !== undefined && !newest.ok ? newest.text : en.mock.staleTitle);
  return (
    <Failure title={text} hint={mock.stale || mock.state === "running" ? en.mock.lastGood : hint}>
      {mock.stale && <Button onClick={() => useView.setState({ problemsOpen: true })}>{en.mock.showProblems}</Button>}
    </Failure>
  );
}

function useMockActions() {
  const start = useAction("mock.start");
  const stop = useAction("mock.stop");
  const show = (mock: MockView) => queries.setQueryData(["mock.status", {}], mock);
  const restart = async (mock: MockView) => {
    await stop.mutateAsync({});
    show(await start.mutateAsync(mock.settings));
  };
  return {
    busy: start.isPending || stop.isPending,
    error: start.error ?? stop.error,
    start: (mock: MockView) => start.mutate(mock.settings, { onSuccess: show }),
    stop: () => stop.mutate({}, { onSuccess: show }),
    restart: (mock: MockView) => void restart(mock).catch(() => undefined),
  };
}

type Actions = ReturnType<typeof useMockActions>;

function Head({ mock, actions }: { mock: MockView; actions: Actions }) {
  const { busy, error, start, stop, restart } = actions;
  const running = mock.state === "running";
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.heading}>{en.mock.title}</h1>
        <span className={cx(styles.state, styles[mock.state])} role="status">
          <span aria-hidden className={styles.dot} />
          {en.mock[mock.state]}
        </span>
        <span className={styles.grow} />
        {running ? (
          <>
            <Button disabled={busy} icon={<RotateCw />} onClick={() => restart(mock)}>{en.mock.restart}</Button>
            <Button disabled={busy} icon={<Square />} onClick={stop}>{en.mock.stop}</Button>
          </>
        ) : (
          <Button tone="primary" disabled={busy} icon={<Play />} onClick={() => start(mock)}>{busy ? en.mock.starting : en.mock.start}</Button>
        )}
      </header>
      {running && mock.address !== null ? (
        <div className={styles.address}>
          <span className={styles.label}>{en.mock.address}</span>
          <code>{mock.address}</code>
          <Copy text={() => mock.address ?? ""} label={en.app.copy} doneLabel={en.app.copied} />
          <span className={styles.grow} />
          <span className={styles.label}>{en.mock.operations(mock.nOperations)}</span>
        </div>
      ) : (
        <p className={styles.lead}>{en.mock.stoppedHint}</p>
      )}
      {error !== null && error.message !== mock.error && <Failure title={error.message} hint={error.hint} />}
    </>
  );
}

function Counters({ mock }: { mock: MockView }) {
  const { counters } = mock;
  const lost = counters.nLost + counters.nWithoutBodies > 0;
  return (
    <>
      <dl className={styles.counters}>
        <Counter name={en.mock.requests} value={counters.nRequests} />
        <Counter name={en.mock.errors} value={counters.nErrors} bad={counters.nErrors > 0} />
        <Counter name={en.mock.lostRows} value={counters.nLost} bad={counters.nLost > 0} />
        <Counter name={en.mock.lostBodies} value={counters.nWithoutBodies} bad={counters.nWithoutBodies > 0} />
      </dl>
      {lost && <p className={styles.lead}>{en.mock.lossHint}</p>}
    </>
  );
}

function Counter({ name, value, bad = false }: { name: string; value: number; bad?: boolean }) {
  return (
    <div className={styles.counter}>
      <dt>{name}</dt>
      <dd className={cx(bad && styles.bad)}>{value.toLocaleString("en")}</dd>
    </div>
  );
}
