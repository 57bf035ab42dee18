import { CircleDot, Save } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import type { ReactNode } from "react";
import { keysOf, provide } from "../../../app/actions";
import { en } from "../../../app/i18n/en";
import { useView } from "../../../app/store";
import { useAction, useCommand } from "../../../host/queries";
import type { WorkspaceView } from "../../../host/wire";
import { Button, IconButton } from "../../../kit/Button";
import { cx } from "../../../kit/cx";
import { Select } from "../../../kit/Select";
import { Empty, Failure } from "../../../kit/States";
import styles from "./CodePane.module.css";
import type { SaveState } from "./session";
import { useEditor, useProblems, useReveal } from "./use-editor";

/** The text of a document; edits reach the service as they are typed. */
export function CodePane({ workspace, trailing }: { workspace: WorkspaceView; trailing: ReactNode }) {
  const chosen = useView((view) => view.document);
  const document = workspace.documents.find((each) => each.id === chosen)?.id ?? workspace.documents[0]?.id;
  const choices = workspace.documents.map((each) => ({ value: each.id, label: each.id }));
  if (document === undefined) return <Empty title={en.design.noOperations} />;
  const picker = <Select label={en.design.doc} value={document} choices={choices} onChange={(next) => useView.setState({ document: next, reveal: null })} />;
  return <Code key={document} document={document} picker={picker} trailing={trailing} />;
}

const saveTexts: Record<SaveState, string> = { saved: en.design.saved, dirty: en.design.unsaved, saving: en.design.saving, failed: en.design.saveFailed };

function Code({ document, picker, trailing }: { document: string; picker: ReactNode; trailing: ReactNode }) {
  const parent = useRef<HTMLDivElement>(null);
  const { editor, error, save, retry } = useEditor(parent, document);
  const reveal = useView((view) => view.reveal);
  const list = useCommand("problems.list", {}, { keep: true }).data;
  const problems = useMemo(() => list?.problems.filter((problem) => problem.document === document) ?? [], [list, document]);
  useReveal(editor, document, reveal);
  useProblems(editor, problems);
  useEffect(() => (editor === null ? undefined : provide("save", () => editor.session.save())), [editor]);
  return (
    <section className={styles.pane} aria-label={en.design.code}>
      <div className={styles.bar}>
        {picker}
        <span className={cx(styles.save, save === "failed" && styles.failed)} role="status">
          {save !== "saved" && <CircleDot aria-hidden />}
          {saveTexts[save]}
        </span>
        {save !== "saved" && <IconButton label={en.design.save} keys={keysOf("save")} onClick={() => editor?.session.save()}><Save /></IconButton>}
        <span className={styles.grow} />
        {trailing}
      </div>
      <Conflict document={document} />
      {error !== null && <Failure title={error.message} hint={error.hint}><Button onClick={retry}>{en.app.retry}</Button></Failure>}
      <div ref={parent} className={styles.editor} />
      {editor?.large === true && <p className={styles.note}>{en.design.plainMode}</p>}
    </section>
  );
}

/** The file changed on disk while the text here was changed too: the person chooses. */
function Conflict({ document }: { document: string }) {
  const documents = useCommand("document.list", {}, { keep: true }).data?.documents;
  const reload = useAction("document.reload");
  const save = useAction("document.save");
  if (documents?.find((each) => each.id === document)?.conflict !== true) return null;
  return (
    <div className={styles.conflict} role="alert">
      <span>{en.design.conflict}</span>
      <Button disabled={reload.isPending} onClick={() => reload.mutate({ document })}>{en.design.takeFile}</Button>
      <Button disabled={save.isPending} onClick={() => save.mutate({ document })}>{en.design.keepMine}</Button>
    </div>
  );
}
