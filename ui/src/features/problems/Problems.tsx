import { CircleX, Info, TriangleAlert, X } from "lucide-react";
import { useState } from "react";
import { en } from "../../app/i18n/en";
import { showInCode, useView } from "../../app/store";
import { useCommand } from "../../host/queries";
import type { Problem } from "../../host/wire";
import { IconButton } from "../../kit/Button";
import { cx } from "../../kit/cx";
import { useRowHeight } from "../../kit/density";
import { Inline } from "../../kit/Inline";
import { Empty, Failure, Loading } from "../../kit/States";
import { VirtualRows } from "../../kit/VirtualRows";
import styles from "./Problems.module.css";

const icons = { error: CircleX, warning: TriangleAlert, note: Info };

/** What is wrong with the documents, over any screen. */
export function Problems({ documents }: { documents: number }) {
  const list = useCommand("problems.list", {}, { keep: true });
  return (
    <section className={styles.panel} aria-label={en.problems.title}>
      <header className={styles.head}>
        <h2>{en.problems.title}</h2>
        <IconButton label={en.problems.hide} onClick={() => useView.setState({ problemsOpen: false })}><X /></IconButton>
      </header>
      {list.isPending && <Loading label={en.app.loading} />}
      {list.error !== null && <Failure title={list.error.message} hint={list.error.hint} />}
      {list.data !== undefined && (list.data.problems.length === 0 ? <Empty title={en.problems.none(documents)} /> : <Rows problems={list.data.problems} />)}
    </section>
  );
}

function Rows({ problems }: { problems: Problem[] }) {
  const [active, setActive] = useState(0);
  const rowHeight = useRowHeight();
  const open = (index: number) => {
    const problem = problems[index];
    if (problem !== undefined) showInCode(problem.document, { from: problem.from });
  };
  return (
    <VirtualRows
      role="listbox"
      label={en.problems.list}
      count={problems.length}
      rowHeight={rowHeight}
      active={Math.min(active, problems.length - 1)}
      onActive={setActive}
      onKey={(event) => event.key === "Enter" && open(active)}
      row={(index, id) => {
        const problem = problems[index];
        return problem === undefined ? null : <Line id={id} problem={problem} active={index === active} place={index + 1} total={problems.length} onOpen={() => { setActive(index); open(index); }} />;
      }}
    />
  );
}

type LineProps = { id: string; problem: Problem; active: boolean; place: number; total: number; onOpen: () => void };

function Line({ id, problem, active, place, total, onOpen }: LineProps) {
  const Icon = icons[problem.severity];
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list handles the keys
    <div id={id} role="option" aria-selected={active} aria-posinset={place} aria-setsize={total} className={cx(styles.row, active && styles.active)} onClick={onOpen}>
      <Icon aria-label={en.problems.severity[problem.severity]} className={styles[problem.severity]} />
      <span className={styles.message} title={problem.hint ?? undefined}><Inline text={problem.message} /></span>
      <span className={styles.code}>{problem.code}</span>
      <span className={styles.place}>{problem.document}:{en.problems.line(problem.line, problem.column)}</span>
    </div>
  );
}
