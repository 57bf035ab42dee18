import { ArrowUp, Search, Trash2 } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { en } from "../../app/i18n/en";
import { useAction, useCommand } from "../../host/queries";
import { Button } from "../../kit/Button";
import { Input } from "../../kit/Field";
import { Split } from "../../kit/Split";
import { Empty, Failure, Loading } from "../../kit/States";
import { Detail } from "./Detail";
import { ExchangeList } from "./ExchangeList";
import styles from "./Traffic.module.css";
import { useTraffic } from "./use-traffic";

/** What reached the mock, newest first, as it happens. */
export function Traffic() {
  const [typed, setTyped] = useState("");
  const filter = useDeferredValue(typed.trim());
  const [selected, setSelected] = useState<string | null>(null);
  const traffic = useTraffic(filter);
  const clear = useAction("traffic.clear");
  const list = (
    <section className={styles.pane}>
      <div className={styles.bar}>
        <Input leading={<Search aria-hidden />} type="search" code aria-label={en.traffic.filter} placeholder={en.traffic.filterHint} spellCheck={false} value={typed} onChange={(event) => setTyped(event.target.value)} />
        <span className={styles.count} role="status">{en.traffic.count(traffic.total)}</span>
        <Button tone="ghost" icon={<Trash2 aria-hidden />} disabled={traffic.total === 0 || clear.isPending} onClick={() => clear.mutate({}, { onSuccess: () => { setSelected(null); traffic.showNewest(); } })}>{en.traffic.clear}</Button>
      </div>
      {traffic.error !== null && <Failure title={traffic.error.message} hint={traffic.error.hint} />}
      {traffic.error === null && traffic.loading && traffic.rows.length === 0 && <Loading label={en.app.loading} />}
      {traffic.error === null && !traffic.loading && traffic.rows.length === 0 && <Nothing filtered={filter !== ""} onClear={() => setTyped("")} />}
      {traffic.rows.length > 0 && (
        <div className={styles.listBox}>
          {traffic.fresh > 0 && <button type="button" className={styles.pill} onClick={traffic.showNewest}><ArrowUp aria-hidden />{en.traffic.fresh(traffic.fresh)}</button>}
          <ExchangeList key={filter} rows={traffic.rows} total={traffic.total} selected={selected} onSelect={setSelected} onRange={traffic.onRange} onAtTop={traffic.setAtTop} fresh={traffic.fresh} />
        </div>
      )}
    </section>
  );
  return <Split id="traffic" label={en.app.resize} vertical initial={52} first={list} second={<Detail id={selected} />} />;
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
