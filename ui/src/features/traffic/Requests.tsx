import { ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { en } from "../../app/i18n/en";
import { useProvided } from "../../app/use-provided";
import { useAction, useCommand } from "../../host/queries";
import { Button } from "../../kit/Button";
import { Split } from "../../kit/Split";
import { Empty, Failure, Loading } from "../../kit/States";
import { Compare } from "./Compare";
import { Detail } from "./Detail";
import { ExchangeList } from "./ExchangeList";
import styles from "./Traffic.module.css";
import type { useTraffic } from "./use-traffic";
import { useTryExchange } from "./use-try-exchange";

type RequestsProps = { bar: ReactNode; filter: string; traffic: ReturnType<typeof useTraffic>; selected: string | null; onSelect: (id: string) => void; onClearFilter: () => void };

/** The list of exchanges, with one of them, or two beside each other, below. */
export function Requests({ bar, filter, traffic, selected, onSelect, onClearFilter }: RequestsProps) {
  const replaying = useAction("traffic.replay");
  const replay = (id: string) => replaying.mutate({ id, to: null });
  const opening = useTryExchange();
  const comparing = useComparing(selected, onSelect);
  useProvided("replay", () => selected !== null && replay(selected));
  useProvided("openInTry", () => selected !== null && opening.mutate(selected));
  const { error, loading, rows } = traffic;
  const list = (
    <section className={styles.pane}>
      {bar}
      {error !== null && <Failure title={error.message} hint={error.hint} />}
      {opening.error !== null && <Failure title={opening.error.message} hint={opening.error.hint} />}
      {comparing.waiting && <p className={styles.hint} role="status">{en.traffic.compareHint}</p>}
      {error === null && loading && rows.length === 0 && <Loading label={en.app.loading} />}
      {error === null && !loading && rows.length === 0 && <Nothing filtered={filter !== ""} onClear={onClearFilter} />}
      {rows.length > 0 && (
        <div className={styles.listBox}>
          {traffic.fresh > 0 && <button type="button" className={styles.pill} onClick={() => void traffic.showNewest()}><ArrowUp aria-hidden />{en.traffic.fresh(traffic.fresh)}</button>}
          <ExchangeList key={filter} rows={rows} total={traffic.total} selected={selected} pinned={comparing.pinned} onSelect={onSelect} onCompare={comparing.with} onEscape={comparing.end} onRange={traffic.onRange} onAtTop={traffic.setAtTop} onNewest={traffic.showNewest} fresh={traffic.fresh} />
        </div>
      )}
    </section>
  );
  const { pair } = comparing;
  const below = pair === null ? <Detail id={selected} replaying={replaying} onReplay={replay} onTry={opening.mutate} /> : <Compare left={pair[0]} right={pair[1]} onClose={comparing.end} />;
  return <Split id="traffic" label={en.app.resize} vertical initial={52} first={list} second={below} />;
}

/** Two rows to compare: the first is kept while the person moves to the other. */
function useComparing(selected: string | null, onSelect: (id: string) => void) {
  const [pinned, setPinned] = useState<string | null>(null);
  const [on, setOn] = useState(false);
  useProvided("compare", () => {
    if (selected === null) return;
    if (pinned === null) setPinned(selected);
    else if (pinned === selected) setPinned(null);
    else setOn(true);
  });
  return {
    pinned,
    waiting: pinned !== null && !on,
    pair: on && pinned !== null && selected !== null && pinned !== selected ? ([pinned, selected] as const) : null,
    with: (id: string) => {
      if (selected === null || id === selected) return;
      setPinned(selected);
      setOn(true);
      onSelect(id);
    },
    end: () => {
      setPinned(null);
      setOn(false);
    },
  };
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
