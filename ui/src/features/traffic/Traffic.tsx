import { ArrowUp, Trash2 } from "lucide-react";
import { useDeferredValue, useState } from "react";
import type { ReactNode } from "react";
import { en } from "../../app/i18n/en";
import { useAction, useCommand } from "../../host/queries";
import { Button } from "../../kit/Button";
import { Segmented } from "../../kit/Segmented";
import { Split } from "../../kit/Split";
import { Empty, Failure, Loading } from "../../kit/States";
import { Detail } from "./Detail";
import { Drift } from "./Drift";
import { ExchangeList } from "./ExchangeList";
import { FilterInput } from "./FilterInput";
import { Statistics } from "./Statistics";
import styles from "./Traffic.module.css";
import { useTraffic } from "./use-traffic";

type View = "requests" | "figures" | "drift";
const views: View[] = ["requests", "figures", "drift"];

/** What reached the mock, newest first, as it happens; counted, and held against the document. */
export function Traffic() {
  const [typed, setTyped] = useState("");
  const filter = useDeferredValue(typed.trim());
  const [view, setView] = useState<View>("requests");
  const [selected, setSelected] = useState<string | null>(null);
  const traffic = useTraffic(filter);
  const bar = (
    <div className={styles.bar}>
      <Segmented label={en.traffic.view} value={view} onChange={setView} choices={views.map((one) => ({ value: one, label: en.traffic[one] }))} />
      <FilterInput value={typed} onChange={setTyped} />
      <span className={styles.count} role="status">{en.traffic.count(traffic.total, traffic.totalIsMore)}</span>
      <Clear empty={traffic.total === 0} onCleared={() => { setSelected(null); traffic.showNewest(); }} />
    </div>
  );
  if (view === "figures") return <section className={styles.pane}>{bar}<Statistics filter={filter} /></section>;
  const show = (id: string) => { setSelected(id); setView("requests"); };
  if (view === "drift") return <section className={styles.pane}>{bar}<Drift filter={filter} onExchange={show} /></section>;
  return <Requests bar={bar} filter={filter} traffic={traffic} selected={selected} onSelect={setSelected} onClearFilter={() => setTyped("")} />;
}

function Clear({ empty, onCleared }: { empty: boolean; onCleared: () => void }) {
  const clear = useAction("traffic.clear");
  return <Button tone="ghost" icon={<Trash2 aria-hidden />} disabled={empty || clear.isPending} onClick={() => clear.mutate({}, { onSuccess: onCleared })}>{en.traffic.clear}</Button>;
}

type RequestsProps = { bar: ReactNode; filter: string; traffic: ReturnType<typeof useTraffic>; selected: string | null; onSelect: (id: string) => void; onClearFilter: () => void };

function Requests({ bar, filter, traffic, selected, onSelect, onClearFilter }: RequestsProps) {
  const replaying = useAction("traffic.replay");
  const replay = (id: string) => replaying.mutate({ id, to: null });
  const { error, loading, rows } = traffic;
  const list = (
    <section className={styles.pane}>
      {bar}
      {error !== null && <Failure title={error.message} hint={error.hint} />}
      {error === null && loading && rows.length === 0 && <Loading label={en.app.loading} />}
      {error === null && !loading && rows.length === 0 && <Nothing filtered={filter !== ""} onClear={onClearFilter} />}
      {rows.length > 0 && (
        <div className={styles.listBox}>
          {traffic.fresh > 0 && <button type="button" className={styles.pill} onClick={traffic.showNewest}><ArrowUp aria-hidden />{en.traffic.fresh(traffic.fresh)}</button>}
          <ExchangeList key={filter} rows={rows} total={traffic.total} selected={selected} onSelect={onSelect} onReplay={replay} onRange={traffic.onRange} onAtTop={traffic.setAtTop} fresh={traffic.fresh} />
        </div>
      )}
    </section>
  );
  return <Split id="traffic" label={en.app.resize} vertical initial={52} first={list} second={<Detail id={selected} replaying={replaying} onReplay={replay} />} />;
}

function Nothing({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const mock = useCommand("mock.status", {});
  const start = useAction("mock.start");
  if (filtered) return <Empty title={en.traffic.noMatch}><Button onClick={onClear}>{en.design.clearFilter}</Button></Empty>;
  const address = mock.data?.state === "running" ? mock.data.address : null;
  if (address !== null) return <Empty title={en.traffic.none(address)} />;
  return (
    <Empty title={en.traffic.noneStopped}>
      {mock.data !== undefined && <Button disabled={start.isPending} onClick={() => start.mutate(mock.data.settings)}>{en.design.startMock}</Button>}
      {start.error !== null && <Failure title={start.error.message} hint={start.error.hint} />}
    </Empty>
  );
}
