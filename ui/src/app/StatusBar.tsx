import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import { useCommand } from "../host/queries";
import type { MockView, WorkspaceView } from "../host/wire";
import { cx } from "../kit/cx";
import { en } from "./i18n/en";
import styles from "./Shell.module.css";
import { goTo, useView } from "./store";

/** One line: problems, place in the text, and the mock. */
export function StatusBar({ workspace }: { workspace: WorkspaceView }) {
  const problems = useCommand("problems.list", {}, { keep: true }).data;
  const mock = useCommand("mock.status", {}).data;
  const caret = useView((view) => view.caret);
  const errors = problems?.nErrors ?? 0;
  const warnings = problems?.nWarnings ?? 0;
  const Icon = errors > 0 ? CircleX : warnings > 0 ? TriangleAlert : CircleCheck;
  return (
    <footer className={styles.status}>
      <button type="button" className={styles.item} onClick={() => useView.setState((view) => ({ problemsOpen: !view.problemsOpen }))}>
        <Icon aria-hidden className={errors > 0 ? styles.errors : warnings > 0 ? styles.warnings : undefined} />
        <span role="status">{en.app.problems(errors, warnings)}</span>
      </button>
      <span className={cx(styles.item, styles.grow)}>
        <span title={workspace.path}>{workspace.name}</span>
      </span>
      {caret !== null && <span className={styles.item}>{en.app.caret(caret.line, caret.column)} · {en.design.leaveCode}</span>}
      {mock !== undefined && (
        <button type="button" className={styles.item} onClick={() => goTo("mock")}>
          <span aria-hidden className={cx(styles.dot, mock.state === "running" && styles.running, mock.state === "failed" && styles.failed)} />
          {mockText(mock)}
        </button>
      )}
    </footer>
  );
}

function mockText(mock: MockView): string {
  switch (mock.state) {
    case "running": return en.app.mockOn((mock.address ?? "").replace(/^https?:\/\//, ""));
    case "starting": return en.app.mockStarting;
    case "failed": return en.app.mockFailed;
    case "stopped": return en.app.mockOff;
  }
}
