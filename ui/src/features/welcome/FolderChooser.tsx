import { CornerLeftUp, FileText, Folder } from "lucide-react";
import { useState } from "react";
import { en } from "../../app/i18n/en";
import { useView } from "../../app/store";
import { useAction, useCommand } from "../../host/queries";
import { Button, IconButton } from "../../kit/Button";
import { Input } from "../../kit/Field";
import { Modal } from "../../kit/Modal";
import { Empty, Failure, Loading } from "../../kit/States";
import styles from "./FolderChooser.module.css";

/** Picks a folder where there is no native dialog. */
export function FolderChooser() {
  const isOpen = useView((view) => view.chooserOpen);
  const [path, setPath] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const page = useCommand("workspace.browse", { path }, { enabled: isOpen, keep: true });
  const open = useAction("workspace.open");
  const close = () => useView.setState({ chooserOpen: false });
  const visit = (next: string) => {
    setPath(next);
    setTyped(null);
  };
  const target = typed ?? page.data?.path ?? "";
  const parent = page.data?.parent ?? null;
  return (
    <Modal
      open={isOpen}
      title={en.welcome.chooser}
      closeLabel={en.app.close}
      onClose={close}
      footer={
        <>
          <Button tone="ghost" onClick={close}>{en.app.cancel}</Button>
          <Button tone="primary" disabled={target === "" || open.isPending} onClick={() => open.mutate({ path: target }, { onSuccess: close })}>
            {open.isPending ? en.welcome.opening : en.welcome.open}
          </Button>
        </>
      }
    >
      <form
        className={styles.bar}
        onSubmit={(event) => {
          event.preventDefault();
          visit(target);
        }}
      >
        <IconButton label={en.welcome.up} disabled={parent === null} onClick={() => parent !== null && visit(parent)}><CornerLeftUp /></IconButton>
        <Input aria-label={en.welcome.path} code value={target} spellCheck={false} onChange={(event) => setTyped(event.target.value)} />
        <Button type="submit">{en.welcome.go}</Button>
      </form>
      {open.error !== null && <Failure title={open.error.message} hint={open.error.hint} />}
      {page.error !== null && <Failure title={page.error.message} hint={page.error.hint} />}
      <div className={styles.list}>
        {page.isPending && <Loading label={en.app.loading} />}
        {page.data?.entries.length === 0 && <Empty title={en.welcome.noFolders} />}
        <ul aria-label={en.welcome.folders}>
          {page.data?.entries.map((entry) => (
            <li key={entry.path}>
              {entry.directory ? (
                <button type="button" className={styles.entry} onClick={() => visit(entry.path)}><Folder aria-hidden />{entry.name}</button>
              ) : (
                <span className={styles.entry} data-file><FileText aria-hidden />{entry.name}</span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Modal>
  );
}
