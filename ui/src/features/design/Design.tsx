import { lazy, Suspense } from "react";
import { MousePointerClick } from "lucide-react";
import { en } from "../../app/i18n/en";
import { setLayout, useView } from "../../app/store";
import type { Layout } from "../../app/store";
import { useCommand } from "../../host/queries";
import type { WorkspaceView } from "../../host/wire";
import { Segmented } from "../../kit/Segmented";
import { Split } from "../../kit/Split";
import { Empty, Failure, Loading } from "../../kit/States";
import styles from "./Design.module.css";
import { Operation } from "./Operation";
import { OperationTree } from "./OperationTree";

const CodePane = lazy(() => import("./code/CodePane").then((module) => ({ default: module.CodePane })));
const layouts = [
  { value: "view", label: en.design.view },
  { value: "split", label: en.design.split },
  { value: "code", label: en.design.code },
] as const;

/** Tree, view and text of the documents. */
export function Design({ workspace }: { workspace: WorkspaceView }) {
  const layout = useView((view) => view.layout);
  const switcher = <Segmented<Layout> label={en.design.layout} value={layout} choices={layouts} onChange={setLayout} />;
  const code = (
    <Suspense fallback={<Loading label={en.app.loading} />}>
      <CodePane workspace={workspace} trailing={switcher} />
    </Suspense>
  );
  const view = <Selected trailing={layout === "view" ? switcher : undefined} />;
  const right = layout === "view" ? view : layout === "code" ? code : <Split id="design" label={en.app.resize} initial={54} first={view} second={code} />;
  return <Split id="tree" label={en.app.resize} initial={22} first={<OperationTree />} second={right} />;
}

function Selected({ trailing }: { trailing: React.ReactNode }) {
  const selected = useView((view) => view.selected);
  const operation = useCommand("operation.get", selected ?? { document: "", pointer: "" }, { enabled: selected !== null, keep: true });
  return (
    <section className={styles.view} aria-label={en.design.view}>
      {trailing !== undefined && <div className={styles.bar}>{trailing}</div>}
      {selected === null && <Empty title={en.design.choose} icon={<MousePointerClick aria-hidden />} />}
      {selected !== null && operation.error !== null && <Failure title={operation.error.message} hint={operation.error.hint} />}
      {selected !== null && operation.isPending && <Loading label={en.app.loading} />}
      {selected !== null && operation.data !== undefined && operation.error === null && <Operation key={`${operation.data.document}${operation.data.pointer}`} operation={operation.data} />}
    </section>
  );
}
