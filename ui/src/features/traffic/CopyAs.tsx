import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { en } from "../../app/i18n/en";
import { call } from "../../host/client";
import { toFailure } from "../../host/transport";
import type { SnippetForm } from "../../host/wire";
import { putOnClipboard } from "../../kit/clipboard";
import { Menu } from "../../kit/Menu";
import styles from "./Detail.module.css";

const forms: SnippetForm[] = ["curl", "fetch", "httpie", "python", "http"];

/** The request as a command or program, on the clipboard. */
export function CopyAs({ id }: { id: string }) {
  const [told, setTold] = useState<string | null>(null);
  const copy = async (kind: SnippetForm) => {
    try {
      const snippet = await call("traffic.snippet", { id, kind });
      await putOnClipboard(snippet.text);
      setTold(en.app.copied);
    } catch (thrown) {
      setTold(toFailure(thrown).message);
    }
    setTimeout(() => setTold(null), 2500);
  };
  return (
    <>
      <span role="status" className={styles.told}>{told}</span>
      <Menu
        label={en.traffic.copyAs}
        icon={told === en.app.copied ? <Check aria-hidden /> : <Copy aria-hidden />}
        choices={forms.map((form) => ({ value: form, label: en.traffic.forms[form] }))}
        onChoose={(form) => void copy(form)}
      />
    </>
  );
}
