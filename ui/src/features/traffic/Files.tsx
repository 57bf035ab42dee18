import { FileJson, X } from "lucide-react";
import { useRef } from "react";
import { en } from "../../app/i18n/en";
import { IconButton } from "../../kit/Button";
import { Menu } from "../../kit/Menu";
import { Failure } from "../../kit/States";
import styles from "./Files.module.css";
import type { useFiles } from "./use-files";

type FileWork = ReturnType<typeof useFiles>;

/** Exchanges to a file, and from one. */
export function FileMenu({ filter, files }: { filter: string; files: FileWork }) {
  const field = useRef<HTMLInputElement>(null);
  const choices = [
    { value: "export", label: filter === "" ? en.traffic.exportAll : en.traffic.exportFiltered },
    { value: "import", label: en.traffic.importFile },
  ] as const;
  return (
    <>
      <Menu label={en.traffic.files} icon={<FileJson aria-hidden />} choices={choices} onChoose={(chosen) => (chosen === "export" ? files.exportHar(filter) : field.current?.click())} />
      <input
        ref={field}
        type="file"
        hidden
        aria-label={en.traffic.importFile}
        accept=".har,.json,.bru,.sh,.txt,.curl"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file can be chosen again.
          event.target.value = "";
          if (file !== undefined) files.importFile(file);
        }}
      />
    </>
  );
}

/** How far a file is, what came of it, or why it failed. */
export function FileState({ files: { progress, result, error, close } }: { files: FileWork }) {
  if (error !== null) return <div className={styles.state}><Failure title={error.message} hint={error.hint} /><IconButton label={en.app.close} onClick={close}><X /></IconButton></div>;
  if (progress !== null) {
    return (
      <div className={styles.state}>
        <span className={styles.text} role="status">{progress.text}</span>
        <progress className={styles.progress} aria-label={progress.text} {...(progress.done === null ? {} : { value: progress.done })} />
      </div>
    );
  }
  if (result === null) return null;
  return (
    <div className={styles.state}>
      <span className={styles.text} role="status">{result.text}</span>
      {result.notes.length > 0 && <details className={styles.notes}><summary>{en.traffic.importNotes(result.notes.length)}</summary><ul>{result.notes.map((note) => <li key={note}>{note}</li>)}</ul></details>}
      <IconButton label={en.app.close} onClick={close}><X /></IconButton>
    </div>
  );
}
