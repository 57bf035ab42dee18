import { Braces, CircleX, Search, TriangleAlert } from "lucide-react";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import type { KeyboardEvent as ReactKeyboardEvent } from "react";
import { keysOf, provide } from "../../app/actions";
import { en } from "../../app/i18n/en";
import { selectOperation, showInCode, useView } from "../../app/store";
import type { Grouping, OutlineRow } from "../../host/wire";
import { Button } from "../../kit/Button";
import { Input } from "../../kit/Field";
import { keyLabels } from "../../kit/keys";
import { Method } from "../../kit/Method";
import { Segmented } from "../../kit/Segmented";
import { Empty, Failure, Loading } from "../../kit/States";
import { Tree } from "../../kit/Tree";
import styles from "./OperationTree.module.css";
import { useOutline } from "./use-outline";

const groupings = [
  { value: "tag", label: en.design.byTag },
  { value: "path", label: en.design.byPath },
  { value: "flat", label: en.design.flat },
] as const;

/** All operations of the workspace. */
export function OperationTree() {
  const [grouping, setGrouping] = useState<Grouping>("tag");
  const [typed, setTyped] = useState("");
  const filter = useDeferredValue(typed.trim());
  const input = useFocusAction();
  const pane = useRef<HTMLElement>(null);
  const leaveFilter = (event: ReactKeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const tree = pane.current?.querySelector<HTMLElement>("[role=tree]");
    tree?.focus();
    // The tree opens the row that it is at: the first that was found.
    if (event.key === "Enter") tree?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  };
  return (
    <section ref={pane} className={styles.pane} aria-label={en.design.tree}>
      <div className={styles.bar}>
        <div ref={input} className={styles.filter}>
          <Input leading={<Search aria-hidden />} type="search" aria-label={en.design.filter} placeholder={`${en.design.filter}  ${keyLabels(keysOf("filter") ?? "").join(" ")}`} spellCheck={false} value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={leaveFilter} />
        </div>
        <Segmented<Grouping> label={en.design.grouping} value={grouping} choices={groupings} onChange={setGrouping} />
      </div>
      <Rows key={`${grouping} ${filter}`} grouping={grouping} filter={filter} onClear={() => setTyped("")} />
    </section>
  );
}

function Rows({ grouping, filter, onClear }: { grouping: Grouping; filter: string; onClear: () => void }) {
  const [collapsed, setCollapsed] = useState<string[]>([]);
  const [chosen, setActive] = useState<number | null>(null);
  const outline = useOutline(grouping, filter, collapsed);
  const active = chosen ?? (filter === "" ? 0 : firstLeaf(outline));
  const selected = useView((view) => view.selected);
  const open = (index: number) => {
    const row = outline.row(index);
    if (row?.kind === "operation") selectOperation(row.document, row.pointer);
    else if (row?.kind === "document") {
      // A document that cannot be read has nothing below it but its text.
      showInCode(row.document, { line: 1 });
      expand(index, true);
    } else if (row?.expanded === null) showInCode(row.document, { pointer: row.pointer });
    else if (row !== undefined) expand(index, row.expanded !== true);
  };
  const expand = (index: number, expanded: boolean) => {
    const row = outline.row(index);
    if (row !== undefined) setCollapsed(expanded ? collapsed.filter((id) => id !== row.id) : [...collapsed, row.id]);
  };
  if (outline.error !== null) return <Failure title={outline.error.message} hint={outline.error.hint} />;
  if (outline.loading) return <Loading label={en.app.loading} />;
  if (outline.total === 0) return filter === "" ? <Empty title={en.design.noOperations}><p>{en.design.noOperationsHint}</p></Empty> : <Empty title={en.design.noMatch}><Button onClick={onClear}>{en.design.clearFilter}</Button></Empty>;
  return (
    <Tree
      label={en.design.tree}
      count={outline.total}
      active={Math.min(active, outline.total - 1)}
      onActive={setActive}
      onOpen={open}
      onExpand={expand}
      onRange={outline.onRange}
      row={(index) => {
        const row = outline.row(index);
        return row === undefined ? undefined : {
          level: row.level,
          posInSet: row.position,
          setSize: row.setSize,
          expanded: row.expanded,
          label: row.label,
          selected: selected !== null && row.kind === "operation" && row.pointer === selected.pointer && row.document === selected.document,
          content: <RowContent row={row} />,
        };
      }}
    />
  );
}

/** What a filter found first: below the names of its groups, which stand at the top. */
function firstLeaf(outline: ReturnType<typeof useOutline>): number {
  for (let index = 0; index < Math.min(outline.total, 4); index += 1) if (outline.row(index)?.expanded === null) return index;
  return 0;
}

/** The spaces are read, not seen: they keep the words of the row's name apart. */
function RowContent({ row }: { row: OutlineRow }) {
  const Mark = row.nErrors > 0 ? CircleX : row.nWarnings > 0 ? TriangleAlert : null;
  return (
    <>
      {row.method !== null && <Method method={row.method} narrow />}{row.kind === "schema" && <Braces aria-hidden className={styles.schema} />}{" "}
      <span className={row.expanded === null ? styles.path : styles.group} data-deprecated={row.deprecated || undefined} title={row.detail ?? row.label}>{row.label}</span>{" "}
      {row.deprecated && <span className="visually-hidden">{en.design.deprecated} </span>}
      {row.expanded !== null && row.detail !== null && <span className={styles.count}>{row.detail} </span>}
      {Mark !== null && <Mark role="img" className={row.nErrors > 0 ? styles.errors : styles.warnings} aria-label={en.app.problems(row.nErrors, row.nWarnings)} />}
    </>
  );
}

function useFocusAction() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => provide("filter", () => box.current?.querySelector("input")?.select()), []);
  return box;
}
