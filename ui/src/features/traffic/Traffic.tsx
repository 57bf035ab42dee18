import { Trash2 } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { en } from "../../app/i18n/en";
import { useAction } from "../../host/queries";
import { Button } from "../../kit/Button";
import { Segmented } from "../../kit/Segmented";
import { Drift } from "./Drift";
import { FileMenu, FileState } from "./Files";
import { FilterChips } from "./FilterChips";
import { FilterInput } from "./FilterInput";
import { Losses } from "./Losses";
import { Requests } from "./Requests";
import { Statistics } from "./Statistics";
import styles from "./Traffic.module.css";
import { useFiles } from "./use-files";
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
  const files = useFiles();
  const bar = (
    <>
      <div className={styles.bar}>
        <Segmented label={en.traffic.view} value={view} onChange={setView} choices={views.map((one) => ({ value: one, label: en.traffic[one] }))} />
        <FilterInput value={typed} onChange={setTyped} />
        <span className={styles.count} role="status">{en.traffic.count(traffic.total, traffic.totalIsMore)}</span>
        <Losses {...traffic.losses} />
        <FileMenu filter={filter} files={files} />
        <Clear empty={traffic.total === 0} onCleared={() => { setSelected(null); void traffic.showNewest(); }} />
      </div>
      <FileState files={files} />
      <FilterChips filter={typed} onChange={setTyped} />
    </>
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
