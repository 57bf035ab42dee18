import { useRef } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { ChevronRight } from "lucide-react";
import { cx } from "./cx";
import { useRowHeight } from "./density";
import { findByPrefix } from "./list-keys";
import styles from "./Tree.module.css";
import { VirtualRows } from "./VirtualRows";

export type TreeRow = {
  level: number;
  posInSet: number;
  setSize: number;
  /** `null` for a leaf. */
  expanded: boolean | null;
  /** What type-ahead compares. */
  label: string;
  selected: boolean;
  content: ReactNode;
};

type TreeProps = {
  label: string;
  count: number;
  /** `undefined` while the page with this row is on its way. */
  row: (index: number) => TreeRow | undefined;
  active: number;
  onActive: (index: number) => void;
  onOpen: (index: number) => void;
  onExpand: (index: number, expanded: boolean) => void;
  onRange?: (first: number, last: number) => void;
};

/** A tree whose rows come in pages: arrows, Home, End, Enter and type-ahead, as the ARIA pattern asks. */
export function Tree(props: TreeProps) {
  const { active, count, row, onActive, onOpen, onExpand } = props;
  const rowHeight = useRowHeight();
  const typed = useTyped();
  const parentOf = (index: number) => {
    const level = row(index)?.level ?? 1;
    for (let at = index - 1; at >= 0; at -= 1) if ((row(at)?.level ?? level) < level) return at;
    return index;
  };
  const press = (event: KeyboardEvent) => {
    const current = row(active);
    if (event.ctrlKey || event.metaKey || event.altKey || current === undefined) return;
    if (event.key === "Enter" || event.key === " ") onOpen(active);
    else if (event.key === "ArrowRight" && current.expanded === false) onExpand(active, true);
    else if (event.key === "ArrowRight" && current.expanded === true) onActive(Math.min(count - 1, active + 1));
    else if (event.key === "ArrowLeft" && current.expanded === true) onExpand(active, false);
    else if (event.key === "ArrowLeft") onActive(parentOf(active));
    else if (event.key.length === 1) {
      const found = findByPrefix((index) => row(index)?.label, count, active, typed(event.key));
      if (found !== undefined) onActive(found);
    } else return;
    event.preventDefault();
  };
  const draw = (index: number, id: string) => {
    const data = row(index);
    return (
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree handles the keys
      <div
        id={id}
        role="treeitem"
        aria-level={data?.level ?? 1}
        aria-posinset={data?.posInSet}
        aria-setsize={data?.setSize}
        aria-expanded={data?.expanded ?? undefined}
        aria-selected={data?.selected ?? false}
        aria-busy={data === undefined}
        className={cx(styles.row, data?.selected === true && styles.selected)}
        style={{ paddingLeft: ((data?.level ?? 1) - 1) * 14 + 6 }}
        onClick={() => {
          onActive(index);
          if (data?.expanded === null) onOpen(index);
          else if (data !== undefined) onExpand(index, !data.expanded);
        }}
      >
        {data?.expanded !== null && data !== undefined && <ChevronRight aria-hidden className={cx(styles.twist, data.expanded && styles.open)} />}
        {data === undefined ? <span className={styles.skeleton} /> : data.content}
      </div>
    );
  };
  return <VirtualRows role="tree" label={props.label} count={count} rowHeight={rowHeight} active={active} onActive={onActive} row={draw} onRange={props.onRange} onKey={press} />;
}

/** Collects quick key presses into one word; a pause of 700 ms begins a new one. */
function useTyped(): (key: string) => string {
  const state = useRef({ text: "", at: 0 });
  return (key) => {
    const now = performance.now();
    const text = now - state.current.at < 700 ? state.current.text + key : key;
    state.current = { text, at: now };
    return text;
  };
}
