import { Check, Copy as CopyIcon } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "./Button";

type CopyProps = { text: () => string; label: string; doneLabel: string; wide?: boolean };

/** Puts a text on the clipboard and says so for a moment. */
export function Copy({ text, label, doneLabel, wide = false }: CopyProps) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await put(text());
    setDone(true);
    setTimeout(() => setDone(false), 1500);
  };
  const icon = done ? <Check aria-hidden /> : <CopyIcon aria-hidden />;
  if (wide) return <Button tone="ghost" icon={icon} onClick={() => void copy()}>{done ? doneLabel : label}</Button>;
  return <IconButton label={done ? doneLabel : label} onClick={() => void copy()}>{icon}</IconButton>;
}

/** A webview may refuse the clipboard to a page; then the old way is taken. */
async function put(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}
